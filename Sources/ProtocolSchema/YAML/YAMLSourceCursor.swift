/// Finds places of a text that the event reader has passed, in steps no longer than the way between them.
///
/// Marks come in rising order, so looking up all of them is as much work as reading the text once.
struct YAMLSourceCursor {
    private let bytes: [UInt8]
    private var index = 0
    private var offset = 0

    /// An anchor or a tag as it is written.
    struct Property {
        let isAnchor: Bool
        let text: String
        let start: SourcePosition
        let end: SourcePosition
    }

    /// The text after a document.
    struct Remainder {
        enum Kind { case document, text }
        let kind: Kind
        let start: SourcePosition
        let end: SourcePosition
    }

    /// Places a cursor before the first of `bytes`, which must be UTF-8.
    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The column of a tab among the blanks that begin the mark's line.
    mutating func indentingTab(inLineOf mark: YAMLMark) -> Int? {
        let end = offset(at: mark)
        let start = bytes[..<end].lastIndex(where: \.isLineBreak).map { $0 + 1 } ?? 0
        let indentation = bytes[start...].prefix { $0 == 0x20 || $0 == 0x09 }
        return indentation.firstIndex(of: 0x09).map { $0 - start + 1 }
    }

    /// The byte at a mark; nil at the end of the text.
    mutating func byte(at mark: YAMLMark) -> UInt8? {
        let offset = offset(at: mark)
        return offset < bytes.count ? bytes[offset] : nil
    }

    /// The column of a tab among the blanks that begin the mark's line, if nothing but blanks is before the mark.
    mutating func indentingTab(before mark: YAMLMark) -> Int? {
        let end = offset(at: mark)
        var start = end
        while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        guard start == 0 || bytes[start - 1].isLineBreak else { return nil }
        return bytes[start..<end].firstIndex(of: 0x09).map { $0 - start + 1 }
    }

    /// The anchors and tags that begin at a mark.
    mutating func properties(at mark: YAMLMark) -> [Property] {
        var place = Place(offset: offset(at: mark), position: mark.position)
        var found: [Property] = []
        while place.offset < bytes.count {
            let byte = bytes[place.offset]
            guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") else { break }
            let start = place
            let isVerbatim = bytes[place.offset...].starts(with: "!<".utf8)
            while place.offset < bytes.count, !endsProperty(bytes[place.offset], isVerbatim: isVerbatim) {
                place.advance(in: bytes)
            }
            let text = String(decoding: bytes[start.offset..<place.offset], as: UTF8.self)
            let isAnchor = byte == UInt8(ascii: "&")
            found.append(Property(isAnchor: isAnchor, text: text, start: start.position, end: place.position))
            place.skipBlanksAndComments(in: bytes)
        }
        return found
    }

    /// The text after the document that ended at a mark; nil if that is only blanks and comments.
    mutating func remainder(after mark: YAMLMark, isDocumentEnded: Bool) -> Remainder? {
        var place = Place(offset: offset(at: mark), position: mark.position)
        var isDocumentEnded = isDocumentEnded
        place.skipBlanksAndComments(in: bytes)
        while place.position.column == 1, isMarker(UInt8(ascii: "."), at: place.offset) {
            isDocumentEnded = true
            for _ in 0..<3 { place.advance(in: bytes) }
            place.skipBlanksAndComments(in: bytes)
        }
        guard place.offset < bytes.count else { return nil }
        let isMarked = place.position.column == 1 && isMarker(UInt8(ascii: "-"), at: place.offset)
        let start = place
        while place.offset < bytes.count, !isBlank(bytes[place.offset]) { place.advance(in: bytes) }
        let kind: Remainder.Kind = isMarked || isDocumentEnded ? .document : .text
        return Remainder(kind: kind, start: start.position, end: place.position)
    }

    /// The offset of the byte at a mark.
    private mutating func offset(at mark: YAMLMark) -> Int {
        while index < mark.index, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset].isContinuation { offset += 1 }
            index += 1
        }
        while index > mark.index, offset > 0 {
            offset -= 1
            while offset > 0, bytes[offset].isContinuation { offset -= 1 }
            index -= 1
        }
        return offset
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte.isLineBreak
    }

    /// Whether a byte is not part of an anchor or tag any more; only `!<tag>` may contain commas and brackets.
    private func endsProperty(_ byte: UInt8, isVerbatim: Bool) -> Bool {
        isBlank(byte) || !isVerbatim && ",[]{}".utf8.contains(byte)
    }

    /// Whether a line with only `---` or `...` begins at an offset.
    private func isMarker(_ byte: UInt8, at offset: Int) -> Bool {
        guard offset + 3 <= bytes.count, bytes[offset..<offset + 3].allSatisfy({ $0 == byte }) else { return false }
        return offset + 3 == bytes.count || isBlank(bytes[offset + 3])
    }
}

/// A place on the way through a text.
private struct Place {
    var offset: Int
    var position: SourcePosition

    /// Steps over one character.
    mutating func advance(in bytes: [UInt8]) {
        let byte = bytes[offset]
        offset += 1
        while offset < bytes.count, bytes[offset].isContinuation { offset += 1 }
        let isFirstOfTwo = byte == 0x0D && offset < bytes.count && bytes[offset] == 0x0A
        if byte.isLineBreak, !isFirstOfTwo {
            position = SourcePosition(line: position.line + 1, column: 1)
        } else {
            position.column += 1
        }
    }

    /// Steps over blanks, line breaks and comments.
    mutating func skipBlanksAndComments(in bytes: [UInt8]) {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D:
                advance(in: bytes)
            case UInt8(ascii: "#"):
                while offset < bytes.count, !bytes[offset].isLineBreak { advance(in: bytes) }
            default:
                return
            }
        }
    }
}
