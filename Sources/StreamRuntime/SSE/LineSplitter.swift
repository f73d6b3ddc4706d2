/// Splits bytes that arrive in chunks of any size into lines.
///
/// A line is a range of `bytes`, which is valid until more bytes are appended. No byte is scanned twice, and on average
/// none is moved more than once, however small the chunks are.
struct LineSplitter: Sendable {
    /// The end of a line.
    enum LineEnd: Sendable {
        /// A line feed.
        case lineFeed
        /// A line feed, a carriage return, or both in a row.
        case lineFeedOrCarriageReturn
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The chunk that is being read, after the beginning of its first line.
    private(set) var bytes: [UInt8] = []
    /// The number of the last line that was returned, counted from 1; 0 before the first.
    private(set) var lineNumber = 0
    /// The index in `bytes` where the next line begins.
    private var begin = 0
    /// The index in `bytes` where the search for its end continues.
    private var scanned = 0
    /// How many bytes of the stream precede `bytes`.
    private var dropped = 0
    /// Whether the last line ended with a carriage return, so that a line feed that follows belongs to its end.
    private var isBehindCarriageReturn = false
    private let lineEnd: LineEnd

    init(_ lineEnd: LineEnd) {
        self.lineEnd = lineEnd
    }

    /// Appends a chunk, without copying it if all earlier bytes have been read.
    mutating func append(_ chunk: [UInt8]) {
        if begin == bytes.count {
            dropped += begin
            bytes = chunk
            begin = 0
            scanned = 0
        } else {
            drop()
            bytes.append(contentsOf: chunk)
        }
    }

    /// Appends a byte.
    mutating func append(_ byte: UInt8) {
        drop()
        bytes.append(byte)
    }

    /// Drops the lines that were read.
    private mutating func drop() {
        guard begin > 0 else { return }
        dropped += begin
        scanned -= begin
        bytes.removeSubrange(..<begin)
        begin = 0
    }

    /// Returns the next line without its end, or nil if it has not ended yet.
    mutating func next() -> Range<Int>? {
        skipLineFeed()
        let end = endOfLine()
        guard end < bytes.count else {
            scanned = end
            return nil
        }
        let line = contentBegin..<end
        isBehindCarriageReturn = bytes[end] == UInt8(ascii: "\r")
        begin = end + 1
        scanned = begin
        lineNumber += 1
        return line
    }

    /// Returns the line that comes next and is complete, without its end, if it begins with `data: ` and an empty line follows.
    ///
    /// Nearly all records are such lines. For all others, and with any line ends but line feeds, nothing is read.
    @inline(__always)
    mutating func nextDataLine(upTo limit: Int) -> Range<Int>? {
        guard scanned == begin, !isBehindCarriageReturn else { return nil }
        let line = bytes.withUnsafeBytes { bytes -> Range<Int>? in
            // Safe: eight bytes are loaded only where eight are left.
            guard bytes.count &- begin >= 8, let start = bytes.baseAddress else { return nil }
            let word = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: begin, as: UInt64.self))
            guard word & 0xFFFF_FFFF_FFFF == Self.dataField else { return nil }
            let end = Self.firstControl(bytes, from: begin &+ 6)
            // Safe: both bytes are there.
            guard end &+ 1 < bytes.count, bytes[end] == UInt8(ascii: "\n"), bytes[end &+ 1] == UInt8(ascii: "\n"),
                end &- begin <= limit
            else { return nil }
            return begin..<end
        }
        guard let line else { return nil }
        lineNumber &+= 2
        begin = line.upperBound &+ 2
        scanned = begin
        return line
    }

    /// The letters of `data: ` in a word.
    private static let dataField: UInt64 = 0x203A_6174_6164

    /// The bytes after the last line end.
    var unfinished: Range<Int> { contentBegin..<bytes.count }

    /// Returns the remaining bytes as the last line; nil if there are none.
    mutating func takeUnfinished() -> Range<Int>? {
        let line = unfinished
        guard !line.isEmpty else { return nil }
        begin = bytes.count
        scanned = begin
        lineNumber += 1
        return line
    }

    /// Returns the offset in the stream of an index in `bytes`.
    func offset(_ place: Int) -> Int { dropped + place }

    /// Where what the next line says begins: after the byte order mark, on the first line of a stream.
    private var contentBegin: Int {
        let hasMark = lineNumber == 0 && bytes[begin...].starts(with: Self.byteOrderMark)
        return hasMark ? begin + Self.byteOrderMark.count : begin
    }

    private mutating func skipLineFeed() {
        guard isBehindCarriageReturn, begin < bytes.count else { return }
        isBehindCarriageReturn = false
        if bytes[begin] == UInt8(ascii: "\n") {
            begin += 1
            scanned = begin
        }
    }

    /// Returns the index of the first line end from `scanned` on; the end of the bytes if there is none.
    private func endOfLine() -> Int {
        var end = firstControl(from: scanned)
        while end < bytes.count, !isLineEnd(bytes[end]) { end = firstControl(from: end + 1) }
        return end
    }

    private func isLineEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && lineEnd == .lineFeedOrCarriageReturn
    }

    private func firstControl(from begin: Int) -> Int { bytes.withUnsafeBytes { Self.firstControl($0, from: begin) } }

    /// Returns the index of the first byte below 16 from `begin` on, which in text is nearly always a line end.
    ///
    /// It checks two words at a time, and then the one that has it.
    @inline(__always)
    private static func firstControl(_ bytes: UnsafeRawBufferPointer, from begin: Int) -> Int {
        guard let start = bytes.baseAddress else { return 0 }
        let end = bytes.count
        var offset = begin
        // Safe: as many bytes are loaded as the loop has found to be left.
        while end &- offset >= 16, (controls(start, offset) | controls(start, offset &+ 8)) & topBits == 0 {
            offset &+= 16
        }
        while end &- offset >= 8 {
            let marks = controls(start, offset) & topBits
            // Of several marks, the lowest is always correct.
            if marks != 0 { return offset &+ marks.trailingZeroBitCount / 8 }
            offset &+= 8
        }
        while offset < end, start.load(fromByteOffset: offset, as: UInt8.self) >= 16 { offset &+= 1 }
        return offset
    }

    private static var topBits: UInt64 { 0x8080_8080_8080_8080 }

    /// Marks the bytes below 16 of a word: the subtraction borrows into the top bit of each; other bits mean nothing.
    @inline(__always)
    private static func controls(_ start: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        // Safe: the caller has eight bytes left.
        let word = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        return (word &- 0x1010_1010_1010_1010) & ~word
    }
}
