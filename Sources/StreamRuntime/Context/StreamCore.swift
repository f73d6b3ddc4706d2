import ProtocolSupport

/// The shell around a stream's state: the lock, the tasks that wait, and the time.
///
/// A writer waits for room first; then it accepts, encodes and appends in one step under the lock. A suspension between
/// accepting and appending would let concurrent writers overtake each other.
final class StreamCore<Stream: CollectedProtocol>: Sendable {
    /// What the lock guards.
    struct Guarded: ~Copyable {
        var stream: StreamState<Stream>
        var waiting = WaitingTasks()
        var cancelWork: [@Sendable () -> Void] = []
        var hasCompleted = false
        var heartbeat: Task<Void, Never>?
    }

    let guarded: TracedMutex<Guarded>
    let options: StreamOptions
    let timer: StreamTimer
    let onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)?

    init(
        messageID: String,
        options: StreamOptions,
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)?
    ) {
        self.options = options
        self.onCompletion = onCompletion
        timer = StreamTimer(options.clock)
        let collects = options.collects || onCompletion != nil
        guarded = TracedMutex(
            Guarded(stream: StreamState(messageID: messageID, options: options, collects: collects))
        )
    }
}

extension StreamCore {
    func write(_ events: [Stream.Event], collects: Bool) async throws {
        while true {
            let step = try guarded.withLock { guarded -> Step in
                let areTerminal = guarded.stream.areTerminal(events)
                if areTerminal, guarded.stream.outcome != nil { return .written(nil) }
                guard areTerminal || guarded.stream.hasRoom else { return .full }
                try guarded.stream.write(events, collects: collects)
                return guarded.wake()
            }
            if try await isDone(step) { return }
        }
    }

    func append(
        to scope: ScopeID,
        collects: Bool,
        _ makeEvent: @Sendable (String) -> Stream.Event
    ) async throws {
        while true {
            let step = try guarded.withLock { guarded -> Step in
                guard guarded.stream.hasRoom else { return .full }
                try guarded.stream.append(to: scope, collects: collects, makeEvent)
                return guarded.wake()
            }
            if try await isDone(step) { return }
        }
    }

    /// Closes a part if it is still open.
    func close(_ scope: ScopeID, key: String) async throws {
        let step = try guarded.withLock { guarded -> Step in
            try guarded.stream.close(scope, key: key)
            return guarded.wake()
        }
        _ = try await isDone(step)
    }

    @inline(__always)
    private func isDone(_ step: Step) async throws -> Bool {
        switch step {
        case .written(let reader):
            reader?.resume()
            return true
        case .ended(let reader):
            reader?.resume()
            await complete()
            return true
        case .full:
            try await waitForRoom()
            return false
        }
    }
}

extension StreamCore {
    /// Ends the stream, unless it has ended, and waits until whoever wants to know was told.
    func end(_ outcome: StreamOutcome, with terminal: Stream.Event?) async {
        let reader = guarded.withLock { guarded -> CheckedContinuation<Void, Never>? in
            _ = guarded.stream.end(outcome, with: terminal)
            return guarded.waiting.takeReader()
        }
        reader?.resume()
        await complete()
    }

    /// Ends the stream as its work ended.
    func end(after error: any Error) async {
        if error is CancellationError || (error as? StreamWriteError) == .disconnected {
            await end(.aborted, with: Stream.cancelling())
        } else {
            if outcome == nil { options.onError?(error) }
            await end(.failed(error), with: Stream.failing(text: options.text(for: error)))
        }
    }

    var outcome: StreamOutcome? { guarded.withLock { $0.stream.outcome } }

    /// Says what cancels the work when the client is gone.
    func register(_ cancel: @escaping @Sendable () -> Void) {
        let isGone = guarded.withLock { guarded -> Bool in
            if case .disconnected = guarded.stream.outcome { return true }
            guarded.cancelWork.append(cancel)
            return false
        }
        if isGone { cancel() }
    }

    /// Tells how the stream ended to whoever wants to know; the first time only.
    func complete() async {
        let completion = guarded.withLock { guarded -> StreamCompletion<Stream>? in
            guard !guarded.hasCompleted, let outcome = guarded.stream.outcome else { return nil }
            guarded.hasCompleted = true
            guarded.cancelWork = []
            guarded.heartbeat?.cancel()
            guarded.heartbeat = nil
            return StreamCompletion(
                outcome: outcome,
                isDisconnected: guarded.stream.isDisconnected,
                record: guarded.stream.record
            )
        }
        guard let completion, let onCompletion else { return }
        // In a task of its own, since the one that ends the stream may be cancelled, and storing an answer must not be.
        await Task { await onCompletion(completion) }.value
    }
}

extension StreamCore {
    enum Step: Sendable {
        case written(CheckedContinuation<Void, Never>?)
        case ended(CheckedContinuation<Void, Never>?)
        case full
    }
}

extension StreamCore.Guarded {
    /// Who must be woken after a write.
    @inline(__always)
    mutating func wake() -> StreamCore.Step {
        let reader = waiting.takeReader()
        return stream.outcome == nil ? .written(reader) : .ended(reader)
    }
}
