/// Why something cannot be read from JSON.
public struct JSONDecodingError: Error, Hashable, Sendable {
    /// The problem.
    @nonexhaustive
    public enum Reason: Hashable, Sendable {
        /// It is not JSON.
        case syntax(String)
        /// A required key is missing; the path includes it.
        case missingField
        /// A value of another type was expected.
        case wrongType(expected: String, found: String)
        /// `null` in a place where it is not allowed.
        case nullNotAllowed
        /// The string is not one of the allowed values.
        case unknownValue(String)
        /// No event has this name.
        case unknownEvent(String)
        /// A key that the client does not know and does not forgive; the path includes it.
        case unknownField
        /// The client does not know it yet, or no longer.
        case notAvailable(client: ClientVersion)
        /// The key kills the client.
        case forbiddenKey
        /// The key kills the client, as its value is `null`.
        case forbiddenNull
        /// The number does not fit its type.
        case numberOutOfRange(String)
        /// Arrays and objects are nested too deep.
        case tooDeep
    }

    /// The byte at which reading stopped, from the start of the input; nil if a value was read and not bytes.
    public var offset: Int?
    /// Where: `$` is the whole value, `$.input.items[2].name` something inside.
    public var path: String
    /// The problem.
    public var reason: Reason

    /// Creates a failure.
    public init(offset: Int? = nil, path: String = "$", reason: Reason) {
        self.offset = offset
        self.path = path
        self.reason = reason
    }
}

extension JSONDecodingError.Reason {
    /// Whether a client refuses the text as JSON, before it looks at what the event says.
    package var isOfText: Bool {
        switch self {
        case .syntax, .forbiddenKey, .forbiddenNull, .tooDeep: true
        default: false
        }
    }
}

extension JSONDecodingError: CustomStringConvertible {
    /// The place and what is wrong with it.
    public var description: String {
        let place = offset.map { " (byte \($0))" } ?? ""
        return "\(path)\(place): \(reason)"
    }
}

extension JSONDecodingError.Reason: CustomStringConvertible {
    /// The problem, as a sentence without its full stop.
    public var description: String {
        switch self {
        case .syntax(let message): message
        case .missingField: "the field is required but missing"
        case .wrongType(let expected, let found): "expected \(expected), found \(found)"
        case .nullNotAllowed: "null is not allowed here; an optional field is left out instead"
        case .unknownValue(let value): "\"\(value)\" is not one of the values that are allowed here"
        case .unknownEvent(let type): "there is no event \"\(type)\""
        case .unknownField: "the field is not known and this client refuses unknown fields"
        case .notAvailable(let client): "client \(client) does not know this"
        case .forbiddenKey: "the client refuses this key, wherever it is in an event"
        case .forbiddenNull: "the client refuses null for this key, wherever it is in an event"
        case .numberOutOfRange(let literal): "the number \(literal) is out of range"
        case .tooDeep: "arrays and objects are nested deeper than \(JSONReader.depthLimit) levels"
        }
    }
}
