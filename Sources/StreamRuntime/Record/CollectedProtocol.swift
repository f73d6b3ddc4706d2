public import ProtocolSupport

/// A protocol whose streams a context can write and keep.
///
/// A custom protocol needs no types for this: `extension OwnStream: CollectedProtocol {}` keeps the events as they are.
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
    /// Adds an event; `countTokens`, if not nil, returns the number of tokens in a text.
    mutating func collect(_ event: Event, countTokens: ((String) -> Int)?)
    /// Notes that the stream has ended.
    mutating func end()
}

/// A reducer, which turns the events of a stream into a message.
public protocol EventReducing: Sendable {
    /// The events.
    associatedtype Event: StreamEvent
    /// The message.
    associatedtype Message: Sendable

    /// Creates a reducer of a stream for clients from `floor` on, which continues `message` unless that is nil.
    init(messageID: String, floor: ClientVersion, continuing message: Message?)
    /// Adds the next event; an event that does not fit the message so far changes nothing.
    mutating func collect(_ event: Event)
    /// The message so far.
    var message: Message { get }
}
