import AISDK
import ProtocolSupport
import StreamTestSupport
import Testing

@Suite struct UIMessageHelpersTests {
    @Test(
        "a message is posted again if all calls of its last step have an outcome",
        arguments: [
            ("a", true), ("e", true), ("ae", true), ("at", true), ("dt", true), ("a-t", false), ("-", false),
            ("", false),
            ("t", false), ("as", false), ("ai", false), ("aq", false), ("ar", false), ("an", false), ("i-a", true),
            ("p", false), ("pa", true), ("ap", true), ("pi", false),
        ]
    )
    func completeWithToolCalls(_ shape: String, _ expected: Bool) throws {
        #expect(try Self.message(shape).isCompleteWithToolCalls == expected)
        #expect(try !Self.message(shape, role: "user").isCompleteWithToolCalls)
    }

    @Test(
        "a message is posted again if all approval requests of its last step are answered",
        arguments: [
            ("r", true), ("rt", true), ("ra", true), ("re", true), ("rn", true), ("rq", false), ("ri", false),
            ("rs", false),
            ("a", false), ("r-t", false), ("-r", true), ("", false),
        ]
    )
    func completeWithApprovalResponses(_ shape: String, _ expected: Bool) throws {
        #expect(try Self.message(shape).isCompleteWithApprovalResponses == expected)
        #expect(try !Self.message(shape, role: "user").isCompleteWithApprovalResponses)
    }

    /// Returns a message with one part for each letter.
    private static func message(_ shape: String, role: String = "assistant") throws -> UIMessageStream.UIMessage {
        let call = #""toolCallId":"c","input":1"#
        let parts: [Character: String] = [
            "-": #"{"type":"step-start"}"#, "t": #"{"type":"text","text":"x"}"#,
            "s": #"{"type":"tool-n",\#(call),"state":"input-streaming"}"#,
            "i": #"{"type":"tool-n",\#(call),"state":"input-available"}"#,
            "a": #"{"type":"tool-n",\#(call),"state":"output-available","output":1}"#,
            "d": #"{"type":"dynamic-tool","toolName":"n",\#(call),"state":"output-available","output":1}"#,
            "e": #"{"type":"tool-n",\#(call),"state":"output-error","errorText":"e"}"#,
            "p": #"{"type":"tool-n",\#(call),"state":"output-available","output":1,"providerExecuted":true}"#,
            "q": #"{"type":"tool-n",\#(call),"state":"approval-requested","approval":{"id":"p"}}"#,
            "r": #"{"type":"tool-n",\#(call),"state":"approval-responded","approval":{"id":"p","approved":true}}"#,
            "n": #"{"type":"tool-n",\#(call),"state":"output-denied","approval":{"id":"p","approved":false}}"#,
        ]
        let list = shape.compactMap { parts[$0] }.joined(separator: ",")
        return try UIMessageStream.UIMessage(json: #"{"id":"m","role":"\#(role)","parts":[\#(list)]}"#)
    }

    private struct City: Codable, Equatable { var city: String }

    private static func call(_ id: String, _ state: UIMessageStream.ToolState) -> UIMessageStream.ToolPart {
        UIMessageStream.ToolPart(name: "weather", toolCallID: id, state: state, input: ["city": "Emden"])
    }

    static let message: UIMessageStream.UIMessage = {
        var asked = call("asked", .approvalRequested)
        asked.approval = .init(id: "ap-1")
        var refused = call("refused", .approvalResponded)
        refused.approval = .init(id: "ap-2", approved: false, reason: "no", signature: "s")
        var providers = call("providers", .inputAvailable)
        providers.providerExecuted = true
        var answered = call("answered", .outputAvailable)
        answered.output = ["city": "Leer"]
        let dynamic = UIMessageStream.DynamicToolPart(toolCallID: "open-2", state: .inputAvailable, toolName: "d")
        return UIMessageStream.UIMessage(
            id: "m",
            role: .assistant,
            metadata: ["city": "Norden"],
            parts: [
                .stepStart(.init()), .text(.init(text: "a")), .tool(call("open-1", .inputAvailable)),
                .dynamicTool(dynamic),
                .tool(asked), .tool(refused), .tool(providers), .tool(answered), .stepStart(.init()),
                .data(.init(name: "city", id: "k", data: ["city": "Aurich"])),
                .data(.init(name: "city", data: ["city": "Jever"])),
                .text(.init(text: "b")),
            ]
        )
    }()

    @Test("calls and requests without an answer are found")
    func unanswered() {
        let message = Self.message
        #expect(message.unansweredToolCalls.map(\.toolCallID) == ["open-1", "open-2"])
        #expect(message.unansweredToolCalls.map(\.isDynamic) == [false, true])
        #expect(message.callsAwaitingApproval.map(\.toolCallID) == ["asked"])
        let answers = message.unverifiedApprovalAnswers
        #expect(answers.map(\.approvalID) == ["ap-2"])
        #expect(answers.map(\.isApproved) == [false])
        #expect(answers.first?.reason == "no")
        #expect(answers.first?.signature == "s")
        #expect(answers.first?.call.place == 5)
    }

    @Test("data, metadata, input and output are decoded as Codable types")
    func typed() throws {
        let message = Self.message
        #expect(try message.data("city", as: City.self) == City(city: "Jever"))
        #expect(try message.data("city", id: "k", as: City.self) == City(city: "Aurich"))
        #expect(try message.data("town", as: City.self) == nil)
        #expect(throws: (any Error).self) { try message.data("city", as: Int.self) }
        #expect(try message.decodeMetadata(City.self) == City(city: "Norden"))
        #expect(try message.toolCall("answered")?.decodeOutput(City.self) == City(city: "Leer"))
        #expect(try message.toolCall("open-1")?.decodeInput(City.self) == City(city: "Emden"))
        #expect(try message.toolCall("open-2")?.decodeInput(City.self) == nil)
        #expect(message.toolCall("none") == nil)
    }

    @Test("text and the current step are found")
    func parts() {
        #expect(Self.message.text == "ab")
        #expect(Self.message.currentStep.count == 3)
        #expect(UIMessageStream.UIMessage(id: "m", role: .user, parts: []).currentStep.isEmpty)
    }

    @Test("the message to continue is the last one, unless the request regenerates it")
    func continued() {
        let question = UIMessageStream.UIMessage(id: "u", role: .user, parts: [])
        var request = UIMessageStream.ChatRequest(messages: [question, Self.message])
        #expect(request.messageIDToContinue == "m")
        #expect(request.unverifiedMessageToContinue == Self.message)
        #expect(request.lastUserMessage?.id == "u")
        request.trigger = .regenerateMessage
        #expect(request.messageIDToContinue == nil)
        request = UIMessageStream.ChatRequest(messages: [Self.message, question])
        #expect(request.messageIDToContinue == nil)
    }
}
