extension JSONReader {
    /// Begins an object; `nextKey()` iterates over it.
    @_spi(Generated)
    public mutating func beginObject() throws(JSONDecodingError) {
        try begin(UInt8(ascii: "{"), "an object")
    }

    /// Begins an array; `nextElement()` iterates over it.
    @_spi(Generated)
    public mutating func beginArray() throws(JSONDecodingError) {
        try begin(UInt8(ascii: "["), "an array")
    }

    /// Returns the next key of the innermost object, or nil at its end; its value must be read before the next call.
    @_spi(Generated)
    @inlinable
    public mutating func nextKey() throws(JSONDecodingError) -> JSONKey? {
        if let key = nextPlainKey() { return key }
        return try nextOddKey()
    }

    /// Returns the next key if it has no white space around it and no escapes, as is usual; otherwise reads nothing.
    @_spi(Generated)
    @inlinable
    @inline(__always)
    public mutating func nextPlainKey() -> JSONKey? {
        var begin = position
        if !isFirst {
            guard byte(at: begin) == UInt8(ascii: ",") else { return nil }
            begin &+= 1
        }
        guard byte(at: begin) == UInt8(ascii: "\"") else { return nil }
        begin &+= 1
        let quote = plainEnd(from: begin)
        guard byte(at: quote) == UInt8(ascii: "\""), byte(at: quote &+ 1) == UInt8(ascii: ":") else { return nil }
        isFirst = false
        position = quote &+ 2
        return key(begin, quote, hasEscapes: false)
    }

    /// Returns the next key in any spelling.
    @_spi(Generated)
    public mutating func nextOddKey() throws(JSONDecodingError) -> JSONKey? {
        skipWhitespace()
        if next == UInt8(ascii: "}") {
            leave()
            return nil
        }
        try separate()
        guard next == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
        let key = try scanString()
        skipWhitespace()
        guard next == UInt8(ascii: ":") else { throw unexpected("a colon after the key") }
        position &+= 1
        return key
    }

    /// Whether the innermost array has another element, which must be read before the next call.
    @_spi(Generated)
    public mutating func nextElement() throws(JSONDecodingError) -> Bool {
        skipWhitespace()
        if next == UInt8(ascii: "]") {
            leave()
            return false
        }
        try separate()
        return true
    }

    @inline(__always)
    private mutating func begin(_ bracket: UInt8, _ expected: String) throws(JSONDecodingError) {
        skipWhitespace()
        guard next == bracket else { throw wrongType(expected) }
        guard depth < Self.depthLimit else { throw failure(.tooDeep) }
        depth &+= 1
        position &+= 1
        isFirst = true
    }

    @inline(__always)
    mutating func leave() {
        position &+= 1
        depth &-= 1
        isFirst = false
    }

    @inline(__always)
    private mutating func separate() throws(JSONDecodingError) {
        if isFirst {
            isFirst = false
        } else {
            guard next == UInt8(ascii: ",") else { throw unexpected("a comma") }
            position &+= 1
            skipWhitespace()
        }
    }

    /// Skips `literal` in quotes if it comes next, unescaped; otherwise reads nothing.
    @inline(__always)
    mutating func passes(over literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard next == UInt8(ascii: "\""), byte(at: position &+ count &+ 1) == UInt8(ascii: "\""),
            matches(literal, at: position &+ 1)
        else { return false }
        position &+= count &+ 2
        return true
    }

    /// Reads a string and returns whether it is `literal`; if a discriminator occurs twice, the last one wins.
    @_spi(Generated)
    public mutating func isString(_ literal: StaticString) throws(JSONDecodingError) -> Bool {
        if passes(over: literal) { return true }
        try beginString()
        return try scanString() == literal
    }
}
