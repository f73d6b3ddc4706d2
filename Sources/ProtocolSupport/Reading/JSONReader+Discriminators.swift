// An event, or a value of a union, says what it is under a key of its own, which nearly always comes first.
extension JSONReader {
    /// Returns the number in `names` of the string under `key` in the next object, without reading the object; -1 if the
    /// names do not have it, or the object has no such key.
    ///
    /// A key that comes first is treated as the only one. If another follows, the decoder of the event finds that it is of
    /// another type, and `JSONCodable.init(json:)` reads the text again, with the last of the keys.
    @_spi(Generated)
    public mutating func discriminator(_ key: StaticString, in names: NameTable) throws(JSONDecodingError) -> Int {
        discriminated = -1
        if !countsLastKey, let first = firstPlainString(for: key) {
            let number = names.exactNumber(of: first)
            if number >= 0 {
                discriminated = position
                afterDiscriminator = offset(of: first) &+ first.count &+ 1
                secondField = key.utf8CodeUnitCount &+ 1
                return number
            }
        }
        guard let found = try discriminator(key) else { return -1 }
        return names.number(of: found)
    }

    /// An error about the next object, whose discriminator is missing or unknown.
    @_spi(Generated)
    @inline(never)
    public mutating func unknownCase(_ key: StaticString) throws(JSONDecodingError) -> JSONDecodingError {
        if let found = try discriminator(key) { return unknownValue(found.string) }
        return try untagged(key)
    }

    /// Returns the string under `key` in the next value, without reading the value; nil unless it is an object with such a string.
    ///
    /// If a key occurs twice, the last value wins, so the rest is read only if the key could come again.
    @_spi(Generated)
    public func discriminator(_ key: StaticString) throws(JSONDecodingError) -> JSONKey? {
        var ahead = self
        var result: JSONKey?
        guard ahead.isObject() else { return nil }
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

    /// Returns the string under `key` if it comes first, without white space and escapes.
    @inline(__always)
    private func firstPlainString(for key: StaticString) -> JSONKey? {
        // Safe: there is space for the brace, three quotes, the colon and the key.
        let size = key.utf8CodeUnitCount
        let begin = position &+ size &+ 5
        guard end &- begin > 0,
            start.loadUnaligned(fromByteOffset: position, as: UInt16.self) == UInt16(littleEndian: 0x227B),
            start.loadUnaligned(fromByteOffset: begin &- 3, as: UInt16.self) == UInt16(littleEndian: 0x3A22),
            start.load(fromByteOffset: begin &- 1, as: UInt8.self) == UInt8(ascii: "\""),
            Self.areSame(start + position + 2, UnsafeRawPointer(key.utf8Start), size)
        else { return nil }
        // A quote after an escape is found too, but no name ends in half an escape, so none is equal to what comes before it.
        let quote = firstQuote(from: begin)
        guard quote < end else { return nil }
        return self.key(begin, quote, hasEscapes: false)
    }

    /// The next quote from `begin` on; `end` if there is none.
    @inline(__always)
    private func firstQuote(from begin: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        var offset = begin
        // Safe: eight bytes are loaded only while eight are left.
        while end &- offset >= 8 {
            let word = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let others = word ^ (ones &* 0x22)
            let marks = (others &- ones) & ~others & (ones &* 0x80)
            // Of several marks, the lowest is always correct.
            if marks != 0 { return offset &+ marks.trailingZeroBitCount &>> 3 }
            offset &+= 8
        }
        while offset < end, byte(at: offset) != UInt8(ascii: "\"") { offset &+= 1 }
        return offset
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
}
