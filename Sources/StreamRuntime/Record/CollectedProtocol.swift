public import ProtocolSupport

/// A protocol whose streams can be kept in a record.
public protocol CollectedProtocol: StreamProtocol {
    /// What is kept.
    associatedtype Record: StreamRecording where Record.Event == Event
}

/// What a stream leaves behind: built from its events, one after the other.
public protocol StreamRecording: Sendable {
    /// The events.
    associatedtype Event: StreamEvent

    /// Creates an empty record.
    init(messageID: String)
    /// Adds what an event says.
    mutating func collect(_ event: Event, countTokens: (String) -> Int)
    /// Notes that the stream has ended.
    mutating func end()
}
