import AISDK
import StreamTestSupport
import Testing

/// Tests that every ending, from every reachable state, produces a stream that the client accepts and finishes.
@Suite("Endings") struct EndingsTests {
    /// A way to end a stream.
    enum Ending: String, CaseIterable, Sendable {
        case returning, throwing, cancelled, finishing, aborting, reporting, failing, violating, unencodable
        case finishingTwice, writingAfterwards

        /// The start of the expected outcome's description.
        var outcome: String {
            switch self {
            case .returning, .finishing, .finishingTwice, .writingAfterwards: "finished"
            case .cancelled, .aborting: "aborted"
            case .throwing, .reporting, .failing, .violating, .unencodable: "failed"
            }
        }

        func perform(_ context: ChatContext) async throws {
            switch self {
            case .returning: break
            case .throwing: throw SampleError()
            case .cancelled: throw CancellationError()
            case .finishing: try await context.finish(reason: .length)
            case .aborting: try await context.abort(reason: "Enough.")
            case .reporting: try await context.writeError("Sorry.")
            case .failing: await context.fail(SampleError())
            case .violating: try await context.write(.textEnd(id: "never opened"))
            case .unencodable: try await context.writeData("x", data: Double.nan)
            case .finishingTwice:
                try await context.finish()
                try await context.finish()
            case .writingAfterwards:
                try await context.finish()
                try await context.writeText("too late")
            }
        }
    }

    /// An event of every kind; there are few ids, so that events refer to the same parts and calls.
    private static let alphabet: [UIMessageStream.Event] = [
        .start(), .startStep(), .finishStep(), .resetStep(), .messageMetadata(messageMetadata: ["a": 1]),
        .textStart(id: "t"), .textDelta(id: "t", delta: "x"), .textEnd(id: "t"),
        .reasoningStart(id: "r"), .reasoningDelta(id: "r", delta: "x"), .reasoningEnd(id: "r"),
        .sourceURL(sourceID: "s", url: "u"), .sourceDocument(sourceID: "s", mediaType: "m", title: "t"),
        .file(url: "u", mediaType: "m"), .reasoningFile(url: "u", mediaType: "m"), .custom(kind: "a.b"),
        .data(name: "x", id: "1", data: 1),
        .toolInputStart(toolCallID: "c", toolName: "x"), .toolInputDelta(toolCallID: "c", inputTextDelta: "{"),
        .toolInputAvailable(toolCallID: "c", toolName: "x", input: [:]),
        .toolInputError(toolCallID: "c", toolName: "x", input: "{", errorText: "No."),
        .toolApprovalRequest(approvalID: "a", toolCallID: "c"),
        .toolApprovalResponse(approvalID: "a", approved: true),
        .toolOutputAvailable(toolCallID: "c", output: 1), .toolOutputError(toolCallID: "c", errorText: "No."),
        .toolOutputDenied(toolCallID: "c"), .toolInputStart(toolCallID: "d", toolName: "x"),
        .finish(), .abort(), .error(errorText: "No."),
    ]

