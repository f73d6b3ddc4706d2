import ProtocolSupport

/// The events of one write: those that were asked for, and those that the lifecycle adds.
struct Outgoing<Stream: StreamProtocol>: Sendable {
    /// All events, in order.
    var events: [Stream.Event] = []
    /// Whether each was asked for; those after the last one that was are left out.
    private var asked: [Bool] = []

    mutating func removeAll() {
        events.removeAll(keepingCapacity: true)
        asked.removeAll(keepingCapacity: true)
    }

    /// Adds an event that was asked for.
    mutating func ask(_ event: Stream.Event) {
        events.append(event)
        noteAsked()
    }

    /// Notes that the last event is one that was asked for.
    mutating func noteAsked() {
        while asked.count < events.count - 1 { asked.append(false) }
        asked.append(true)
    }

    func isAsked(_ place: Int) -> Bool { place < asked.count && asked[place] }
}

/// How a stream was ended.
struct EndingResult: Sendable {
    /// The reason why it did not end as asked; nil if it did.
    var failure: (any Error)?
}

/// The ways to end a stream, each tried where the one before it cannot be written.
enum EndingAttempt: CaseIterable {
    /// With the terminal event that was asked for, and what was promised.
    case asAsked
    /// With the schema's own events in place of what was promised.
    case withoutPromises
    /// With the protocol's ordinary end.
    case ordinary
    /// With that, and machines left where they are.
    case unsettled
}
