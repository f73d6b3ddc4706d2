/// An error of reading JSON.
public struct JSONDecodingError: Error, Hashable, Sendable {
    /// The reason for the failure.
    @nonexhaustive
    public enum Reason: Hashable, Sendable {
        /// The text is not JSON.
        case syntax(String)
        /// A required key is missing; the path includes it.
        case missingField
        /// The value has the wrong type.
        case wrongType(expected: String, found: String)
        /// `null` is not allowed here.
        case nullNotAllowed
        /// The string is not one of the allowed values.
        case unknownValue(String)
        /// No event has this name.
        case unknownEvent(String)
        /// The client does not know the key and does not accept unknown ones; the path includes the key.
        case unknownField
        /// The client does not know the feature yet, or no longer knows it.
        case notAvailable(client: ClientVersion)
        /// The key makes the client reject the event.
        case forbiddenKey
        /// The key makes the client reject the event, because its value is `null`.
        case forbiddenNull
        /// The number does not fit its type.
        case numberOutOfRange(String)
        /// Arrays and objects are nested too deep.
        case tooDeep
    }

    /// The byte at which reading stopped, from the start of the input; nil if the input was a value, not bytes.
    public var offset: Int?
    /// The place of the failure: `$` is the whole value, `$.input.items[2].name` a value inside.
    public var path: String
    /// The reason for the failure.
    public var reason: Reason

    /// Creates an error.
    public init(offset: Int? = nil, path: String = "$", reason: Reason) {
        self.offset = offset
        self.path = path
        self.reason = reason
    }
}

extension JSONDecodingError.Reason {
    /// Whether a client rejects the text as JSON, before it checks the contents of the event.
    package var isOfText: Bool {
        switch self {
        case .syntax, .forbiddenKey, .forbiddenNull, .tooDeep: true
        default: false
        }
    }
}

extension JSONDecodingError: CustomStringConvertible {
    /// The place and the reason.
    public var description: String {
        let place = offset.map { " (byte \($0))" } ?? ""
        return "\(path)\(place): \(reason)"
    }
}

extension JSONDecodingError.Reason: CustomStringConvertible {
    /// The reason as a sentence without its full stop.
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
