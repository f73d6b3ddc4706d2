import ProtocolSupport

extension StreamCore: StreamSource, HeartbeatTarget {
    /// Waits for bytes and returns everything written since the last call; nil at the end.
    func next() async -> [UInt8]? {
        var hasWaited = false
        while true {
            switch take(hasWaited: hasWaited) {
            case .bytes(let bytes, let writers):
                for writer in writers { writer.resume() }
                return bytes
            case .end: return nil
            case .nothing:
                if await !waitForBytes() || Task.isCancelled { return nil }
                hasWaited = true
            }
        }
    }

    func attach() {
        guarded.withLock { guarded in
            guarded.readerCount += 1
            guarded.hasHadReader = true
        }
    }

    func detach() {
        let isLast = guarded.withLock { guarded in
            guarded.readerCount -= 1
            return guarded.readerCount == 0
        }
        if isLast { disconnect() }
    }

    /// Marks the client as disconnected: nobody reads any more.
    func disconnect() {
        let (hasEnded, reader, writers, cancel) = guarded.withLock { guarded in
            let hasEnded = guarded.stream.disconnect()
            let cancel = hasEnded ? guarded.cancelWork : []
            return (hasEnded, guarded.waiting.takeReader(), guarded.waiting.takeWriters(), cancel)
        }
        for cancel in cancel { cancel() }
        reader?.resume()
        for writer in writers { writer.resume() }
        if hasEnded { Task { await self.complete() } }
    }

    private enum Taken: Sendable {
        case bytes([UInt8], [CheckedContinuation<Void, any Error>])
        case nothing
        case end
    }

    /// Whether the stream has ended and the completion handler has stored the answer, or the client has disconnected.
    ///
    /// A client that sees the end may send its next request at once, which must find the stored answer.
    private func isOver(_ guarded: borrowing Guarded) -> Bool {
        if guarded.stream.isDisconnected { return true }
        return guarded.stream.outcome != nil && (onCompletion == nil || guarded.isSettled)
    }

    private func take(hasWaited: Bool) -> Taken {
        guarded.withLock { guarded in
            guarded.stream.drainLane()
            let isOpen = guarded.stream.outcome == nil
            let count = guarded.stream.count
            if guarded.pacing.takes(count, hasWaited: hasWaited, isOpen: isOpen), let bytes = guarded.stream.take() {
                // A rest makes fewer chunks; messages stay as many as they are.
                if Stream.transport.framing != .messages { guarded.pacing.noteTaken() }
                return .bytes(bytes, guarded.waiting.takeWriters())
            }
            return isOver(guarded) ? .end : .nothing
        }
    }

    /// Waits until there may be bytes; returns false for a second reader, which gets none.
    private func waitForBytes() async -> Bool {
        if guarded.withLock({ $0.waiting.hasReader }) { return false }
        let since = options.heartbeat == nil ? nil : timer.now()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = guarded.withLock { guarded -> Bool in
                    let isOpen = guarded.stream.outcome == nil
                    let rests = guarded.pacing.rests(isOpen: isOpen)
                    let threshold = guarded.pacing.threshold(isOpen: isOpen, highWaterMark: options.highWaterMark)
                    // A reader that does not rest is woken by the next write.
                    if rests { guarded.stream.drainLane() } else { guarded.stream.closeLane() }
                    let mustWait =
                        guarded.stream.count < threshold && !isOver(guarded) && !Task.isCancelled
                        && !guarded.waiting.hasReader
                    guard mustWait, !rests || lane.arm(threshold - guarded.stream.count) else { return true }
                    guarded.waiting.park(continuation, at: since, until: threshold)
                    if rests { startRest(&guarded) } else { calmDown(&guarded) }
                    if isOpen { startHeartbeat(&guarded) }
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            disconnect()
        }
        return true
    }

    /// Starts a timer that ends the reader's rest, no matter how few bytes wait then.
    private func startRest(_ guarded: inout Guarded) {
        guard guarded.pacing.beginRest() else { return }
        Task {
            // Nothing cancels this task, so the sleep does not throw.
            try? await Task.sleep(for: ReaderPacing.rest)
            endRest()
        }
    }

