extension JSONReader {
    /// Reads a string.
    @_spi(Generated)
    public mutating func string() throws(JSONDecodingError) -> String {
        if let text = plainString() { return text }
        return try oddString()
    }

    /// Reads a string if it begins here and has no escapes, as is usual; otherwise reads nothing.
    @inline(__always)
    mutating func plainString() -> String? {
        guard next == UInt8(ascii: "\"") else { return nil }
        let begin = position &+ 1
        let quote = plainEndHere(from: begin)
        guard byte(at: quote) == UInt8(ascii: "\"") else { return nil }
        position = quote &+ 1
        return text(begin, quote)
    }

    /// Reads a string in any spelling.
    @inline(never)
    mutating func oddString() throws(JSONDecodingError) -> String {
        try beginString()
        return try scanString().string
    }

    /// Moves to the opening quote of a string.
    @discardableResult
    @inline(__always)
    mutating func beginString() throws(JSONDecodingError) -> Int {
        skipWhitespace()
        guard next == UInt8(ascii: "\"") else { throw wrongType("a string") }
        return position
    }

    /// Skips the string that begins here.
    @inline(__always)
    mutating func scanString() throws(JSONDecodingError) -> JSONKey {
        let begin = position &+ 1
        let plain = plainEnd(from: begin)
        guard byte(at: plain) == UInt8(ascii: "\"") else { return try scanOddString() }
        position = plain &+ 1
        return key(begin, plain, hasEscapes: false)
    }

    /// Skips a string with escapes or with an error in it.
    @inline(never)
    private mutating func scanOddString() throws(JSONDecodingError) -> JSONKey {
        let begin = position &+ 1
        var hasEscapes = false
        var offset = begin
        while true {
            offset = plainEnd(from: offset)
            switch byte(at: offset) {
            case UInt8(ascii: "\""):
                position = offset &+ 1
                return key(begin, offset, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                offset = try escapeEnd(from: offset)
            default:
                guard offset < end else { throw failure(.syntax("the string does not end"), at: begin - 1) }
                throw failure(.syntax("a control character in a string must be escaped"), at: offset)
            }
        }
    }

    private func escapeEnd(from backslash: Int) throws(JSONDecodingError) -> Int {
        switch byte(at: backslash + 1) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return backslash + 2
        case UInt8(ascii: "u") where codeUnit(at: backslash + 2) != nil:
            return backslash + 6
        default:
            throw failure(.syntax("the escape in the string is not one of JSON's"), at: backslash)
        }
    }

    /// Returns the text between two offsets of a string that was scanned, with its escapes resolved.
    func unescaped(_ begin: Int, _ end: Int) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(end - begin)
        var offset = begin
        while offset < end {
            let plain = min(plainEnd(from: offset), end)
            append(offset, plain, to: &text)
            guard plain < end else { break }
            offset = resolve(plain, into: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Resolves the escape at `backslash` and returns the offset of its end.
    private func resolve(_ backslash: Int, into text: inout [UInt8]) -> Int {
        switch byte(at: backslash + 1) {
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): return resolveUnicode(backslash, into: &text)
        case let byte: text.append(byte)
        }
        return backslash + 2
    }

    /// Resolves `\uXXXX`, or a surrogate pair of them; half a pair becomes the replacement character.
    private func resolveUnicode(_ backslash: Int, into text: inout [UInt8]) -> Int {
        let high = codeUnit(at: backslash + 2) ?? 0xFFFD
        if UTF16.isLeadSurrogate(high), byte(at: backslash + 6) == UInt8(ascii: "\\"),
            byte(at: backslash + 7) == UInt8(ascii: "u"), let low = codeUnit(at: backslash + 8),
            UTF16.isTrailSurrogate(low)
        {
            let pair = UTF16.decode(UTF16.EncodedScalar([high, low]))
            text.append(contentsOf: String(pair).utf8)
            return backslash + 12
        }
        let scalar = Unicode.Scalar(high) ?? "\u{FFFD}"
        text.append(contentsOf: String(Character(scalar)).utf8)
        return backslash + 6
    }

    /// Returns the value of four hexadecimal digits.
    private func codeUnit(at offset: Int) -> UInt16? {
        var unit: UInt16 = 0
        for place in offset..<offset + 4 {
            let byte = byte(at: place)
            let digit: UInt8
            switch byte {
            case 48...57: digit = byte - 48
            case 65...70: digit = byte - 55
            case 97...102: digit = byte - 87
            default: return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
