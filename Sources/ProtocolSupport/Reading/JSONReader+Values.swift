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

    /// Reads an object with any members.
    @_spi(Generated)
    public mutating func object() throws(JSONDecodingError) -> JSONObject {
        skipWhitespace()
        guard next == UInt8(ascii: "{"), case .object(let object) = try value() else { throw wrongType("an object") }
        return object
    }

    /// Reads a value of a type that implements its own reading.
    @_spi(Generated)
    @inlinable
    public mutating func read<Value: JSONCodable>(
        _ type: Value.Type = Value.self
    ) throws(JSONDecodingError) -> Value {
        try Value(from: &self)
    }

    /// Returns the value of a required field, or throws an error that names it.
    @_spi(Generated)
    @inlinable
    public func require<Value>(_ value: Value?, _ field: StaticString) throws(JSONDecodingError) -> Value {
        if let value { return value }
        throw missing(field)
    }

    /// Returns the value of a required field; if it is missing, a forgiving reader uses a default.
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

    /// Makes a second attempt that keeps an unreadable value unchanged.
    ///
    /// - Parameters:
    ///   - start: The reader before the first attempt.
    ///   - failure: The error of the first attempt.
    ///   - discriminator: The way in which the value is told from others.
    /// - Returns: The value.
    /// - Throws: `failure` unless the reader is forgiving; an error if the text is not JSON at all.
    @_spi(Generated)
    @inline(never)
    public mutating func unreadable(
        since start: JSONReader,
        after failure: JSONDecodingError,
        discriminator: Discriminator
    ) throws(JSONDecodingError) -> UnrecognizedValue {
        guard isForgiving else { throw failure }
        self = start
        return try UnrecognizedValue(from: &self, discriminator: discriminator)
    }

    mutating func literal(_ text: StaticString) throws(JSONDecodingError) {
        guard matches(text) else { throw unexpected("a value") }
        position &+= text.utf8CodeUnitCount
    }
}
