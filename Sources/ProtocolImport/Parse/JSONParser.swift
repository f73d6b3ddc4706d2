package import ProtocolSchema

/// Reads JSON as RFC 8259 defines it, to the same located nodes as YAML.
///
/// libyaml reads most JSON, but neither tabs as indentation nor surrogate pairs, and keys of 1024 characters at most.
package struct JSONParser {
    /// How deep arrays and objects may nest.
    package static let depthLimit = 200

    private let bytes: [UInt8]
    private let path: String
    private var offset = 0
    private var position = SourcePosition(line: 1, column: 1)
    private var depth = 0

    /// Parses a document; throws at the first mistake.
    package static func parse(_ bytes: [UInt8], path: String) throws(ImportError) -> YAMLNode {
        var parser = JSONParser(bytes, path: path)
        parser.skipSpace()
        let node = try parser.value()
        parser.skipSpace()
        guard parser.next == nil else { throw parser.error("expected the end of the file after the document's value") }
        return node
    }

    private init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        self.path = path
    }

    // MARK: Values

    private mutating func value() throws(ImportError) -> YAMLNode {
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""):
            let start = position
            let text = try string()
            return YAMLNode(.scalar(text, isPlain: false), at: range(from: start))
        case nil: throw error("expected a value before the end of the file")
        default: return try word()
        }
    }

    private mutating func object() throws(ImportError) -> YAMLNode {
        let start = try enter()
        var entries: [YAMLNode.Entry] = []
        var places: [String: SourceRange] = [:]
        while try hasItem(after: entries.isEmpty, closing: UInt8(ascii: "}")) {
            guard next == UInt8(ascii: "\"") else { throw error("expected a key in double quotes") }
            let keyStart = position
            let key = try string()
            let keyRange = range(from: keyStart)
            if let first = places.updateValue(keyRange, forKey: key) {
                let note = "first written in line \(first.start.line)"
                throw ImportError("duplicate key '\(key)'", at: keyRange, notes: [note])
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error("expected ':' after the key") }
            skipSpace()
            entries.append(YAMLNode.Entry(key: key, keyRange: keyRange, value: try value()))
            skipSpace()
        }
        depth -= 1
        return YAMLNode(.mapping(entries), at: range(from: start))
    }

    private mutating func array() throws(ImportError) -> YAMLNode {
        let start = try enter()
        var items: [YAMLNode] = []
        while try hasItem(after: items.isEmpty, closing: UInt8(ascii: "]")) {
            items.append(try value())
            skipSpace()
        }
        depth -= 1
        return YAMLNode(.sequence(items), at: range(from: start))
    }

    /// Steps over the opening bracket, and stops before the text can exhaust the stack.
    private mutating func enter() throws(ImportError) -> SourcePosition {
        depth += 1
        guard depth <= Self.depthLimit else {
            throw error("arrays and objects nest more than \(Self.depthLimit) levels deep")
        }
        let start = position
        advance()
        skipSpace()
        return start
    }

    /// Whether another item follows; steps over the comma before it, or the closing bracket.
    private mutating func hasItem(after isFirst: Bool, closing bracket: UInt8) throws(ImportError) -> Bool {
        if take(bracket) { return false }
        if isFirst { return true }
        guard take(UInt8(ascii: ",")) else {
            throw error("expected ',' or '\(Character(Unicode.Scalar(bracket)))'")
        }
        skipSpace()
        return true
    }

    /// A number, `true`, `false` or `null`.
    private mutating func word() throws(ImportError) -> YAMLNode {
        let (start, first) = (position, offset)
        while let byte = next, !" \t\r\n,]}:[{\"".utf8.contains(byte), byte < 0x80 { advance() }
        let node = YAMLNode(
            .scalar(String(decoding: bytes[first..<offset], as: UTF8.self), isPlain: true),
            at: range(from: start)
        )
        switch Literal(node) {
        case .bool, .number: return node
        case .null where offset - first == 4: return node
        default:
            throw ImportError(
                "expected a value: an object, an array, text in quotes, a number, true, false or null",
                at: node.range
            )
        }
    }

    // MARK: Strings

    private mutating func string() throws(ImportError) -> String {
        let start = position
        advance()
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                advance()
                guard let text = String(validating: text, as: UTF8.self) else {
                    throw ImportError("the text is not UTF-8", at: range(from: start))
                }
                return text
            case UInt8(ascii: "\\"):
                text.append(contentsOf: String(try escape()).utf8)
            case ..<0x20:
                throw error("a control character must be written as an escape, such as \\n")
            default:
                text.append(byte)
                advance()
            }
        }
        throw ImportError("the closing quote is missing", at: range(from: start))
    }

    private mutating func escape() throws(ImportError) -> Unicode.Scalar {
        let start = position
        advance()
        guard let byte = next else { throw error("an escape ends with the file") }
        advance()
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicode(from: start)
        default: throw ImportError("unknown escape", at: range(from: start))
        }
    }

    /// The character of `\uXXXX`, or of two of them that are a surrogate pair.
    private mutating func unicode(from start: SourcePosition) throws(ImportError) -> Unicode.Scalar {
        let first = try hexadecimal(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        if first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            let second = try hexadecimal(from: start)
            if (0xDC00...0xDFFF).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
        }
        throw ImportError("half of a surrogate pair is not a character", at: range(from: start))
    }

    private mutating func hexadecimal(from start: SourcePosition) throws(ImportError) -> UInt32 {
        let digits = bytes[offset...].prefix(4)
        let isHexadecimal = digits.count == 4 && digits.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
        guard isHexadecimal, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw ImportError("four hexadecimal digits must follow \\u", at: range(from: start))
        }
        for _ in 0..<4 { advance() }
        return value
    }

    // MARK: Bytes

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        advance()
        return true
    }

    private mutating func advance() {
        let byte = bytes[offset]
        offset += 1
        let isFirstOfTwo = byte == 0x0D && offset < bytes.count && bytes[offset] == 0x0A
        if byte == 0x0A || byte == 0x0D, !isFirstOfTwo {
            position = SourcePosition(line: position.line + 1, column: 1)
        } else if byte & 0xC0 != 0x80 {
            position.column += 1
        }
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { advance() }
    }

    private func range(from start: SourcePosition) -> SourceRange {
        SourceRange(path: path, start: start, end: position)
    }

    private func error(_ message: String) -> ImportError {
        ImportError(message, at: SourceRange(path: path, line: position.line, column: position.column, length: 1))
    }
}
