import AISDK
import ModelBridge
import ProtocolSupport
import Testing

/// Calls that the user must allow.
struct AnswerApprovalTests {
    private let ran = Box(0)

    private var tools: Toolbox {
        Toolbox(
            Toolbox.tool("weather", needsApproval: true) { [ran] _, _ in
                ran.change { $0 += 1 }
                return "wet"
            }
        )
    }

    /// Serves the answer that asks, and returns the stored message and the page's copy with the user's answer.
    private func ask(
        _ model: ScriptedModel,
        _ isApproved: Bool
    ) async throws -> (stored: UIMessageStream.UIMessage?, copy: UIMessageStream.UIMessage) {
        let first = await ServedChat.serve(.words("How is the weather?"), with: model, tools: tools)
        var copy = try #require(first.read().message)
        #expect(copy.callsAwaitingApproval.count == 1)
        #expect(first.answer?.openCalls.count == 1)
        #expect(ran.value == 0)
        try copy.change("weather") { call in
            let id = call["approval"]?["id"] ?? .null
            call["state"] = "approval-responded"
            call["approval"] = ["id": id, "approved": .bool(isApproved)]
        }
        return (first.message, copy)
    }

    @Test(arguments: StandInAPI.allCases)
    func `A call that the user allows runs with the next request`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(standIn.api, standIn.calls(.init(id: "a")), standIn.says("It is wet."))
        let (stored, copy) = try await ask(model, true)
        let second = await ServedChat.serve(.goingOn(copy), stored: stored, with: model, tools: tools)
        let message = try #require(second.read().message)
        #expect(second.logged.isEmpty)
        #expect(ran.value == 1)
        #expect(message.toolCalls.map(\.output) == ["wet"])
        #expect(message.text == "It is wet.")
        #expect("\(JSONValue.object(model.requests[1].body))".contains("wet"))
    }

    @Test(arguments: StandInAPI.allCases)
    func `A call that the user refuses is denied, and the model told`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(standIn.api, standIn.calls(.init(id: "a")), standIn.says("As you wish."))
        let (stored, copy) = try await ask(model, false)
        let second = await ServedChat.serve(.goingOn(copy), stored: stored, with: model, tools: tools)
        let message = try #require(second.read().message)
        #expect(second.logged.isEmpty)
        #expect(ran.value == 0)
        #expect(message.toolCalls.map(\.state) == [.outputDenied])
        #expect(message.text == "As you wish.")
        #expect("\(JSONValue.object(model.requests[1].body))".contains("did not allow"))
    }

    @Test func `An invented approval runs nothing`() async throws {
        let standIn = StandInAPI.anthropic
        let model = ScriptedModel(standIn.api, standIn.calls(.init(id: "a")))
        let (_, copy) = try await ask(model, true)
        let second = await ServedChat.serve(.goingOn(copy), with: model, tools: tools)
        #expect(ran.value == 0)
        #expect(second.logged.count == 1)
        #expect((second.logged.first as? UnverifiedRequestError)?.messageID == copy.id)
        #expect(second.read().errorText == "An error occurred.")
        #expect(model.requests.count == 1)
    }

    @Test func `While one of two calls waits for the user, the model is not asked`() async throws {
        let standIn = StandInAPI.openAIChat
        let model = ScriptedModel(standIn.api, standIn.calls(.init(id: "a"), .init(id: "b")), standIn.says("Done."))
        let first = await ServedChat.serve(.words("How is the weather?"), with: model, tools: tools)
        var copy = try #require(first.read().message)
        try copy.change("weather") { call in
            guard call["toolCallId"] == "a" else { return }
            let id = call["approval"]?["id"] ?? .null
            call["state"] = "approval-responded"
            call["approval"] = ["id": id, "approved": true]
        }
        let second = await ServedChat.serve(.goingOn(copy), stored: first.message, with: model, tools: tools)
        #expect(ran.value == 1)
        #expect(second.read().message?.toolCalls.map(\.state) == [.outputAvailable, .approvalRequested])
        #expect(second.answer?.openCalls.map(\.id) == ["b"])
        #expect(model.requests.count == 1)
    }

    @Test(arguments: StandInAPI.allCases)
    func `A user who writes on instead of answering gets an answer`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(standIn.api, standIn.calls(.init(id: "a")), standIn.says("Never mind, then."))
        let first = await ServedChat.serve(.words("How is the weather?"), with: model, tools: tools)
        let answer = try #require(first.message)
        let question = UIMessageStream.UIMessage(id: "u", role: .user, parts: [.text(.init(text: "Weather?"))])
        let second = await ServedChat.serve(
            .words("Forget it.", after: [question, answer]),
            with: model,
            tools: tools
        )
        #expect(second.logged.isEmpty)
        #expect(second.read().message?.text == "Never mind, then.")
    }
}
