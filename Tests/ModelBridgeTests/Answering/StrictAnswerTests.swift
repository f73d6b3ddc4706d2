import AISDK
import ModelBridge
import ProtocolSupport
import Testing

/// Whether an answer declares its tools in strict mode.
struct StrictAnswerTests {
    @Test(arguments: [true, false])
    func `Tools are strict if the options say so`(_ isStrict: Bool) async throws {
        let model = ScriptedModel(.openAIChat, StandInAPI.openAIChat.says("Hello."))
        let served = await ServedChat.serve(.words("Hello?"), with: model) { $0.usesStrictTools = isStrict }
        #expect(served.read().message?.text == "Hello.")
        let function = try #require(model.requests.first?.body["tools"]?[0]?["function"])
        #expect(function["strict"]?.boolValue == (isStrict ? true : nil))
    }
}
