public import ProtocolSupport

/// What a protocol's clients ask for beyond the schema: that an event agrees with those before it.
///
/// A context asks it about every event but the text that it appends.
public protocol StreamAdjusting: Sendable {
    /// The events.
    associatedtype Event: StreamEvent
    /// The message.
    associatedtype Message: Sendable

    /// Creates what knows the message that a stream continues, if there is one.
    init(continuing message: Message?)
    /// The event as it must be sent.
    ///
    /// - Throws: What makes the event one that no client could take here.
    mutating func adjust(_ event: Event) throws -> Event
}

/// Asks for nothing: the schema says all.
public struct NoAdjustment<Event: StreamEvent, Message: Sendable>: StreamAdjusting {
    /// Creates it.
    public init(continuing message: Message?) {}

    /// The event as it is.
    public mutating func adjust(_ event: Event) -> Event { event }
}
