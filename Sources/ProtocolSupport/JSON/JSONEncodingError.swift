/// An error of writing JSON.
public struct JSONEncodingError: Error, Hashable, Sendable {
    /// The reason for the failure.
    @nonexhaustive
    public enum Reason: Sendable {
        /// The number is NaN or infinite, which JSON cannot represent.
        case nonFinite(Double)
        /// The text of a `JSONValue.number` is not a JSON number.
        case invalidNumber(String)
        /// The number is too large for a double, and clients reject it there.
        case numberTooLarge(String)
        /// The key makes a client reject the event.
        case forbiddenKey(String)
        /// The key makes a client reject the event if its value is `null`.
        case forbiddenNull(String)
        /// Arrays and objects are nested deeper than readers allow.
        case tooDeep
        /// The client floor does not know the event, and the event must not be left out.
        case refusedBelow(event: String, since: String)
        /// Any other reason.
        case unsupported(String)
    }

    /// The place of the failure, such as `usage.total` or `[2].x`; empty for the whole value.
    public var path: String
    /// The reason for the failure.
    public var reason: Reason

    /// Creates an error.
    public init(path: String = "", reason: Reason) {
        self.path = path
        self.reason = reason
    }
}

extension JSONEncodingError: CustomStringConvertible {
    /// The place and the reason.
    public var description: String {
        path.isEmpty ? reason.description : "\(path): \(reason)"
    }
}

extension JSONEncodingError.Reason: CustomStringConvertible {
    /// The reason as a sentence without its full stop.
    public var description: String {
        switch self {
        case .nonFinite(let value): "\(value) is not a JSON number"
        case .invalidNumber(let text): "\"\(text)\" is not a JSON number"
        case .numberTooLarge(let text):
            "clients refuse the number \(text), which is too large for a double; send it as a string"
        case .forbiddenKey(let key):
            "clients refuse an event that has the key \"\(key)\" here; leave it out or rename it"
        case .forbiddenNull(let key):
            "some clients from the floor on refuse an event that has null for the key \"\(key)\"; leave it out"
        case .tooDeep: "arrays and objects are nested deeper than \(JSONReader.depthLimit) levels"
        case .refusedBelow(let event, let since): "\(event) is not known to clients before \(since)"
        case .unsupported(let message): message
        }
    }
}

extension JSONEncodingError.Reason: Hashable {
    /// Whether both errors are the same; NaN equals NaN here.
    public static func == (lhs: Self, rhs: Self) -> Bool { lhs.description == rhs.description }

    /// Hashes the properties that `==` compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