    /// The shortest path to every state that can be reached by writing.
    static let paths: [[UIMessageStream.Event]] = {
        var found: [String: [UIMessageStream.Event]] = [:]
        var frontier: [[UIMessageStream.Event]] = [[]]
        found[""] = []
        var next = 0
        while next < frontier.count {
            let path = frontier[next]
            next += 1
            for event in alphabet {
                let longer = path + [event]
                guard let signature = signature(longer), found[signature] == nil else { continue }
                found[signature] = longer
                frontier.append(longer)
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }()

    /// The open scopes after the events, as text; nil if the events cannot be written.
    private static func signature(_ events: [UIMessageStream.Event]) -> String? {
        var engine = LifecycleEngine<UIMessageStream>()
        var sent: [UIMessageStream.Event] = []
        for event in events {
            do { try engine.manage(event, into: &sent) { "made-up" } } catch { return nil }
        }
        return engine.description
    }

    @Test("more than ninety states are tested")
    func thereAreManyStates() {
        #expect(Self.paths.count > 90)
    }

    @Test("the client accepts the stream after every ending from every state", arguments: Ending.allCases)
    func endsWell(_ ending: Ending) async throws {
        for path in Self.paths {
            let context = ChatContext(options: StreamOptions(client: .newest))
            let work = context.run { context in
                for event in path { try await context.write(event) }
                try await ending.perform(context)
            }
            let bytes = await context.allBytes()
            let replay = Replay(bytes, client: .newest)
            let names = path.map(\.type)
            var judge = ClientReplay(client: .newest)
            judge.append(bytes)
            judge.finish()
            #expect(judge.isAccepted, "\(names) \(String(describing: judge.failure))")
            #expect(judge.message?.parts.contains { $0.isStreaming } != true, "\(names)")
            if replay.types.last != "finish" {
                #expect(judge.message?.toolCalls.contains { $0.state == .inputAvailable } != true, "\(names)")
            }
            #expect(replay.types.first == "start", "\(names) \(replay.types)")
            #expect(replay.problem == nil, "\(names) \(replay.types)")
            #expect(replay.isDone, "\(names) \(replay.types)")
            let last = try #require(replay.types.last)
            #expect(["finish", "abort", "error"].contains(last), "\(names) \(replay.types)")
            let hadEnded = path.last.map { ["finish", "abort", "error"].contains($0.type) } ?? false
            let outcome = await work.value.description
            if !hadEnded { #expect(outcome.hasPrefix(ending.outcome), "\(names) \(outcome)") }
        }
    }

    @Test("the record is completed if the client disconnects in any state")
    func disconnects() async {
        for path in Self.paths {
            let (outcomes, continuation) = AsyncStream.makeStream(of: String.self)
            let context = ChatContext(options: StreamOptions(client: .newest)) { completion in
                let isWhole = completion.message?.parts.contains { $0.isStreaming } == false
                let hasEnded = completion.record?.finishedAt != nil && isWhole
                continuation.yield(hasEnded ? completion.outcome.description : "not ended")
                continuation.finish()
            }
            for event in path { try? await context.write(event) }
            do { _ = context.bytes }
            var all: [String] = []
            for await outcome in outcomes { all.append(outcome) }
            #expect(all.count == 1)
            #expect(all.first != "not ended")
            #expect(context.isFinished)
        }
    }
}

@Suite("Finish reasons") struct FinishReasonTests {
    private static func reason(
        _ floor: ClientVersion,
        _ work: @escaping @Sendable (ChatContext) async throws -> Void
    ) async -> UIMessageStream.FinishReason? {
        let replay = await replay(options: StreamOptions(client: floor), work)
        guard case .finish(let event) = replay.events.last else { return nil }
        return event.finishReason
    }

    @Test("a stream whose work returns finishes with a reason if the client knows reasons")
    func reasons() async {
        #expect(await Self.reason(.v6) { try await $0.writeText("Hello") } == .stop)
        #expect(await Self.reason(.v5) { try await $0.writeText("Hello") } == nil)
        #expect(await Self.reason(ClientVersion(5, 0, 92)) { _ in } == .stop)
        #expect(await Self.reason(.v6) { try await $0.finish() } == nil)
        #expect(await Self.reason(.v6) { try await $0.finish(reason: .length) } == .length)
    }

    @Test("an answer that waits for its client finishes with `toolCalls`")
    func waiting() async {
        #expect(await Self.reason(.v6) { try await $0.beginToolCall("location", input: 1) } == .toolCalls)
        let asked = await Self.reason(.v6) { stream in
            let call = try await stream.beginToolCall("delete", input: 1)
            try await stream.requestApproval(call)
        }
        #expect(asked == .toolCalls)
        #expect(await Self.reason(.v6) { _ = try await $0.withToolCall("t", input: 1) { _ in 1 } } == .stop)
    }
}

@Suite("Starts of continued answers") struct ContinuedStartTests {
    private static let answer = UIMessageStream.UIMessage(id: "m", role: .assistant, parts: [])

    @Test("a start with another id gets the id of the continued answer")
    func otherID() async throws {
        let context = ChatContext(continuing: Self.answer)
        try await context.write(.start(messageID: "other", messageMetadata: ["a": 1]))
        try await context.writeText("Hello")
        try await context.finish()
        let events = Replay(await context.allBytes()).events
        #expect(events.first == .start(messageID: "m", messageMetadata: ["a": 1]))
    }

    @Test("a start of a new answer keeps its id")
    func newAnswer() async throws {
        let context = ChatContext(messageID: "m")
        try await context.write(.start(messageID: "other"))
        try await context.finish()
        #expect(Replay(await context.allBytes()).events.first == .start(messageID: "other"))
    }
}
