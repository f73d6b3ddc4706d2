import AISDK
import StreamTestSupport
import Testing

/// A step is one turn of the model: text after the outcomes of its calls is the next turn.
@Suite("Steps") struct StepTests {
    typealias Work = @Sendable (ChatContext) async throws -> Void

    private static func message(
        _ options: StreamOptions = StreamOptions(),
        _ work: @escaping Work
    ) async throws -> UIMessageStream.UIMessage {
        let context = ChatContext(messageID: "m", options: options)
        context.run(work)
        let replay = replayed(await context.allBytes(), client: options.client ?? .v6)
        #expect(replay.isAccepted)
        return try #require(replay.message)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var steps: Int
        var work: Work

        init(_ name: String, steps: Int, _ work: @escaping Work) {
            testDescription = name
            self.steps = steps
            self.work = work
        }
    }

    private static let examples = [
        Example("text after a call that ran", steps: 2) { stream in
            _ = try await stream.withToolCall("clock", input: ["zone": "UTC"]) { _ in "12:00" }
            try await stream.writeText("It is noon.")
        },
        Example("reasoning after a call that failed", steps: 2) { stream in
            let call = try await stream.beginToolCall("clock", input: ["zone": "UTC"])
            try await stream.failToolCall(call, errorText: "It has stopped.")
            try await stream.writeReasoning("Then I do not know.")
        },
        Example("text after input that was invalid", steps: 2) { stream in
            let call = try await stream.startToolInput("clock")
            try await stream.failToolInput(call, name: "clock", input: "{", errorText: "Not JSON.")
            try await stream.writeText("Once more.")
        },
        Example("two calls side by side, then text", steps: 2) { stream in
            let first = try await stream.beginToolCall("clock", input: 1)
            let second = try await stream.beginToolCall("clock", input: 2)
            try await stream.completeToolCall(second, output: 2)
            try await stream.writeText("One is done. ")
            try await stream.completeToolCall(first, output: 1)
            try await stream.writeText("Both are.")
        },
        Example("a part that was open when the output came", steps: 2) { stream in
            let call = try await stream.beginToolCall("clock", input: ["zone": "UTC"])
            try await stream.writeText("Wait. ")
            try await stream.completeToolCall(call, output: "12:00")
            try await stream.writeText("It is noon.")
        },
        Example("an event that continues a part from before the output", steps: 2) { stream in
            let call = try await stream.beginToolCall("clock", input: ["zone": "UTC"])
            try await stream.write(.textStart(id: "t"))
            try await stream.completeToolCall(call, output: "12:00")
            try await stream.write(.textDelta(id: "t", delta: "It is noon."))
            try await stream.write(.textEnd(id: "t"))
        },
        Example("a turn that begins with an explicit step", steps: 2) { stream in
            _ = try await stream.withToolCall("clock", input: ["zone": "UTC"]) { _ in "12:00" }
            try await stream.newStep()
            try await stream.writeText("It is noon.")
        },
        Example("three turns", steps: 3) { stream in
            for _ in 1...2 {
                try await stream.writeText("Let me see. ")
                _ = try await stream.withToolCall("clock", input: ["zone": "UTC"]) { _ in "12:00" }
            }
            try await stream.writeText("It is noon.")
        },
        Example("a tool of the provider, which runs within a turn", steps: 1) { stream in
            let call = try await stream.beginToolCall("search", input: ["zone": "UTC"], providerExecuted: true)
            try await stream.completeToolCall(call, output: ["none"], providerExecuted: true)
            try await stream.writeText("I found nothing.")
        },
        Example("steps that are written as raw events", steps: 2) { stream in
            try await stream.write(.startStep())
            _ = try await stream.withToolCall("clock", input: ["zone": "UTC"]) { _ in "12:00" }
            try await stream.write(.finishStep())
            try await stream.write(.startStep())
            try await stream.writeText("It is noon.")
            try await stream.write(.finishStep())
        },
        Example("text in a step that is written as raw events", steps: 2) { stream in
            try await stream.write(.startStep())
            _ = try await stream.withToolCall("clock", input: ["zone": "UTC"]) { _ in "12:00" }
            try await stream.writeText("It is noon.")
            try await stream.write(.finishStep())
        },
    ]

    @Test("text after the outcomes of a step's calls begins a step, so pages do not post again", arguments: examples)
    func beginByThemselves(_ example: Example) async throws {
        for version in [ClientVersion.v5, .v6, .v7, .newest] {
            let message = try await Self.message(StreamOptions(client: version), example.work)
            #expect(message.stepCount == example.steps)
            #expect(!message.isPostedAgain)
            #expect(!message.isGrowing)
        }
    }

    @Test("text after a call that waits for the client stays in the same step")
    func openCall() async throws {
        let message = try await Self.message { stream in
            try await stream.beginToolCall("location", input: ["zone": "UTC"])
            try await stream.writeText("Where are you?")
        }
        #expect(message.stepCount == 1)
    }

    @Test("a scoped step stays one step")
    func heldTogether() async throws {
        let message = try await Self.message { stream in
            try await stream.withStep {
                _ = try await stream.withToolCall("clock", input: ["zone": "UTC"]) { _ in "12:00" }
                try await stream.writeText("It is noon.")
            }
            try await stream.writeText("And now it is later.")
        }
        #expect(message.stepCount == 2)
        #expect(message.parts.count == 5)
    }

    @Test("explicit steps are written without additional ones")
    func manual() async throws {
        let message = try await Self.message(StreamOptions(steps: .manual)) { stream in
            _ = try await stream.withToolCall("clock", input: ["zone": "UTC"]) { _ in "12:00" }
            try await stream.writeText("It is noon.")
        }
        #expect(message.stepCount == 1)
        #expect(message.isPostedAgain)
    }

    @Test("a text part with an explicit id continues under that id in the new step")
    func namedPart() async throws {
        let message = try await Self.message { stream in
            try await stream.withText { text in
                try await text.write("Wait. ")
                _ = try await stream.withToolCall("clock", input: ["zone": "UTC"]) { _ in "12:00" }
                try await text.write("It is noon.")
            }
        }
        #expect(message.stepCount == 2)
        #expect(message.text == "Wait. It is noon.")
    }
}
