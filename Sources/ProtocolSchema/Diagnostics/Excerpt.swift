/// The part of a source line around a finding, and the position of the caret.
struct Excerpt: Hashable, Sendable {
    /// The largest number of columns shown of a line.
    static let widthLimit = 100
    /// The number of columns shown before the caret when a line is too long.
    private static let lead = 40
    /// The number of bytes examined on either side of the caret: enough for the widest line shown.
    private static let reach = 512

    /// The text of the line, or a part of it between `…`.
    let text: String
    /// The number of columns before the caret.
    let caretColumn: Int
    /// The number of marked columns.
    let caretWidth: Int

    /// Cuts the excerpt for a range; nil when its line is empty.
    init?(of range: SourceRange, at place: SourcePlace, in bytes: [UInt8]) {
        let before = Excerpt.bytes(before: place, in: bytes)
        let after = Excerpt.bytes(after: place, in: bytes)
        guard !before.isEmpty || !after.isEmpty else { return nil }
        var left = DisplayCell.cells(of: String(decoding: before, as: UTF8.self))
        var right = DisplayCell.cells(of: String(decoding: after, as: UTF8.self))
        let marked = Excerpt.markedCount(of: range, in: right)

        var isCutLeft = before.startIndex > place.lineStart
        var isCutRight = after.endIndex < bytes.count && !bytes[after.endIndex].isLineBreak
        if isCutLeft || isCutRight || left.width + right.width > Excerpt.widthLimit {
            if isCutLeft || left.width > Excerpt.widthLimit - Excerpt.lead {
                left = left.suffix(width: Excerpt.lead)
                isCutLeft = true
            }
            let shown = right.prefix(width: Excerpt.widthLimit - left.width)
            isCutRight = isCutRight || shown.count < right.count
            right = shown
        }
        text = (isCutLeft ? "…" : "") + left.text + right.text + (isCutRight ? "…" : "")
        caretColumn = left.width + (isCutLeft ? 1 : 0)
        caretWidth = max(1, Array(right.prefix(marked)).width)
    }

    private static func bytes(before place: SourcePlace, in bytes: [UInt8]) -> ArraySlice<UInt8> {
        var start = max(place.lineStart, place.offset - reach)
        while start < place.offset, start > place.lineStart, bytes[start].isContinuation { start += 1 }
        return bytes[start..<place.offset]
    }

    private static func bytes(after place: SourcePlace, in bytes: [UInt8]) -> ArraySlice<UInt8> {
        let line = bytes[place.offset...].prefix(reach).prefix { !$0.isLineBreak }
        guard line.endIndex < bytes.count, bytes[line.endIndex].isContinuation else { return line }
        // The examined bytes ended in the middle of a character.
        let start = line.lastIndex { !$0.isContinuation } ?? line.endIndex
        return line[..<start]
    }

    /// Returns how many cells, from the caret on, belong to the range.
    private static func markedCount(of range: SourceRange, in cells: [DisplayCell]) -> Int {
        if range.end.line == range.start.line { return max(0, range.end.column - range.start.column) }
        // A range of several lines is marked to the end of its first line.
        return cells.lastIndex { $0.text != " " }.map { $0 + 1 } ?? 0
    }
}

extension [DisplayCell] {
    /// The number of columns the cells take.
    fileprivate var width: Int { reduce(0) { $0 + $1.width } }
    /// The text of the cells.
    fileprivate var text: String { map(\.text).joined() }

    /// Returns as many of the first cells as fit into `limit` columns.
    fileprivate func prefix(width limit: Int) -> [DisplayCell] {
        var width = 0
        return Array(
            prefix { cell in
                width += cell.width
                return width <= limit
            }
        )
    }

    /// Returns as many of the last cells as fit into `limit` columns.
    fileprivate func suffix(width limit: Int) -> [DisplayCell] {
        [DisplayCell](reversed()).prefix(width: limit).reversed()
    }
}

/// The place of a position in the bytes of its file.
struct SourcePlace: Hashable, Sendable {
    /// The offset at which the line begins.
    let lineStart: Int
    /// The offset of the character; the end of the line for a column after it.
    let offset: Int

    /// Finds any number of positions in one pass over the bytes.
    static func places(of positions: Set<SourcePosition>, in bytes: [UInt8]) -> [SourcePosition: SourcePlace] {
        var found: [SourcePosition: SourcePlace] = [:]
        let beginning = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var (line, column, lineStart, offset) = (1, 1, beginning, beginning)
        var wanted = positions.sorted()[...]
        while let position = wanted.first {
            let isLineEnd = offset == bytes.count || bytes[offset].isLineBreak
            if line == position.line, isLineEnd || column >= position.column {
                found[position] = SourcePlace(lineStart: lineStart, offset: offset)
                wanted = wanted.dropFirst()
            } else if offset == bytes.count || line > position.line {
                wanted = wanted.dropFirst()
            } else if isLineEnd {
                let isCRLF = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
                offset += isCRLF ? 2 : 1
                (line, column, lineStart) = (line + 1, 1, offset)
            } else {
                offset += characterLength(in: bytes, at: offset)
                column += 1
            }
        }
        return found
    }

    /// Returns the length of the character at an offset in bytes; 1 for a byte that is not UTF-8.
    private static func characterLength(in bytes: [UInt8], at offset: Int) -> Int {
        let lead = bytes[offset]
        guard lead >= 0xC0 else { return 1 }
        let limit = min(bytes.count, offset + (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4))
        return 1 + bytes[offset + 1..<limit].prefix(while: \.isContinuation).count
    }
}
