import AISDK
@_spi(Generated) import ProtocolSupport
import StreamTestSupport
import Testing

/// Checks that clients require beyond the schema: each event must agree with the earlier ones.
@Suite("Agreement with earlier events") struct AgreementTests {
    private static func judge(_ context: ChatContext, _ client: ClientVersion) async -> ClientReplay {
        var judge = ClientReplay(client: client)
        judge.append(await context.allBytes())
        judge.finish()
        return judge
    }

    private static let calls: [@Sendable (ChatContext) async throws -> Void] = [
        { context in
            let call = try await context.beginToolCall("t", input: 1, dynamic: true)
            try await context.completeToolCall(call, output: 1)
        },
        { context in
            let call = try await context.beginToolCall("t", input: 1)
            try await context.completeToolCall(call, output: 1, dynamic: true)
        },
        { context in
            let call = try await context.startToolInput("t", dynamic: true)
            try await context.finishToolInput(call, name: "t", input: 1)
            try await context.failToolCall(call, errorText: "No.")
        },
        { context in
            _ = try await context.startToolInput("t", dynamic: true)
        },
        { context in
            _ = try await context.beginToolCall("t", input: 1, dynamic: true)
            throw SampleError()
        },
        { context in
            let call = try await context.startToolInput("t", dynamic: true)
            try await context.failToolInput(call, name: "t", input: "{", errorText: "No.")
        },
    ]

    @Test("outputs repeat that their call is dynamic, which the first clients need", arguments: calls.indices)
    func dynamicCalls(_ place: Int) async {
        for version in [ClientVersion(5, 0, 0), ClientVersion(5, 0, 244), .v6, .v7] {
            let context = ChatContext(options: StreamOptions(client: version))
            context.run(Self.calls[place])
            let judge = await Self.judge(context, version)
            #expect(judge.isAccepted, "\(version) \(String(describing: judge.failure))")
        }
    }

    @Test("the output of a dynamic call that an earlier answer left open is accepted")
    func continuedDynamicCall() async throws {
        let answer = try UIMessageStream.UIMessage(
            json: """
                {"id":"m","role":"assistant","parts":[{"type":"dynamic-tool","toolName":"t","toolCallId":"c",\
                "state":"input-available","input":1}]}
                """
        )
        let context = ChatContext(continuing: answer, options: StreamOptions(client: .v5))
        try await context.completeToolCall("c", output: 1)
        try await context.finish()
        var judge = ClientReplay(client: .v5, initialMessage: answer)
        judge.append(await context.allBytes())
        judge.finish()
        #expect(judge.isAccepted)
    }

    @Test("a call whose input was cut off in an earlier answer must start again")
    func continuedInput() async throws {
        let answer = try UIMessageStream.UIMessage(
            json: """
                {"id":"m","role":"assistant","parts":[{"type":"tool-t","toolCallId":"c","state":"input-streaming"}]}
                """
        )
        let context = ChatContext(continuing: answer)
        await #expect(throws: LifecycleError.self) { try await context.appendToolInput("c", text: "{}") }
        try await context.finish()
    }

    @Test("an event that no client knows is refused")
    func unknownEvents() async throws {
        let context = ChatContext()
        for json in [#"{"type":"brand-new"}"#, #"{"a":1}"#] {
            let event = try UIMessageStream.Event(json: json)
            await #expect(throws: StreamWriteError.unknownEvent(type: event.type)) { try await context.write(event) }
        }
        try await context.writeText("a")
        try await context.finish()
        #expect(await Self.judge(context, .v6).isAccepted)
    }

    @Test("merging into metadata that is not an object is refused")
    func metadata() async throws {
        let context = ChatContext()
        try await context.writeMetadata("x")
        await #expect(throws: StreamWriteError.metadataNotMergeable) { try await context.writeMetadata(["z": 1]) }
        try await context.finish()
        #expect(await Self.judge(context, .v6).isAccepted)
    }

    @Test("a promised event is sent as promised, even for a call of an earlier answer")
    func promises() async throws {
        let answer = try UIMessageStream.UIMessage(
            json: """
                {"id":"m","role":"assistant","parts":[{"type":"tool-t","toolCallId":"old","state":"input-available","input":1}]}
                """
        )
        let context = ChatContext(continuing: answer)
        try await context.beginToolCall("t", input: 1, id: "new")
        try context.promise(.toolOutputError(toolCallID: "old", errorText: "Too late."))
        try context.promise(.toolOutputAvailable(toolCallID: "new", output: "fallback"))
        try await context.finish()
        var judge = ClientReplay(client: .v6, initialMessage: answer)
        judge.append(await context.allBytes())
        judge.finish()
        #expect(judge.isAccepted)
        #expect(judge.message?.toolCall("old")?.errorText == "Too late.")
        #expect(judge.message?.toolCall("new")?.output == "fallback")
    }

    @Test("the stored message contains only data that was sent to the client")
    func storedAsSent() async throws {
        let context = ChatContext(options: StreamOptions(client: .v5, collects: true))
        let call = try await context.beginToolCall("t", input: 1, toolMetadata: ["a": 1])
        try await context.updateToolOutput(call, output: "u")
        try await context.finish()
        let judge = await Self.judge(context, UIMessageStream.clients.lines[0].newest)
        #expect(judge.message == context.message)
    }

    @Test("writing after the end throws `ended`, even if the client has already read everything")
    func afterTheEnd() async throws {
        let (completions, continuation) = AsyncStream.makeStream(of: Bool.self)
        let context = ChatContext { continuation.yield($0.isDisconnected) }
        try await context.finish()
        _ = await context.allBytes()
        await #expect(throws: StreamWriteError.ended) { try await context.writeText("late") }
        #expect(await completions.first { _ in true } == false)
    }

    @Test("invalid option values are replaced with valid ones")
    func oddOptions() async throws {
        var options = StreamOptions(heartbeat: .zero)
        options.highWaterMark = 0
        let replay = await replay(options: options) { try await $0.writeText("a") }
        #expect(replay.problem == nil)
        var decoder = EventDecoder<UIMessageStream>(ReadingOptions(frameLimit: -1))
        decoder.append(Array("data: {}\n\n".utf8))
        #expect(throws: EventStreamError.self) { try decoder.next() }
    }
}
