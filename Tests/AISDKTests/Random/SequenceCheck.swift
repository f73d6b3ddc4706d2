import AISDK
@_spi(Generated) import ProtocolSupport
import StreamTestSupport

/// The result of checking a sequence.
struct SequenceVerdict: Sendable {
    /// The types of the sent events.
    var types: Set<String> = []
    /// The description of the stream's outcome.
    var outcome: String?
    var fault: SequenceFault?
}

/// Checks the results of a sequence against the promises of a context.
struct SequenceCheck {
    let sequence: WriterSequence
    let run: SequenceRun
    /// Whether every version is replayed, instead of one version for each way to read the stream.
    let asksAll: Bool
    private var events: [UIMessageStream.Event] = []
    private var frames: [[UInt8]] = []

    private init(_ sequence: WriterSequence, _ run: SequenceRun, asksAll: Bool) {
        self.sequence = sequence
        self.run = run
        self.asksAll = asksAll
    }

    /// Runs a sequence and returns the first broken promise.
    ///
    /// With `asksAll`, every version is replayed, instead of one for each way to read the stream; with `runsTwice`,
    /// the sequence also runs without half of its refused actions.
    static func verdict(
        on sequence: WriterSequence,
        asksAll: Bool = false,
        runsTwice: Bool = true
    ) async -> SequenceVerdict {
        let run = await sequence.run()
        var check = SequenceCheck(sequence, run, asksAll: asksAll)
        var verdict = SequenceVerdict(outcome: run.completions.first?.outcome.description)
        do {
            try check.checkCalls()
            if sequence.leavesClient {
                try await check.checkLeft()
            } else {
                try check.checkStream()
            }
            if runsTwice { try await check.checkRefused() }
        } catch {
            verdict.fault = error
        }
        verdict.types = Set(check.events.map(\.type))
        return verdict
    }

    private func checkCalls() throws(SequenceFault) {
        guard run.completions.count == 1 else {
            throw SequenceFault(.completion, "the handler was called \(run.completions.count) times")
        }
        for error in run.errors {
            guard error is LifecycleError || error is JSONEncodingError || error is StreamWriteError else {
                throw SequenceFault(.error, "\(type(of: error)): \(error)")
            }
        }
    }

    /// Checks that the message after a disconnect is stored as if the client had stayed.
    private func checkLeft() async throws(SequenceFault) {
        guard !sequence.dependsOnReader else { return }
        let twin = await sequence.withoutDisconnecting.run()
        let (left, stayed) = (run.completions.first?.message, twin.completions.first?.message)
        guard left == stayed else {
            throw SequenceFault(.disconnected, SequenceFault.difference(left, stayed))
        }
    }

    /// Checks that refused actions have no effect, by leaving out half of them.
    private func checkRefused() async throws(SequenceFault) {
        guard !run.refused.isEmpty, !sequence.stopsAtErrors, !sequence.dependsOnReader else { return }
        let half = run.refused.sorted().enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        let twin = await sequence.run(without: Set(half))
        guard twin.refused == run.refused.subtracting(half) else {
            throw SequenceFault(.refused, "others are refused without \(half.map(\.text))")
        }
        let (with, without) = (run.completions.first?.message, twin.completions.first?.message)
        guard with == without else { throw SequenceFault(.refused, SequenceFault.difference(with, without)) }
        // A refused write may send gathered deltas early; how much a disconnecting client receives is random.
        guard run.bytes != twin.bytes, !sequence.gathers, !sequence.leavesClient else { return }
        throw SequenceFault(
            .refused,
            "\(String(decoding: run.bytes, as: UTF8.self)) but without the refused ones \(String(decoding: twin.bytes, as: UTF8.self))"
        )
    }

    private mutating func checkStream() throws(SequenceFault) {
        var frames = SSEDecoder()
        frames.append(run.bytes)
        do {
            while let frame = try frames.next() { self.frames.append(Array(frame.data)) }
        } catch {
            throw SequenceFault(.ending, "\(error)")
        }
        try readEvents()
        try checkEnding()
        try checkReason()
        try checkTurns()
        try checkMessage(of: try checkClients())
        guard let message = run.completions.first?.message, let problem = message.validationProblem else { return }
        throw SequenceFault(.invalid, problem)
    }
}

extension SequenceCheck {
    private mutating func readEvents() throws(SequenceFault) {
        var decoder = EventDecoder<UIMessageStream>(
            ReadingOptions(lifecycle: .strict),
            lifecycle: LifecycleEngine(continuing: sequence.earlier)
        )
        decoder.append(run.bytes)
        decoder.finish()
        do {
            while let decoded = try decoder.next() { events.append(decoded.event) }
        } catch {
            throw SequenceFault(.lifecycle, "\(error)")
        }
    }

