@_spi(Generated) import ProtocolSupport

/// How a stream ends.
extension StreamState {
    /// Ends the stream with a terminal event, or with the protocol's ordinary end if that is nil.
    ///
    /// Returns nil if the stream had already ended.
    mutating func end(_ outcome: StreamOutcome, with terminal: Stream.Event?) -> EndingResult? {
        guard self.outcome == nil else { return nil }
        closeLane()
        let failure = writeEnding(with: terminal)
        finish(with: outcome)
        return EndingResult(failure: failure)
    }

    /// Writes the events that end the stream.
    ///
    /// If the requested events cannot be written, the schema's own events take their place, and the error is returned.
    private mutating func writeEnding(with terminal: Stream.Event?) -> (any Error)? {
        var failure: (any Error)?
        for attempt in EndingAttempt.allCases {
            scratch.removeAll()
            let before = engine.mark
            do {
                if attempt != .asAsked { engine.dropPromises() }
                if attempt == .unsettled { engine.dropSettling() }
                let terminal = attempt == .ordinary || attempt == .unsettled ? nil : terminal
                try engine.addEnd(with: terminal, to: &scratch.events, makeKey: makeID)
                try writeFrames(collects: true)
                engine.commit()
                return failure
            } catch {
                engine.rollBack(to: before)
                failure = failure ?? error
            }
        }
        scratch.removeAll()
        return failure
    }

    /// Notes that the client has disconnected; returns whether that ends the stream.
    mutating func disconnect() -> Bool {
        // A client that leaves after it has received everything has not disconnected early.
        guard !isDisconnected, outcome == nil || output.count > 0 else { return false }
        closeLane()
        isDisconnected = true
        output.removeAll(keepingCapacity: false)
        guard outcome == nil, !continuesAfterDisconnect else { return false }
        // Nobody reads these events, but they complete the message that is stored.
        _ = writeEnding(with: Stream.cancelling())
        changeRecord { $0.end() }
        outcome = .disconnected
        return true
    }

    /// Sets the outcome if the events just written ended the stream.
    mutating func settleOutcome() {
        guard engine.hasEnded, outcome == nil else { return }
        if hasFailed {
            finish(with: .failed(ReportedError()))
        } else {
            finish(with: scratch.events.last?.kind == Stream.cancelling()?.kind ? .aborted : .finished)
        }
    }

    private mutating func finish(with outcome: StreamOutcome) {
        flush()
        output.writeDone()
        changeRecord { $0.end() }
        discardIfUnread()
        self.outcome = outcome
    }
}
