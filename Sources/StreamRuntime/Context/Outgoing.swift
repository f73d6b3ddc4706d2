import ProtocolSupport

/// The events of one write: those that the caller writes, and those that the lifecycle adds.
struct Outgoing<Stream: StreamProtocol>: Sendable {
    /// All events, in order.
    var events: [Stream.Event] = []
    /// Whether the caller wrote each event; it may be shorter than `events`, and the missing values are false.
    private var asked: [Bool] = []

    mutating func removeAll() {
        events.removeAll(keepingCapacity: true)
        asked.removeAll(keepingCapacity: true)
    }

    /// Adds an event that the caller writes.
    mutating func ask(_ event: Stream.Event) {
        events.append(event)
        noteAsked()
    }

    /// Marks the last event as one that the caller writes.
    mutating func noteAsked() {
        while asked.count < events.count - 1 { asked.append(false) }
        asked.append(true)
    }

    func isAsked(_ place: Int) -> Bool { place < asked.count && asked[place] }
}

/// The result of ending a stream.
struct EndingResult: Sendable {
    /// The reason why the stream could not end as requested; nil if it did.
    var failure: (any Error)?
}

/// The ways to end a stream, each tried if the previous one cannot be written.
enum EndingAttempt: CaseIterable {
    /// With the requested terminal event and the promised events.
    case asAsked
    /// With the requested terminal event, and the schema's settling events in place of the promised ones.
    case withoutPromises
    /// With the protocol's ordinary end.
    case ordinary
    /// With the protocol's ordinary end, and without settling any machine.
    case unsettled
}
