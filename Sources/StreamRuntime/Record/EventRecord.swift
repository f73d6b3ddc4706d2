@_spi(Generated) public import ProtocolSupport

/// The events of a stream, as they were written: the record of a protocol that has none of its own.
///
/// Consecutive pieces of one part are joined into one event, if the protocol can express them as one.
public struct EventRecord<Stream: StreamProtocol>: EventRecording {
    /// The message's id.
    public let messageID: String
    /// The events, in order.
    public private(set) var events: [Stream.Event] = []
    /// Whether the stream has ended.
    public private(set) var hasEnded = false

    /// Creates an empty record.
    public init(messageID: String) {
        self.messageID = messageID
    }

    /// Adds an event; tokens are not counted, since the record does not know which fields hold text of the model.
    public mutating func collect(_ event: Stream.Event, countTokens: ((String) -> Int)?) {
        // Removed and put back, so that its text is uniquely referenced and grows in place.
        guard var last = events.popLast() else { return events.append(event) }
        let isJoined = Stream.join(event, to: &last)
        events.append(last)
        if !isJoined { events.append(event) }
    }

    /// Notes that the stream has ended.
    public mutating func end() {
        hasEnded = true
    }
}

/// The events that the client receives: the message of a protocol that has none of its own.
public struct EventReduction<Stream: StreamProtocol>: EventReducing {
    private var record: EventRecord<Stream>

    /// Creates an empty list, or continues the events of an earlier stream.
    public init(messageID: String, floor: ClientVersion, continuing message: [Stream.Event]?) {
        record = EventRecord(messageID: messageID)
        for event in message ?? [] { collect(event) }
    }

    /// Adds the next event.
    public mutating func collect(_ event: Stream.Event) { record.collect(event, countTokens: nil) }

    /// The events so far.
    public var message: [Stream.Event] { record.events }
}