    private func endRest() {
        let reader = guarded.withLock { guarded -> CheckedContinuation<Void, Never>? in
            guarded.pacing.endRest()
            guarded.waiting.readerThreshold = 1
            guarded.stream.closeLane()
            if guarded.stream.count > 0 { return guarded.waiting.takeReader() }
            if guarded.waiting.hasReader { calmDown(&guarded) }
            return nil
        }
        reader?.resume()
    }

    /// Notes that the writer is idle, and releases memory that is not needed while the reader waits.
    private func calmDown(_ guarded: inout Guarded) {
        guarded.pacing.noteIdle()
        guarded.stream.shrink()
    }

    /// Waits until the reader has taken the waiting bytes.
    func waitForRoom() async throws {
        let id = guarded.withLock { $0.waiting.makeID() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let isReady = guarded.withLock { guarded -> Bool in
                    guarded.stream.drainLane()
                    guard !guarded.stream.hasRoom, guarded.stream.outcome == nil, !Task.isCancelled else { return true }
                    guarded.waiting.park(id, continuation)
                    awaitReader(&guarded)
                    return false
                }
                if isReady { continuation.resume() }
            }
            try Task.checkCancellation()
        } onCancel: {
            let writer = guarded.withLock { $0.waiting.takeWriter(id) }
            writer?.resume(throwing: CancellationError())
        }
    }
}

extension StreamCore {
    /// Disconnects the client if no reader arrives within the options' `readerTimeout`.
    ///
    /// If a handler fails before it returns a response, nobody reads the bytes, and its writers would wait forever.
    private func awaitReader(_ guarded: inout Guarded) {
        guard !guarded.hasHadReader, !guarded.isAwaitingReader, let limit = options.readerTimeout else { return }
        guarded.isAwaitingReader = true
        let timer = timer
        Task { [weak self] in
            try? await timer.sleep(limit)
            guard let self, !self.guarded.withLock({ $0.hasHadReader }) else { return }
            self.disconnect()
        }
    }

    /// Starts the heartbeat the first time that the reader waits.
    private func startHeartbeat(_ guarded: inout Guarded) {
        guard let interval = guarded.heartbeat?.interval, guarded.heartbeat?.begin() == true else { return }
        if options.clock is ContinuousClock { return HeartbeatScheduler.every(interval).add(self) }
        let timer = timer
        guarded.heartbeatTask = Task { [weak self] in
            var pause = interval
            while true {
                do { try await timer.sleep(pause) } catch { return }
                guard let next = self?.beat() else { return }
                pause = next
            }
        }
    }

    /// Starts a timer that sends the held-back event when the window closes.
    func startWindow(_ guarded: inout Guarded) {
        guard let window = guarded.stream.output.openWindow() else { return }
        let timer = timer
        Task { [weak self] in
            try? await timer.sleep(window)
            self?.closeWindow()
        }
    }

    private func closeWindow() {
        let reader = guarded.withLock { guarded -> CheckedContinuation<Void, Never>? in
            guarded.stream.closeLane()
            guarded.stream.closeWindow()
            return guarded.stream.count > 0 ? guarded.waiting.takeReader() : nil
        }
        reader?.resume()
    }

    /// Writes a comment if one is due; returns how long to sleep before checking again, nil at the end.
    func beat() -> Duration? {
        let now = timer.now()
        let (pause, reader) = guarded.withLock { guarded -> (Duration?, CheckedContinuation<Void, Never>?) in
            guard guarded.stream.outcome == nil, !guarded.stream.isDisconnected, let heartbeat = guarded.heartbeat
            else { return (nil, nil) }
            let check = heartbeat.check(at: now, idleSince: guarded.waiting.idleSince)
            guard check.isDue else { return (check.pause, nil) }
            guarded.stream.writeHeartbeat()
            return (check.pause, guarded.waiting.takeReader())
        }
        reader?.resume()
        return pause
    }

    /// Writes a comment, so that the connection breaks if its client has gone; false if the framing has no comments.
    func probe() -> Bool {
        guard Stream.transport.framing == .sse else { return false }
        let reader = guarded.withLock { guarded -> CheckedContinuation<Void, Never>? in
            guard guarded.stream.outcome == nil, !guarded.stream.isDisconnected else { return nil }
            guarded.stream.writeHeartbeat()
            return guarded.waiting.takeReader()
        }
        reader?.resume()
        return true
    }
}
