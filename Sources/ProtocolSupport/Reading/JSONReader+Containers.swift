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
    private mutating func leave() {
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

    /// Returns the string under `key` in the next value, without reading the value; nil unless it is an object with such a string.
    ///
    /// A key that comes first is found at once. If a key occurs twice, the last value wins, so the rest is read only
    /// if the key could come again.
    @_spi(Generated)
    public func discriminator(_ key: StaticString) throws(JSONDecodingError) -> JSONKey? {
        if let first = firstPlainString(for: key) { return first }
        var ahead = self
        var result: JSONKey?
        ahead.skipWhitespace()
        guard ahead.next == UInt8(ascii: "{") else { return nil }
        try ahead.beginObject()
        while let found = try ahead.nextKey() {
            ahead.skipWhitespace()
            guard found == key else {
                try ahead.skipValue()
                continue
            }
            if ahead.next == UInt8(ascii: "\"") {
                result = try ahead.scanString()
            } else {
                result = nil
                try ahead.skipValue()
            }
            if !ahead.mayHold(key, from: ahead.position) { break }
        }
        return result
    }

    /// Returns the string under `key` if it comes first, without white space and escapes, and cannot come again.
    private func firstPlainString(for key: StaticString) -> JSONKey? {
        // Space for the brace, three quotes and the colon.
        let begin = position &+ key.utf8CodeUnitCount &+ 5
        guard next == UInt8(ascii: "{"), byte(at: position &+ 1) == UInt8(ascii: "\""),
            byte(at: begin &- 3) == UInt8(ascii: "\""), byte(at: begin &- 2) == UInt8(ascii: ":"),
            byte(at: begin &- 1) == UInt8(ascii: "\""), matches(key, at: position &+ 2)
        else { return nil }
        let quote = plainEnd(from: begin)
        guard byte(at: quote) == UInt8(ascii: "\""), !mayHold(key, from: quote &+ 1) else { return nil }
        return self.key(begin, quote, hasEscapes: false)
    }

    /// Whether a string equal to `key`, written without escapes, occurs anywhere from `begin` on.
    func mayHold(_ key: StaticString, from begin: Int) -> Bool {
        let distance = key.utf8CodeUnitCount &+ 1
        var quote = nextQuote(from: begin, withAnother: distance)
        while quote < end {
            if matches(key, at: quote &+ 1) { return true }
            quote = nextQuote(from: quote &+ 1, withAnother: distance)
        }
        return false
    }

    /// Skips `literal` in quotes if it comes next, unescaped; otherwise reads nothing.
    @inline(__always)
    private mutating func passes(over literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard next == UInt8(ascii: "\""), byte(at: position &+ count &+ 1) == UInt8(ascii: "\""),
            matches(literal, at: position &+ 1)
        else { return false }
        position &+= count &+ 2
        return true
    }

    /// Reads a string that must be `literal`: a discriminator or a constant.
    @_spi(Generated)
    public mutating func expect(_ literal: StaticString) throws(JSONDecodingError) {
        if passes(over: literal) { return }
        let begin = try beginString()
        let found = try scanString()
        guard found == literal else { throw failure(.unknownValue(found.string), at: begin) }
    }

    /// Reads a string and returns whether it is `literal`; if a discriminator occurs twice, the last one wins.
    @_spi(Generated)
    public mutating func isString(_ literal: StaticString) throws(JSONDecodingError) -> Bool {
        if passes(over: literal) { return true }
        try beginString()
        return try scanString() == literal
    }

    /// Reads a string and returns what follows `prefix`, the name of a family's event; nil if it does not begin with it.
    @_spi(Generated)
    public mutating func string(droppingPrefix prefix: StaticString) throws(JSONDecodingError) -> String? {
        let text = try string()
        let expected = prefix.description.utf8
        guard text.utf8.starts(with: expected) else { return nil }
        return String(decoding: text.utf8.dropFirst(expected.count), as: UTF8.self)
    }
}
