extension JSONReader {
    /// Begins an object; `nextKey()` goes through it.
    public mutating func beginObject() throws(DecodingFailure) {
        try begin(UInt8(ascii: "{"), "an object")
    }

    /// Begins an array; `nextElement()` goes through it.
    public mutating func beginArray() throws(DecodingFailure) {
        try begin(UInt8(ascii: "["), "an array")
    }

    /// The next key of the object that was begun last, or nil at its end; its value must be read before the next call.
    public mutating func nextKey() throws(DecodingFailure) -> JSONKey? {
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

    /// Whether the array that was begun last has another element, which must be read before the next call.
    public mutating func nextElement() throws(DecodingFailure) -> Bool {
        skipWhitespace()
        if next == UInt8(ascii: "]") {
            leave()
            return false
        }
        try separate()
        return true
    }

    @inline(__always)
    private mutating func begin(_ bracket: UInt8, _ expected: String) throws(DecodingFailure) {
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
    private mutating func separate() throws(DecodingFailure) {
        if isFirst {
            isFirst = false
        } else {
            guard next == UInt8(ascii: ",") else { throw unexpected("a comma") }
            position &+= 1
            skipWhitespace()
        }
    }

    /// The string that the coming object has under `key`, without reading the object; nil if it has no such key.
    ///
    /// What stands first is found at once. Of a key given twice the last value counts, so the rest is read only if the key
    /// could stand there again.
    public func discriminator(_ key: StaticString) throws(DecodingFailure) -> JSONKey? {
        var ahead = self
        var result: JSONKey?
        try ahead.beginObject()
        while let found = try ahead.nextKey() {
            ahead.skipWhitespace()
            guard found == key else {
                try ahead.skipValue()
                continue
            }
            guard ahead.next == UInt8(ascii: "\"") else { throw ahead.wrongType("a string") }
            result = try ahead.scanString()
            if !ahead.mayHold(key) { break }
        }
        return result
    }

    /// Whether a string that is `key`, written without escapes, stands anywhere in what is left.
    private func mayHold(_ key: StaticString) -> Bool {
        let count = key.utf8CodeUnitCount
        var ahead = self
        ahead.position = nextQuote(from: position) &+ 1
        while ahead.position &+ count < end {
            if byte(at: ahead.position &+ count) == UInt8(ascii: "\""), ahead.matches(key) { return true }
            ahead.position = nextQuote(from: ahead.position) &+ 1
        }
        return false
    }

    /// Reads a string that must be `literal`: a discriminator or a constant.
    public mutating func expect(_ literal: StaticString) throws(DecodingFailure) {
        let begin = try beginString()
        let found = try scanString()
        guard found == literal else { throw failure(.unknownValue(found.string), at: begin) }
    }

    /// Reads a string and says whether it is `literal`; of a discriminator given twice the last one counts.
    public mutating func isString(_ literal: StaticString) throws(DecodingFailure) -> Bool {
        try beginString()
        return try scanString() == literal
    }

    /// Reads a string and returns what follows `prefix`, the name of a family's event; nil if it does not begin with it.
    public mutating func string(droppingPrefix prefix: StaticString) throws(DecodingFailure) -> String? {
        let text = try string()
        let expected = prefix.description.utf8
        guard text.utf8.starts(with: expected) else { return nil }
        return String(decoding: text.utf8.dropFirst(expected.count), as: UTF8.self)
    }
}
