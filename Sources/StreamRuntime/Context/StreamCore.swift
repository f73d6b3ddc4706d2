@_spi(Generated) import ProtocolSupport

/// The shell around a stream's state: the lock, the waiting tasks and the timers.
///
/// A writer first waits for room; then it checks, encodes and appends its events in one step under the lock. A
/// suspension between the check and the append would let concurrent writers overtake each other.
final class StreamCore<Stream: CollectedProtocol>: Sendable {
    /// The state that the lock guards.
    struct Guarded: ~Copyable {
        var stream: StreamState<Stream>
        var waiting = WaitingTasks()
        var cancelWork: [@Sendable () -> Void] = []
        var hasCompleted = false
        /// Whether the completion handler has returned.
        var isSettled = false
        var heartbeat: Heartbeat?
        var heartbeatTask: Task<Void, Never>?
        var pacing = ReaderPacing()
        /// The number of readers that exist; only one of them can wait.
        var readerCount = 0
        /// Whether there has ever been a reader.
        var hasHadReader = false
        /// Whether a writer waits for the first reader, under a time limit.
        var isAwaitingReader = false

        /// Whether a waiting reader must be woken because enough bytes wait for it.
        var mustWakeReader: Bool { waiting.hasReader && stream.count >= waiting.readerThreshold }
    }

    // The first property, so that its offset does not depend on the generic type.
    let lane = TextLane()
    let guarded: TracedMutex<Guarded>
    let options: StreamOptions
    let timer: StreamTimer
    let onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)?

    init(
        messageID: String,
        origin: StreamOrigin<Stream.Reduction.Message>,
        options: StreamOptions,
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)?
    ) {
        self.options = options
        self.onCompletion = onCompletion
        timer = StreamTimer(options.clock)
        let collects = options.collects || onCompletion != nil
        guarded = TracedMutex(
            Guarded(
                stream: StreamState(
                    messageID: messageID,
                    origin: origin,
                    options: options,
                    collects: collects,
                    lane: lane
                ),
                heartbeat: Stream.transport.framing == .sse ? Heartbeat(every: options.heartbeat) : nil
            )
        )
    }
}

extension StreamCore {
    func write(_ events: [Stream.Event], collects: Bool, _ mode: WriteMode = .managed) async throws {
        while true {
            switch try tryWrite(events, collects: collects, mode) {
            case .written: return
            case .ended: return await complete()
            case .full: try await waitForRoom()
            }
        }
    }

    /// Writes the events of one machine, and returns the key that they were sent with.
    func advance(_ events: [Stream.Event], collects: Bool) async throws -> String {
        try await write(events, collects: collects, .advancing)
        return guarded.withLock { $0.stream.address(of: events.last) }
    }

    /// Opens a span that stays one turn, even when all machines in it have ended.
    func openHeldTogether(_ scope: ScopeID, with opening: Stream.Event) async throws {
        try await write([opening], collects: true)
        guarded.withLock { $0.stream.holdTogether(scope) }
    }

    func append(
        to scope: ScopeID,
        collects: Bool,
        _ makeEvent: @Sendable (String) -> Stream.Event
    ) async throws {
        while true {
            let mustWake = try guarded.withLock { guarded -> Bool? in
                guarded.stream.drainLane()
                guard guarded.stream.hasRoom else { return nil }
                try guarded.stream.append(to: scope, collects: collects, makeEvent)
                if guarded.stream.holds { startWindow(&guarded) }
                return guarded.mustWakeReader
            }
            guard let mustWake else {
                try await waitForRoom()
                continue
            }
            if mustWake { wakeReader() }
            return
        }
    }

    /// Closes a part if it is still open.
    func close(_ scope: ScopeID, key: String) async throws {
        let reader = try guarded.withLock { guarded in
            try guarded.stream.close(scope, key: key)
            return guarded.waiting.takeReader()
        }
        reader?.resume()
    }

    /// Writes events if there is room.
    func tryWrite(_ events: [Stream.Event], collects: Bool, _ mode: WriteMode = .managed) throws -> WriteStep {
        var reader: CheckedContinuation<Void, Never>?
        let step = try guarded.withLock { guarded -> WriteStep in
            guarded.stream.drainLane()
            let areTerminal = guarded.stream.areTerminal(events)
            if areTerminal, guarded.stream.outcome != nil { return .written }
            guard areTerminal || guarded.stream.hasRoom else { return .full }
            try guarded.stream.write(events, collects: collects, mode)
            if guarded.stream.holds { startWindow(&guarded) }
            let hasEnded = guarded.stream.outcome != nil
            if hasEnded || guarded.mustWakeReader { reader = guarded.waiting.takeReader() }
            return hasEnded ? .ended : .written
        }
        reader?.resume()
        return step
    }

    /// Appends text to the open part of a scope; false if there is no room or text alone cannot continue the part.
    func tryAppend(_ text: String, to scope: ScopeID, collects: Bool) throws -> Bool {
        switch lane.append(text, to: scope, collects: collects) {
        case .written: return true
        case .mustWakeReader:
            wakeReader()
            return true
        case .declined: return try tryAppendOutsideLane(text, to: scope, collects: collects)
        }
    }

