extension JSONReader {
    /// Reads `true` or `false`.
    @_spi(Generated)
    public mutating func bool() throws(JSONDecodingError) -> Bool {
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
    @_spi(Generated)
    public mutating func isNull() throws(JSONDecodingError) -> Bool {
        skipWhitespace()
        guard next == UInt8(ascii: "n") else { return false }
        try literal("null")
        return true
    }

    /// Reads an object with anything in it.
    @_spi(Generated)
    public mutating func object() throws(JSONDecodingError) -> JSONObject {
        skipWhitespace()
        guard next == UInt8(ascii: "{"), case .object(let object) = try value() else { throw wrongType("an object") }
        return object
    }

    /// Reads a value of a type that says itself how.
    @_spi(Generated)
    @inlinable
    public mutating func read<Value: JSONCodable>(
        _ type: Value.Type = Value.self
    ) throws(JSONDecodingError) -> Value {
        try Value(from: &self)
    }

    /// The value of a required field, or a failure that names it.
    @_spi(Generated)
    @inlinable
    public func require<Value>(_ value: Value?, _ field: StaticString) throws(JSONDecodingError) -> Value {
        if let value { return value }
        throw missing(field)
    }

    /// The value of a required field; if it is missing, what a reader that forgives takes for it.
    @_spi(Generated)
    @inlinable
    public func require<Value>(
        _ value: Value?,
        _ field: StaticString,
        forgiving fallback: @autoclosure () -> Value
    ) throws(JSONDecodingError) -> Value {
        if let value { return value }
        guard isForgiving else { throw missing(field) }
        return fallback()
    }

    /// Reads once more, as it came, what could not be read.
    ///
    /// - Parameters:
    ///   - start: The reader before it tried.
    ///   - failure: Why it could not.
    ///   - discriminator: The key that names what the object is.
    /// - Returns: The object.
    /// - Throws: `failure` unless the reader is forgiving, and what makes even an object unreadable.
    @_spi(Generated)
    @inline(never)
    public mutating func unreadable(
        since start: JSONReader,
        after failure: JSONDecodingError,
        discriminator: String
    ) throws(JSONDecodingError) -> UnrecognizedObject {
        guard isForgiving else { throw failure }
        self = start
        return try UnrecognizedObject(from: &self, discriminator: discriminator)
    }

    mutating func literal(_ text: StaticString) throws(JSONDecodingError) {
        guard matches(text) else { throw unexpected("a value") }
        position &+= text.utf8CodeUnitCount
    }
}
