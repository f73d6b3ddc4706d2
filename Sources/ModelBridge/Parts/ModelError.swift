public import ProtocolSupport

/// A fault of a model's answer.
public struct ModelError: Error, Hashable, Sendable {
    /// What kind of fault it is.
    @nonexhaustive
    public enum Kind: Hashable, Sendable {
        /// The provider answered with a status of 400 or more.
        case status
        /// The provider reported an error in the stream.
        case reported
        /// An event is not JSON.
        case notJSON
        /// An event is JSON of a shape that its API does not have.
        case unknownShape
        /// Events contradict each other or something is missing, such as the end.
        case invalidSequence
        /// The answer ended without any output.
        case noOutput
        /// The connection failed.
        case connection
        /// The provider was silent for too long.
        case timeout
    }

    /// What kind of fault it is.
    public var kind: Kind
    /// The provider's message if there is one, otherwise a description; meant for logs, since it may name internals.
    public var message: String
    /// The HTTP status, or the status that the error in the stream stands for.
    public var status: Int?
    /// Whether the same request may succeed later.
    public var isRetryable: Bool
    /// How long the provider asks to wait before the request is repeated.
    public var retryAfter: Duration?
    /// The provider's error as it came, or the event at fault.
    public var raw: JSONValue?

    /// Creates a fault.
    public init(
        _ kind: Kind,
        _ message: String,
        status: Int? = nil,
        isRetryable: Bool = false,
        retryAfter: Duration? = nil,
        raw: JSONValue? = nil
    ) {
        self.kind = kind
        self.message = message
        self.status = status
        self.isRetryable = isRetryable
        self.retryAfter = retryAfter
        self.raw = raw
    }

    /// Whether a request that was answered with this status may succeed later: 408, 409, 429, and 500 or more.
    public static func isRetryable(status: Int) -> Bool {
        status == 408 || status == 409 || status == 429 || status >= 500
    }
}

extension ModelError: CustomStringConvertible {
    /// The message, and the status if there is one.
    public var description: String {
        guard let status else { return message }
        return "\(message) (status \(status))"
    }
}
