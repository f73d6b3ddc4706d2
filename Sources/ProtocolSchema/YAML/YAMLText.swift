/// The text of a YAML file after the checks that come before parsing.
///
/// The parser relies on them: afterwards the bytes are UTF-8, every line break is LF, CRLF or CR, and the prologue has
/// no directive. (libyaml also breaks lines at U+0085, U+2028 and U+2029, which no editor does, and compares every `%TAG`
/// with all before it.)
struct YAMLText {
    /// The bytes without a byte order mark.
    let bytes: [UInt8]
    private let path: String

    /// Checks the bytes of a file and reports the first reason why they cannot be parsed.
    init?(_ bytes: [UInt8], path: String, into diagnostics: inout DiagnosticBag) {
        self.path = path
        guard bytes.count <= SchemaFile.sizeLimit else {
            diagnostics.append(.fileTooLarge(path: path))
            return nil
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let message = "the file begins with the byte order mark of UTF-16; save it as UTF-8"
            diagnostics.append(Diagnostic(.invalidEncoding, message, at: SourceRange(path: path, line: 1, column: 1)))
            return nil
        }
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let finding = badCharacter() ?? directive() else { return }
        diagnostics.append(finding)
        return nil
    }

    /// The first byte or character that a schema must not contain.
    private func badCharacter() -> Diagnostic? {
        var decoder = UTF8Cursor(bytes)
        while true {
            let start = decoder.offset
            switch decoder.next() {
            case .end:
                return nil
            case .scalar(let value):
                guard let complaint = YAMLText.complaint(about: value) else { continue }
                return Diagnostic(.yamlSyntax, complaint, at: range(at: start))
            case .invalid:
                let byte = YAMLText.hexadecimal(UInt32(bytes[start]), digits: 2)
                let message = "byte 0x\(byte) is not UTF-8; save the file as UTF-8"
                return Diagnostic(.invalidEncoding, message, at: range(at: start))
            }
        }
    }

    /// Why a character is refused; nil if it is not.
    private static func complaint(about value: UInt32) -> String? {
        switch value {
        case 0x20...0x7E, 0x09, 0x0A, 0x0D: nil
        case 0: "the text contains a zero byte; it is not UTF-8 text, but perhaps UTF-16 or binary"
        case 0x85, 0x2028, 0x2029:
            "U+\(hexadecimal(value, digits: 4)) is a line break to some programs only; write it as an escape in quotes"
        case 0xFEFF: "a byte order mark (U+FEFF) is allowed only at the beginning of the file"
        case ..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF:
            "control character U+\(hexadecimal(value, digits: 4)) is not allowed; write it as an escape in quotes"
        default: nil
        }
    }

    /// The first `%` directive before the document.
    private func directive() -> Diagnostic? {
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "%") {
                let message = "directives such as '%YAML' and '%TAG' are refused; leave the line out"
                return Diagnostic(.yamlSyntax, message, at: range(at: offset))
            }
            while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
            let isComment = offset < bytes.count && bytes[offset] == UInt8(ascii: "#")
            while isComment, offset < bytes.count, !bytes[offset].isLineBreak { offset += 1 }
            guard offset < bytes.count, bytes[offset].isLineBreak else { return nil }
            offset += 1
        }
        return nil
    }

    /// The range of the one character at an offset.
    func range(at offset: Int) -> SourceRange {
        var (line, column, index) = (1, 1, 0)
        while index < offset {
            let byte = bytes[index]
            if byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)) {
                line += 1
                column = 1
            } else if !byte.isContinuation {
                column += 1
            }
            index += 1
        }
        return SourceRange(path: path, line: line, column: column, length: 1)
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

extension SourceRange {
    /// A range of `length` characters in one line.
    package init(path: String, line: Int, column: Int, length: Int = 0) {
        let start = SourcePosition(line: line, column: column)
        self.init(path: path, start: start, end: SourcePosition(line: line, column: column + length))
    }
}

extension UInt8 {
    /// Whether it continues a character begun by an earlier byte of UTF-8.
    var isContinuation: Bool { self & 0xC0 == 0x80 }
    /// Whether it ends a line.
    var isLineBreak: Bool { self == 0x0A || self == 0x0D }
}

/// Steps through bytes that may be UTF-8.
struct UTF8Cursor {
    /// The byte at the cursor.
    enum Step: Equatable {
        case scalar(UInt32)
        case invalid
        case end
    }

    private let bytes: [UInt8]
    /// Where the cursor stands.
    private(set) var offset = 0

    /// Places a cursor before the first byte.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Takes the next character; after `invalid`, the cursor stays where it was.
    mutating func next() -> Step {
        guard offset < bytes.count else { return .end }
        let lead = bytes[offset]
        if lead < 0x80 {
            offset += 1
            return .scalar(UInt32(lead))
        }
        // Table 3-7 of the Unicode standard: the second byte's bounds exclude overlong forms and surrogates.
        let (count, second): (Int, ClosedRange<UInt8>)
        switch lead {
        case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        default: return .invalid
        }
        guard offset + count <= bytes.count, second.contains(bytes[offset + 1]) else { return .invalid }
        var value = UInt32(lead) & (0x7F >> UInt32(count))
        for index in offset + 1..<offset + count {
            guard bytes[index].isContinuation else { return .invalid }
            value = value << 6 | UInt32(bytes[index] & 0x3F)
        }
        offset += count
        return .scalar(value)
    }
}
