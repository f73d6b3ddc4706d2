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
    /// What stands first is found at once. An object that says two things is a failure later, in `expect(_:)`.
    public func discriminator(_ key: StaticString) throws(DecodingFailure) -> JSONKey? {
        var ahead = self
        try ahead.beginObject()
        while let found = try ahead.nextKey() {
            ahead.skipWhitespace()
            if found == key {
                guard ahead.next == UInt8(ascii: "\"") else { throw ahead.wrongType("a string") }
                return try ahead.scanString()
            }
            try ahead.skipValue()
        }
        return nil
    }

    /// Reads a string that must be `literal`: a discriminator or a constant.
    public mutating func expect(_ literal: StaticString) throws(DecodingFailure) {
        let begin = try beginString()
        let found = try scanString()
        guard found == literal else { throw failure(.unknownValue(found.string), at: begin) }
    }

    /// Reads a string that must begin with `prefix`, and returns what follows: the name of a family's event.
    public mutating func string(droppingPrefix prefix: StaticString) throws(DecodingFailure) -> String {
        let begin = try beginString()
        let text = try string()
        let expected = prefix.description.utf8
        guard text.utf8.starts(with: expected) else { throw failure(.unknownValue(text), at: begin) }
        return String(decoding: text.utf8.dropFirst(expected.count), as: UTF8.self)
    }
}
