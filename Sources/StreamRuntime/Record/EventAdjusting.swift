public import ProtocolSupport

/// Rules of a protocol's clients beyond the schema: an event must agree with those before it.
///
/// A context calls it for every event except the text that it appends.
public protocol EventAdjusting: Sendable {
    /// The events.
    associatedtype Event: StreamEvent
    /// The message.
    associatedtype Message: Sendable

    /// Creates an adjustment for a stream, given the message that the stream continues, if there is one.
    init(continuing message: Message?)
    /// Returns the event as it must be sent.
    ///
    /// - Throws: The reason why no client would accept the event here.
    mutating func adjust(_ event: Event) throws -> Event
    /// Keeps the changes of state since the last commit: the events were written.
    mutating func commit()
    /// Reverts the changes of state since the last commit: the write failed.
    mutating func rollBack()
}

/// An adjustment that changes nothing, for a protocol whose schema states every rule.
public struct NoAdjustment<Event: StreamEvent, Message: Sendable>: EventAdjusting {
    /// Creates an adjustment.
    public init(continuing message: Message?) {}

    /// Returns the event unchanged.
    public mutating func adjust(_ event: Event) -> Event { event }

    /// Does nothing, because there is no state to keep.
    public mutating func commit() {}

    /// Does nothing, because there is no state to revert.
    public mutating func rollBack() {}
}