    private func checkEnding() throws(SequenceFault) {
        let done = frames.indices.filter { frames[$0] == Array("[DONE]".utf8) }
        guard done == [frames.count - 1] else {
            throw SequenceFault(.ending, "[DONE] is at \(done) of \(frames.count) frames")
        }
        let outcomes = events.indices.compactMap { place in told(by: events[place]).map { (place, $0) } }
        guard outcomes.count == 1, let (place, expected) = outcomes.first, place == events.count - 1 else {
            throw SequenceFault(.ending, "terminal events: \(outcomes)")
        }
        let outcome = run.completions.first?.outcome.description ?? "nothing"
        guard outcome.hasPrefix(expected) else {
            throw SequenceFault(.outcome, "'\(expected)' was sent and '\(outcome)' reported")
        }
    }

    /// Checks that completed work finishes with a reason, for clients that know reasons.
    private func checkReason() throws(SequenceFault) {
        let fields = UIMessageStream.events.first { $0.type == "finish" }?.fields
        let knowsReasons = fields?.first { $0.name == "finishReason" }?.availability.contains(sequence.floor)
        guard knowsReasons == true, !sequence.writesFinish else { return }
        guard case .finish(let finish) = events.last, finish.finishReason == nil else { return }
        throw SequenceFault(.reason, "\(finish)")
    }

    /// Checks that text is in a new step after all calls of a step have an outcome.
    private func checkTurns() throws(SequenceFault) {
        guard !sequence.hasManualSteps, !sequence.holdsSteps else { return }
        var turn = Turn()
        for event in events where !turn.accepts(event) {
            throw SequenceFault(
                .turn,
                "\(event.type) '\(event.scopeKey ?? "")' after the calls \(turn.calls.keys.map(\.string))"
            )
        }
    }

    private func told(by event: UIMessageStream.Event) -> String? {
        switch event {
        case .finish: "finished"
        case .abort: "aborted"
        case .error: "failed"
        default: nil
        }
    }

    /// Replays the stream for the clients; returns the replay of the newest client in the floor's line.
    private func checkClients() throws(SequenceFault) -> ClientReplay {
        var traits = StreamTraits(continuing: sequence.earlier)
        for (event, frame) in zip(events, frames) {
            traits.add(event, json: (try? JSONValue(json: frame))?.objectValue ?? [:])
        }
        let alike = traits.representatives(from: sequence.floor)
        let newest = try replayed(alike[0])
        for client in alike.dropFirst() { _ = try replayed(client) }
        guard asksAll else { return newest }
        for client in ClientVersions.all where client >= sequence.floor && !alike.contains(client) {
            do {
                _ = try replayed(client)
            } catch {
                throw SequenceFault(.traits, client: client, "not like \(alike): \(error)")
            }
        }
        return newest
    }

    /// Returns the replay of the stream for a client.
    private func replayed(_ client: ClientVersion) throws(SequenceFault) -> ClientReplay {
        var replay = ClientReplay(client: client, initialMessage: sequence.earlier) { "generated" }
        replay.append(run.bytes)
        replay.finish()
        if let failure = replay.failure { throw SequenceFault(.client, client: client, "\(failure)") }
        guard replay.chat.messages.count == 1 else {
            throw SequenceFault(.twice, client: client, "ids: \(replay.chat.messages.map(\.id))")
        }
        let earlier = sequence.earlier?.parts ?? []
        for (place, part) in replay.state.parts.enumerated() where part.isStreaming {
            // A call that was cut off in an earlier stream is never completed.
            if place < earlier.count, part == earlier[place] { continue }
            throw SequenceFault(.streaming, client: client, SequenceFault.text(part))
        }
        return replay
    }

    private func checkMessage(of replay: ClientReplay) throws(SequenceFault) {
        guard let stored = run.completions.first?.message else { throw SequenceFault(.message, "there is none") }
        if run.uncollected.isEmpty {
            guard stored != replay.state else { return }
            throw SequenceFault(
                .message,
                client: replay.client,
                SequenceFault.difference(stored, replay.state)
            )
        }
        let comparison = UncollectedComparison(stored: stored, shown: replay.state, uncollected: run.uncollected)
        if let difference = comparison.difference {
            throw SequenceFault(.uncollected, client: replay.client, difference)
        }
    }
}

extension SequenceFault {
    /// Describes the difference between two messages.
    static func difference(_ stored: UIMessageStream.UIMessage?, _ shown: UIMessageStream.UIMessage?) -> String {
        guard let stored, let shown else { return "stored \(stored == nil), shown \(shown == nil)" }
        for place in 0..<max(stored.parts.count, shown.parts.count) {
            let left = stored.parts.indices.contains(place) ? stored.parts[place] : nil
            let right = shown.parts.indices.contains(place) ? shown.parts[place] : nil
            if left != right { return "part \(place) is stored as \(text(left)) and shown as \(text(right))" }
        }
        if stored.id != shown.id { return "the id is stored as \(stored.id) and shown as \(shown.id)" }
        let (left, right) = (stored.metadata, shown.metadata)
        return
            "the metadata is stored as \(left.map { "\($0)" } ?? "nothing") and shown as \(right.map { "\($0)" } ?? "nothing")"
    }

    static func text(_ part: UIMessageStream.UIMessagePart?) -> String {
        guard let part else { return "nothing" }
        return (try? part.json()).map { String(decoding: $0, as: UTF8.self) } ?? "\(part)"
    }
}

extension SequenceFault: Error {}
