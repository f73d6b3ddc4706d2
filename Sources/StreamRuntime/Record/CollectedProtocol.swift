public import ProtocolSupport

/// A protocol whose streams a context can write and keep.
///
/// A protocol of one's own needs no type for it: `extension OwnStream: CollectedProtocol {}` keeps the events as they are.
public protocol CollectedProtocol: StreamProtocol {
    /// The record of a stream for a database or a log.
    associatedtype Record: EventRecording = EventRecord<Self> where Record.Event == Event
    /// The type that turns a stream into the message that its reader ends up with.
    associatedtype Reduction: EventReducing = EventReduction<Self> where Reduction.Event == Event
    /// Rules of its clients beyond the schema; none by default.
    associatedtype Adjustment: EventAdjusting = NoAdjustment<Event, Reduction.Message>
    where Adjustment.Event == Event, Adjustment.Message == Reduction.Message
}

/// A record that is built from the events of a stream.
public protocol EventRecording: Sendable {
    /// The events.
    associatedtype Event: StreamEvent

    /// Creates an empty record.
    init(messageID: String)
    /// Adds what an event says; `countTokens` counts those of a text, if anything does.
    mutating func collect(_ event: Event, countTokens: ((String) -> Int)?)
    /// Notes that the stream has ended.
    mutating func end()
}

/// Makes a message of a stream.
public protocol EventReducing: Sendable {
    /// The events.
    associatedtype Event: StreamEvent
    /// The message.
    associatedtype Message: Sendable

    /// Creates a reducer of a stream that is written for clients from `floor` on, and that continues a message or not.
    init(messageID: String, floor: ClientVersion, continuing message: Message?)
    /// Takes the next event; one that makes no sense here changes nothing.
    mutating func collect(_ event: Event)
    /// The message as far as it has come.
    var message: Message { get }
}