    private func tryAppendOutsideLane(_ text: String, to scope: ScopeID, collects: Bool) throws -> Bool {
        let mustWake = try guarded.withLock { guarded -> Bool? in
            guarded.stream.drainLane()
            guard guarded.stream.hasRoom, try guarded.stream.append(text, to: scope, collects: collects) else {
                return nil
            }
            guarded.stream.drainLane()
            if guarded.stream.holds { startWindow(&guarded) }
            return guarded.mustWakeReader
        }
        guard let mustWake else { return false }
        if mustWake { wakeReader() }
        return true
    }

    private func wakeReader() {
        let reader = guarded.withLock { $0.waiting.takeReader() }
        reader?.resume()
    }
}

extension StreamCore {
    /// Ends the stream unless it has already ended, and waits until the completion handler has returned.
    func end(_ outcome: StreamOutcome, with terminal: Stream.Event?) async {
        let (reader, ending) = guarded.withLock { guarded in
            let ending = guarded.stream.end(outcome, with: terminal)
            return (guarded.waiting.takeReader(), ending)
        }
        reader?.resume()
        if let failure = ending?.failure { options.onError?(failure) }
        await complete()
    }

    /// Ends the stream after its work has thrown an error.
    func end(after error: any Error) async {
        if error is CancellationError || (error as? StreamWriteError) == .disconnected {
            await end(.aborted, with: Stream.cancelling())
        } else {
            // After a disconnect, libraries often answer the cancellation with errors of their own, which are of no
            // use.
            if outcome == nil || !Task.isCancelled { options.onError?(error) }
            await end(.failed(error), with: Stream.failing(text: options.text(for: error, in: Stream.self)))
        }
    }

    /// Ends the stream with an error from outside the work, and cancels the work; does nothing if the stream has ended.
    func interrupt(with error: any Error) async {
        let (reader, writers, cancel) = guarded.withLock { guarded in
            let ending = guarded.stream.end(
                .failed(error),
                with: Stream.failing(text: options.text(for: error, in: Stream.self))
            )
            let hasEnded = ending != nil
            let cancel = hasEnded ? guarded.cancelWork : []
            return (guarded.waiting.takeReader(), guarded.waiting.takeWriters(), cancel)
        }
        // The stream has already ended, so the cancelled work cannot end it in another way.
        for cancel in cancel { cancel() }
        reader?.resume()
        for writer in writers { writer.resume() }
        await complete()
    }

    var outcome: StreamOutcome? { guarded.withLock { $0.stream.outcome } }

    /// Registers a function that cancels the work when the client disconnects.
    func register(_ cancel: @escaping @Sendable () -> Void) {
        let isGone = guarded.withLock { guarded -> Bool in
            if case .disconnected = guarded.stream.outcome { return true }
            guarded.cancelWork.append(cancel)
            return false
        }
        if isGone { cancel() }
    }

    /// Calls the completion handler on the first call; later calls wait until it has returned.
    func complete() async {
        let completion = guarded.withLock { guarded -> StreamCompletion<Stream>? in
            guard !guarded.hasCompleted, let outcome = guarded.stream.outcome else { return nil }
            guarded.hasCompleted = true
            guarded.cancelWork = []
            guarded.heartbeatTask?.cancel()
            guarded.heartbeatTask = nil
            return StreamCompletion(
                outcome: outcome,
                isDisconnected: guarded.stream.isDisconnected,
                record: guarded.stream.currentRecord(),
                message: guarded.stream.currentMessage()
            )
        }
        guard let completion else {
            // The handler was called before. Do not wait for it if it is the caller.
            if outcome != nil, !CompletionHandler.isRunning { await waitForCompletion() }
            return
        }
        // Runs in its own task: the task that ends the stream may be cancelled, but storing the answer must not be.
        if let onCompletion {
            await Task { await CompletionHandler.$isRunning.withValue(true) { await onCompletion(completion) } }.value
        }
        let (reader, observers) = guarded.withLock { guarded in
            guarded.isSettled = true
            return (guarded.waiting.takeReader(), guarded.waiting.takeObservers())
        }
        reader?.resume()
        for observer in observers { observer.resume() }
    }

    /// Waits until the stream has ended and its completion handler has returned.
    func waitForCompletion() async {
        await withCheckedContinuation { continuation in
            let isSettled = guarded.withLock { guarded -> Bool in
                if !guarded.isSettled { guarded.waiting.park(observer: continuation) }
                return guarded.isSettled
            }
            if isSettled { continuation.resume() }
        }
    }
}

/// Whether the current task runs a completion handler, which must not wait for itself.
enum CompletionHandler {
    @TaskLocal static var isRunning = false
}

/// The result of an attempt to write.
enum WriteStep: Sendable {
    /// The events are written.
    case written
    /// The events are written, and the stream has ended.
    case ended
    /// There is no room.
    case full
}
