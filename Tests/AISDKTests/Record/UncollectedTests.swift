import AISDK
import StreamTestSupport
import Testing

/// Tests that uncollected content can complete collected calls.
@Suite("Uncollected writes") struct UncollectedTests {
    struct Example: Sendable {
        var states: [UIMessageStream.ToolState]
        var work: @Sendable (ChatContext) async throws -> Void

        init(_ states: [UIMessageStream.ToolState], _ work: @escaping @Sendable (ChatContext) async throws -> Void) {
            self.states = states
            self.work = work
        }
    }

    private static let examples = [
        Example([.outputError]) { stream in
            try await stream.startToolInput("search", id: "a")
            try await stream.uncollected.newStep()
            try await stream.uncollected.writeText("Done.")
        },
        Example([.outputError]) { stream in
            try await stream.startToolInput("search", id: "a")
            try await stream.uncollected.finish()
        },
        Example([.outputAvailable]) { stream in
            try await stream.startToolInput("search", id: "a")
            try await stream.uncollected.finishToolInput("a", name: "search", input: 1)
            try await stream.completeToolCall("a", output: 2)
        },
        Example([.outputAvailable]) { stream in
            try await stream.beginToolCall("search", input: 1, id: "a")
            try await stream.uncollected.completeToolCall("a", output: 2)
        },
        Example([.outputError]) { stream in
            try await stream.beginToolCall("search", input: 1, id: "a")
            try await stream.uncollected.failToolCall("a", errorText: "No.")
        },
        Example([]) { stream in
            try await stream.uncollected.startToolInput("search", id: "a")
            try await stream.writeText("x")
            try await stream.finishToolInput("a", name: "search", input: 1)
            try await stream.completeToolCall("a", output: 2)
        },
        Example([]) { stream in
            try await stream.uncollected.startToolInput("search", id: "a")
            try await stream.newStep()
        },
    ]

    @Test("a call is stored completely or not at all", arguments: examples.indices)
    func calls(_ place: Int) async throws {
        let context = ChatContext(messageID: "m", options: StreamOptions(collects: true))
        context.run(Self.examples[place].work)
        let bytes = await context.allBytes()
        let stored = try #require(context.message)
        #expect(stored.toolCalls.map(\.state) == Self.examples[place].states)
        #expect(context.record?.toolCalls.count == Self.examples[place].states.count)
        let shown = try #require(replayed(bytes, client: .newest).message)
        #expect(!shown.isGrowing && !stored.isGrowing)
        for call in stored.toolCalls { #expect(shown.toolCall(call.toolCallID)?.state == call.state) }
    }

    @Test("an uncollected output completes the call of an earlier answer")
    func continued() async throws {
        let answer = try UIMessageStream.UIMessage(
            json: """
                {"id":"m","role":"assistant","parts":[{"type":"tool-t","toolCallId":"c","state":"input-available","input":1}]}
                """
        )
        let context = ChatContext(continuing: answer, options: StreamOptions(collects: true))
        try await context.uncollected.completeToolCall("c", output: 1)
        try await context.finish()
        #expect(context.message?.toolCall("c")?.state == .outputAvailable)
    }

    @Test("a dynamic call that is open when its client disconnects is stored as failed")
    func disconnected() async throws {
        let context = ChatContext(messageID: "m", options: StreamOptions(client: .v5, collects: true))
        try await context.startToolInput("lookup", id: "a", dynamic: true)
        try await context.beginToolCall("lookup", input: 1, id: "b", dynamic: true)
        context.disconnect()
        #expect(context.message?.toolCalls.map(\.state) == [.outputError, .outputError])
    }
}
