import AISDK
public import GeneratedProtocol
public import StreamRuntime

extension StreamContext where Stream == UIMessageStream {
    /// Writes the response of a model's provider as one step of the answer, while it arrives.
    ///
    /// The step stays open for the outputs of the turn's calls; the next turn, and the end of the answer, close it.
    ///
    /// - Parameters:
    ///   - body: The bytes of the response, in pieces of any size.
    ///   - api: The API that streams it.
    ///   - settings: What reading must know of the request, such as its tools.
    ///   - limits: How long the provider may be silent.
    /// - Returns: What the model wants next, and what it told about itself.
    /// - Throws: ``ModelError`` for a fault of the provider or of the connection to it; what came before it has been written, and the
    ///   context's work may leave it to the context, which tells the client that the answer failed, and the log why. Also the errors
    ///   of `write(_:)`.
    @discardableResult
    public func relay<Body: AsyncSequence & Sendable>(
        _ body: Body,
        from api: ModelAPI,
        settings: ModelReaderSettings = ModelReaderSettings(),
        limits: ModelLimits = ModelLimits()
    ) async throws -> ModelTurn where Body.Element: Swift.Sequence<UInt8> & Sendable {
        try await relay(from: api, settings, limits, observe: { _ in }) { body }
    }

    /// Writes the response of a model's provider as one step of the answer, from single bytes such as those of `URLSession`.
    ///
    /// - Returns: What the model wants next, and what it told about itself.
    /// - Throws: As with pieces of any size.
    @discardableResult
    public func relay<Bytes: AsyncSequence & Sendable>(
        _ bytes: Bytes,
        from api: ModelAPI,
        settings: ModelReaderSettings = ModelReaderSettings(),
        limits: ModelLimits = ModelLimits()
    ) async throws -> ModelTurn where Bytes.Element == UInt8 {
        try await relay(GatheredBytes(base: bytes, isArray: false), from: api, settings: settings, limits: limits)
    }

    /// Writes one turn of a model.
    ///
    /// `open` asks the model, and the first byte counts from there; `observe` gets the events that were written.
    func relay<Body: AsyncSequence & Sendable>(
        from api: ModelAPI,
        _ settings: ModelReaderSettings,
        _ limits: ModelLimits,
        observe: @escaping @Sendable ([UIMessageStream.Event]) -> Void,
        open: @escaping @Sendable () async throws -> Body
    ) async throws -> ModelTurn where Body.Element: Swift.Sequence<UInt8> & Sendable {
        let watch = SilenceWatch()
        return try await withThrowingTaskGroup(of: ModelTurn?.self) { group in
            group.addTask {
                try await self.pass(from: api, settings, limits, watch, observe: observe, open: open)
            }
            group.addTask {
                try await watch.expire(checkedAtLeastEvery: min(limits.firstByte, limits.silence))
                throw ModelError(.timeout, "The provider was silent for too long.", isRetryable: true)
            }
            defer { group.cancelAll() }
            while let turn = try await group.next() {
                if let turn { return turn }
            }
            throw CancellationError()
        }
    }

    private func pass<Body: AsyncSequence & Sendable>(
        from api: ModelAPI,
        _ settings: ModelReaderSettings,
        _ limits: ModelLimits,
        _ watch: SilenceWatch,
        observe: @Sendable ([UIMessageStream.Event]) -> Void,
        open: @Sendable () async throws -> Body
    ) async throws -> ModelTurn where Body.Element: Swift.Sequence<UInt8> & Sendable {
        var stream = ModelStream(api, settings)
        var step = StepWriter()
        watch.begin(atMost: limits.firstByte)
        var body = try await open().makeAsyncIterator()
        while let piece = try await next(of: &body) {
            watch.end()
            try await write(step.ready(stream.events(for: piece)), of: stream.turn, observe)
            watch.begin(atMost: limits.silence)
        }
        watch.end()
        // Some bodies end where their reader is cancelled.
        try Task.checkCancellation()
        try await write(step.last(stream.end()), of: stream.turn, observe)
        return stream.turn
    }

    private func next<Iterator: AsyncIteratorProtocol>(of body: inout Iterator) async throws -> Iterator.Element? {
        do {
            return try await body.next(isolation: #isolation)
        } catch let error as ModelError {
            throw error
        } catch {
            try Task.checkCancellation()
            throw ModelError(.connection, "The connection to the provider failed: \(error)", isRetryable: true)
        }
    }

    /// Writes the events up to a fault, and throws that.
    private func write(
        _ events: [UIMessageStream.Event],
        of turn: ModelTurn,
        _ observe: ([UIMessageStream.Event]) -> Void
    ) async throws {
        var sound = turn.errors.isEmpty ? events[...] : events.prefix { !$0.isError }
        if !turn.errors.isEmpty, sound.allSatisfy(\.isStartOfStep) { sound = [] }
        if !sound.isEmpty {
            try await relay(Array(sound))
            observe(Array(sound))
        }
        if let error = turn.errors.first { throw error }
    }
}

/// Keeps the start of a step back until something is in it: a request that fails before that can be repeated, and leaves no empty step.
private struct StepWriter {
    private var held: [UIMessageStream.Event] = []

    /// Returns what can be written.
    mutating func ready(_ events: [UIMessageStream.Event]) -> [UIMessageStream.Event] {
        held += events
        return held.allSatisfy(\.isStartOfStep) ? [] : last([])
    }

    /// Returns all that is left.
    mutating func last(_ events: [UIMessageStream.Event]) -> [UIMessageStream.Event] {
        defer { held = [] }
        return held + events
    }
}

extension UIMessageStream.Event {
    fileprivate var isError: Bool {
        if case .error = self { return true }
        return false
    }

    fileprivate var isStartOfStep: Bool {
        if case .startStep = self { return true }
        return false
    }
}
