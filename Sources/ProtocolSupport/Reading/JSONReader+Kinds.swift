/// A kind of JSON value.
@_spi(Generated)
@frozen
public enum JSONKind: Sendable {
    /// A string.
    case string
    /// A number.
    case number
    /// `true` or `false`.
    case boolean
    /// An array.
    case array
    /// An object.
    case object
    /// `null`.
    case null
    /// Not the beginning of a value.
    case none
}

extension JSONReader {
    /// The kind of the next value, which its first byte says.
    @_spi(Generated)
    public var nextKind: JSONKind {
        mutating get {
            skipWhitespace()
            return switch next {
            case UInt8(ascii: "\""): .string
            case UInt8(ascii: "-"), 48...57: .number
            case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
            case UInt8(ascii: "["): .array
            case UInt8(ascii: "{"): .object
            case UInt8(ascii: "n"): .null
            default: .none
            }
        }
    }

    /// An error about the next value, which is of another kind than the schema's.
    @_spi(Generated)
    @inline(never)
    public func otherKind(than expected: StaticString) -> JSONDecodingError { wrongType(expected.description) }

    /// Reads an element of a tuple that must be `constant`.
    @_spi(Generated)
    public mutating func constant(_ constant: JSONValue) throws(JSONDecodingError) {
        skipWhitespace()
        let start = position
        let found = try value()
        if found != constant { throw failure(.unknownValue(found.description), at: start) }
    }
}

extension JSONWriter {
    /// Whether `elements(_:)` writes anything.
    @_spi(Generated)
    public func writes(_ elements: [JSONValue]) -> Bool { allowsAdditionalFields && !elements.isEmpty }

    /// Writes an element of a tuple; a failure inside names its place.
    @_spi(Generated)
    public mutating func element<Value: JSONCodable>(_ value: Value, _ index: Int) {
        if index > 0 { raw(",") }
        let hadFailed = hasFailed
        value.encode(into: &self)
        if hasFailed != hadFailed { prepend(index: index) }
    }

    /// Writes the elements of a tuple that its schema does not declare, each after a comma.
    @_spi(Generated)
    public mutating func elements(_ values: [JSONValue]) {
        guard allowsAdditionalFields else { return }
        for value in values {
            raw(",")
            value.encode(into: &self)
        }
    }
}
