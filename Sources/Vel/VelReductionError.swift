import ProtocolSupport
import StreamRuntime

/// A value on which the package `vel-ai` stops with an exception.
///
/// Only a reducer that does as the package does throws this.
public struct VelReductionError: Error, Hashable, Sendable {
    /// The event's type, as far as it has one.
    public var event: String?
    /// The key that holds the value; nil if the event itself is the value.
    public var key: String?
    /// The expected value.
    public var expected: String

    /// Creates an error.
    public init(event: String?, key: String?, expected: String) {
        self.event = event
        self.key = key
        self.expected = expected
    }
}

extension VelReductionError: CustomStringConvertible {
    /// Where, what was expected, and what to do.
    public var description: String {
        let place = key.map { "'\($0)' of " } ?? ""
        let subject = event.map { "the event '\($0)'" } ?? "an event"
        return "\(place)\(subject) must be \(expected); send it like this, or reduce the stream as documented"
    }
}
