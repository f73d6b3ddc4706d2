import AISDK
import StreamTestSupport
import Testing

@Suite("Promises") struct PromiseTests {
    @Test("a call whose input is incomplete at the end of its step fails with the promised error")
    func inputAcrossSteps() async throws {
        let context = ChatContext(messageID: "m", options: StreamOptions(collects: true))
        let call = try await context.startToolInput("search")
        try context.promise(.toolOutputError(toolCallID: call, errorText: "Too late."))
        try await context.newStep()
        try await context.writeText("Done.")
        try await context.finish()
        let replay = replayed(await context.allBytes(), client: .newest)
        #expect(replay.isAccepted)
        #expect(replay.message?.toolCall(call)?.errorText == "Too late.")
        #expect(context.message?.isGrowing == false)
    }

    private static let unwritable: [UIMessageStream.Event] = [
        .toolOutputAvailable(toolCallID: "c", output: .double(.nan)),
        .toolOutputAvailable(toolCallID: "c", output: ["__proto__": 1]),
        .toolApprovalRequest(approvalID: "a", toolCallID: "c"),
    ]
    private static let endings: [@Sendable (ChatContext) async throws -> Void] = [
        { _ in },
        { _ in throw SampleError() },
        { try await $0.finish() },
        { try await $0.abort() },
    ]

    @Test(
        "an event that cannot be written cannot be promised, and the stream still ends normally",
        arguments: endings.indices
    )
    func unwritable(_ ending: Int) async throws {
        for event in Self.unwritable {
            let context = ChatContext(messageID: "m", options: StreamOptions(client: .v5))
            context.run { stream in
                try await stream.beginToolCall("search", input: 1, id: "c")
                try await stream.writeText("Hello")
                #expect(throws: JSONEncodingError.self) { try stream.promise(event) }
                try await Self.endings[ending](stream)
            }
            let bytes = await context.allBytes()
            let replay = Replay(bytes, client: .v5)
            #expect(replay.problem == nil)
            #expect(replay.isDone)
            #expect(["finish", "error", "abort"].contains(replay.types.last))
        }
    }

    @Test("a promise is refused if no open call can receive its event")
    func nothingToMove() async throws {
        let context = ChatContext()
        try await context.beginToolCall("search", input: 1, id: "done")
        try await context.failToolCall("done", errorText: "It failed.")
        for event: UIMessageStream.Event in [
            .toolOutputError(toolCallID: "unknown", errorText: "No."), .textDelta(id: "t", delta: "x"),
            .toolOutputError(toolCallID: "done", errorText: "Another text."),
        ] {
            #expect(throws: LifecycleError.self) { try context.promise(event) }
        }
        try await context.finish()
        #expect(throws: StreamWriteError.ended) {
            try context.promise(.toolOutputError(toolCallID: "done", errorText: "No."))
        }
    }
}
