public import ProtocolSupport

/// Rules of a protocol's clients beyond the schema: an event must agree with those before it.
///
/// A context asks it about every event but the text that it appends.
public protocol EventAdjusting: Sendable {
    /// The events.
    associatedtype Event: StreamEvent
    /// The message.
    associatedtype Message: Sendable

    /// Creates what knows the message that a stream continues, if there is one.
    init(continuing message: Message?)
    /// The event as it must be sent.
    ///
    /// - Throws: The reason why no client could take the event here.
    mutating func adjust(_ event: Event) throws -> Event
    /// Keeps what it learned from the events of a write, which have been written.
    mutating func commit()
    /// Forgets what it learned since the last commit: the write failed.
    mutating func rollBack()
}

/// Asks for nothing: the schema says all.
public struct NoAdjustment<Event: StreamEvent, Message: Sendable>: EventAdjusting {
    /// Creates it.
    public init(continuing message: Message?) {}

    /// The event as it is.
    public mutating func adjust(_ event: Event) -> Event { event }

    /// Does nothing: it learns nothing.
    public mutating func commit() {}

    /// Does nothing: it learns nothing.
    public mutating func rollBack() {}
}
