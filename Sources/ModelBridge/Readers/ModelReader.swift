public import ProtocolSupport

/// Turns the events of one API into parts.
///
/// A reader is a state machine for one response: it does no work of its own and reads no bytes.
public protocol ModelReader: Sendable {
    /// The protocol of the API.
    associatedtype Stream: StreamProtocol

    /// Appends the parts that an event adds.
    mutating func read(_ event: Stream.Event, into parts: inout [ModelPart])

    /// Appends the parts for an event that cannot be read: one that is not JSON, or whose known keys have values of another shape.
    mutating func reject(_ error: ModelError, into parts: inout [ModelPart])

    /// Appends the parts that the end of the response adds, after the last event or where the response was cut off.
    mutating func finish(into parts: inout [ModelPart])
}
