import ProtocolSupport
import StreamRuntime

// How the package `vel-ai`, being written in Python, takes a value.
extension JSONValue {
    /// Whether an `if` takes the value for true.
    var isTruthy: Bool {
        switch self {
        case .null: false
        case .bool(let value): value
        case .string(let text): !text.isEmpty
        case .array(let elements): !elements.isEmpty
        case .object(let object): !object.isEmpty
        case .int, .uint, .double, .number: doubleValue != 0
        }
    }

    /// Whether the value can be a key; arrays and objects cannot.
    var isHashable: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    /// The value that is the same key: `true` and 1 are.
    var hashKey: JSONValue {
        if case .bool(let value) = self { return .int(value ? 1 : 0) }
        return self
    }

    /// The value inside of a longer text.
    var interpolated: String {
        switch self {
        case .string(let text): text
        case .null: "None"
        case .bool(let value): value ? "True" : "False"
        default: description
        }
    }
}

extension String {
    /// Whether nothing is left once white space is stripped.
    var isBlank: Bool {
        unicodeScalars.allSatisfy { $0.properties.isWhitespace || (0x1C...0x1F).contains($0.value) }
    }
}
