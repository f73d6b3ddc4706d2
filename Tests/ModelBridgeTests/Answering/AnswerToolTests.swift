import AISDK
import ModelBridge
import ProtocolSupport
import Testing

/// What becomes of calls in the course of an answer.
struct AnswerToolTests {
    private struct Broken: Error, CustomStringConvertible { let description = "database db-7 is down" }

    @Test(arguments: StandInAPI.allCases)
    func `Preliminary outputs are replaced by the last one, and only that goes to the model`(
        _ standIn: StandInAPI
    ) async throws {
        let model = ScriptedModel(standIn.api, standIn.calls(.init(id: "a")), standIn.says("Done."))
        let tool = Toolbox.tool("weather") { _, run in
            try await run.update("looking")
            return "wet"
        }
        let served = await ServedChat.serve(.words("Weather?"), with: model, tools: Toolbox(tool))
        #expect(served.read().message?.toolCalls.map(\.output) == ["wet"])
        #expect(served.text.contains(#""output":"looking","preliminary":true"#))
        #expect("\(JSONValue.object(model.requests[1].body))".contains("wet"))
        #expect(!"\(JSONValue.object(model.requests[1].body))".contains("looking"))
    }

    @Test(arguments: StandInAPI.allCases)
    func `A tool that fails tells user and model nothing of why, and the log all`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(standIn.api, standIn.calls(.init(id: "a")), standIn.says("I could not look."))
        let tool = Toolbox.tool("weather") { _, _ in throw Broken() }
        let served = await ServedChat.serve(.words("Weather?"), with: model, tools: Toolbox(tool))
        let message = try #require(served.read().message)
        #expect(message.toolCalls.map(\.errorText) == ["The tool failed."])
        #expect(message.text == "I could not look.")
        #expect(served.toolErrors.count == 1 && served.toolErrors[0] is Broken)
        #expect(!served.text.contains("db-7"))
        let body = "\(JSONValue.object(model.requests[1].body))"
        #expect(body.contains("The tool failed.") && !body.contains("db-7"))
    }

    @Test func `The text of a ToolFailure is for user and model`() async throws {
        let standIn = StandInAPI.anthropic
        let model = ScriptedModel(standIn.api, standIn.calls(.init(id: "a")), standIn.says("Which Oslo?"))
        let tool = Toolbox.tool("weather") { _, _ in throw ToolFailure("There are two cities of that name.") }
        let served = await ServedChat.serve(.words("Weather?"), with: model, tools: Toolbox(tool))
        #expect(served.read().message?.toolCalls.map(\.errorText) == ["There are two cities of that name."])
        #expect("\(JSONValue.object(model.requests[1].body))".contains("There are two cities of that name."))
    }

    @Test func `A tool that cancels its own work has failed, and the answer goes on`() async throws {
        let standIn = StandInAPI.openAIChat
        let model = ScriptedModel(standIn.api, standIn.calls(.init(id: "a")), standIn.says("Done."))
        let tool = Toolbox.tool("weather") { _, _ in throw CancellationError() }
        let served = await ServedChat.serve(.words("Weather?"), with: model, tools: Toolbox(tool))
        #expect(served.read().message?.text == "Done.")
        #expect(served.toolErrors.count == 1)
    }

    @Test func `An output that clients refuse fails the call alone`() async throws {
        let standIn = StandInAPI.openAIChat
        let model = ScriptedModel(standIn.api, standIn.calls(.init(id: "a")), standIn.says("Done."))
        let tool = Toolbox.tool("weather") { _, _ in ["__proto__": ["x": 1]] }
        let served = await ServedChat.serve(.words("Weather?"), with: model, tools: Toolbox(tool))
        let message = try #require(served.read().message)
        #expect(message.text == "Done.")
        #expect(message.toolCalls.map(\.errorText) == ["The tool failed."])
    }

    @Test(arguments: StandInAPI.allCases)
    func `An input that does not fit is told to the model, which tries again`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(
            standIn.api,
            standIn.calls(.init(id: "a", input: ["town": "Oslo"])),
            standIn.calls(.init(id: "b")),
            standIn.says("Wet.")
        )
        let tool = Toolbox.tool("weather", check: { $0["city"] == nil ? "'city' is missing" : nil }) { _, _ in "wet" }
        let served = await ServedChat.serve(.words("Weather?"), with: model, tools: Toolbox(tool))
        let message = try #require(served.read().message)
        #expect(served.text.contains(#""type":"tool-input-error""#))
        #expect(message.toolCalls.map(\.state) == [.outputError, .outputAvailable])
        #expect(message.text == "Wet.")
        #expect("\(JSONValue.object(model.requests[1].body))".contains("'city' is missing"))
    }

    @Test(arguments: StandInAPI.allCases)
    func `A tool of the client pauses the answer, and its output continues it`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(
            standIn.api,
            standIn.calls(.init(id: "a"), .init(id: "b", tool: "pick")),
            standIn.says("Red it is.")
        )
        let tools = Toolbox(Toolbox.weather, Toolbox.tool("pick", run: nil))
        let first = await ServedChat.serve(.words("How is the weather?"), with: model, tools: tools)
        var copy = try #require(first.read().message)
        #expect(first.answer?.openCalls.map(\.name) == ["pick"])
        #expect(first.answer?.finishReason != .error)
        #expect(model.requests.count == 1)

        try copy.change("pick") { call in
            call["state"] = "output-available"
            call["output"] = "red"
        }
        let second = await ServedChat.serve(.goingOn(copy), stored: first.message, with: model, tools: tools)
        #expect(second.read().message?.text == "Red it is.")
        #expect(second.answer?.openCalls.isEmpty == true)
        let body = "\(JSONValue.object(model.requests[1].body))"
        #expect(body.contains("red") && body.contains("degrees"))
    }

    @Test(arguments: StandInAPI.allCases)
    func `A model that never stops calling is stopped`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(
            standIn.api,
            standIn.calls(.init(id: "a")),
            standIn.calls(.init(id: "b")),
            standIn.calls(.init(id: "c"))
        )
        let served = await ServedChat.serve(.words("Weather?"), with: model, maxSteps: 2)
        let message = try #require(served.read().message)
        #expect(message.toolCalls.map(\.state) == [.outputAvailable, .outputAvailable])
        #expect(served.answer?.reachedStepLimit == true)
        #expect(model.requests.count == 2)
    }
}

extension ServedChat {
    /// The stream as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension UIMessageStream.UIMessage {
    /// Changes the call of a tool, as a page does.
    mutating func change(_ tool: String, _ change: (inout JSONObject) -> Void) throws {
        var message = try JSONValue(json: json()).objectValue ?? [:]
        message["parts"] = .array(
            (message["parts"]?.arrayValue ?? []).map { part in
                guard part["type"] == .string("tool-\(tool)"), var call = part.objectValue else { return part }
                change(&call)
                return .object(call)
            }
        )
        self = try Self(json: JSONValue.object(message).json())
    }
}
