extension JSONReader {
    /// Reads `true` or `false`.
    public mutating func bool() throws(DecodingFailure) -> Bool {
        skipWhitespace()
        if next == UInt8(ascii: "t") {
            try literal("true")
            return true
        }
        guard next == UInt8(ascii: "f") else { throw wrongType("a boolean") }
        try literal("false")
        return false
    }

    /// Reads `null` if it comes next.
    public mutating func isNull() throws(DecodingFailure) -> Bool {
        skipWhitespace()
        guard next == UInt8(ascii: "n") else { return false }
        try literal("null")
        return true
    }

    /// Reads an object with anything in it.
    public mutating func object() throws(DecodingFailure) -> JSONObject {
        skipWhitespace()
        guard next == UInt8(ascii: "{"), case .object(let object) = try value() else { throw wrongType("an object") }
        return object
    }

    /// Reads a value of a type that says itself how.
    @inlinable
    public mutating func read<Value: JSONCodable>(
        _ type: Value.Type = Value.self
    ) throws(DecodingFailure) -> Value {
        try Value(from: &self)
    }

    /// The value of a required field, or a failure that names it.
    @inlinable
    public func require<Value>(_ value: Value?, _ field: StaticString) throws(DecodingFailure) -> Value {
        if let value { return value }
        throw missing(field)
    }

    mutating func literal(_ text: StaticString) throws(DecodingFailure) {
        guard matches(text) else { throw unexpected("a value") }
        position &+= text.utf8CodeUnitCount
    }
}
