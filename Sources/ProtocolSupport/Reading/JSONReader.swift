/// Reads JSON straight from bytes, without a tree in between.
///
/// A reader is valid only while the bytes are lent to it: inside `JSONReader.read(_:_:)`, or inside the closure that lends
/// the pointer. It reads strict JSON, repairs invalid UTF-8 as a browser does, and of a key given twice takes the last
/// value.
public struct JSONReader {
    /// The limit to the nesting of arrays and objects.
    @_spi(Generated)
    public static var depthLimit: Int { 640 }

    // Safe: every access below is at an offset less than `end`, which is the number of bytes lent. Without bytes, nothing is
    // read at the address.
    @usableFromInline let start: UnsafeRawPointer
    @usableFromInline let end: Int
    /// The next byte to read.
    @usableFromInline var position = 0
    /// Whether the innermost object or array has had no element yet.
    @usableFromInline var isFirst = false
    @usableFromInline var depth = 0
    /// Whether a part of a message that cannot be read is kept as it came, and a list of parts that is missing is empty.
    ///
    /// `JSONCodable.init(json:)` turns it on for what cannot be read otherwise. Messages are stored for years, so some are of
    /// versions whose parts this build does not know.
    @_spi(Generated)
    public var isForgiving = false
    /// Whether a discriminator is looked for to the end of its object, because it may occur twice.
    var countsLastKey = false
    /// The object whose discriminator has been read, by its offset, and where its second member begins.
    var discriminated = -1
    var afterDiscriminator = 0
    /// The place of that member in a list whose first key is the discriminator.
    var secondField = 0
    /// The first failure of a decoder that reads on after it.
    @usableFromInline var failure: Failure?

    /// Creates a reader of bytes that must outlive it.
    public init(_ bytes: UnsafeRawBufferPointer) {
        start = bytes.baseAddress ?? UnsafeRawPointer(("" as StaticString).utf8Start)
        end = bytes.count
    }

    /// Reads all of `bytes` with `body`; an error if anything but white space follows.
    @inlinable
    public static func read<Value>(
        _ bytes: [UInt8],
        _ body: (inout JSONReader) throws(JSONDecodingError) -> Value
    ) throws(JSONDecodingError) -> Value {
        // Safe: the reader lives as long as the closure.
        try bytes.withUnsafeBufferPointer { buffer throws(JSONDecodingError) in
            var reader = JSONReader(UnsafeRawBufferPointer(buffer))
            let value = try body(&reader)
            try reader.finish()
            return value
        }
    }

    /// Reads all of `bytes` with `body`, without copying them; an error if anything but white space follows.
    ///
    /// Offsets are counted from the start of the slice.
    @inlinable
    public static func read<Value>(
        _ bytes: ArraySlice<UInt8>,
        _ body: (inout JSONReader) throws(JSONDecodingError) -> Value
    ) throws(JSONDecodingError) -> Value {
        // Safe: the reader lives as long as the closure.
        try bytes.withUnsafeBufferPointer { buffer throws(JSONDecodingError) in
            var reader = JSONReader(UnsafeRawBufferPointer(buffer))
            let value = try body(&reader)
            try reader.finish()
            return value
        }
    }

    /// Checks that only white space is left.
    @inlinable
    public mutating func finish() throws(JSONDecodingError) {
        if position != end { try finishAfterWhitespace() }
    }

    @usableFromInline
    @inline(never)
    mutating func finishAfterWhitespace() throws(JSONDecodingError) {
        skipWhitespace()
        if position < end { throw unexpected() }
    }

    /// The offset at which reading continues.
    @_spi(Generated)
    public var offset: Int { position }
}

// The only accesses to the bytes; the rest of the reader builds on these.
extension JSONReader {
    /// The byte at `offset`; beyond the end it is zero, which never occurs in JSON.
    @inlinable
    @inline(__always)
    func byte(at offset: Int) -> UInt8 {
        // Safe: below `end`.
        offset < end ? start.load(fromByteOffset: offset, as: UInt8.self) : 0
    }

    /// The next byte.
    @inlinable
    @inline(__always)
    var next: UInt8 { byte(at: position) }

    @inlinable
    @inline(__always)
    mutating func skipWhitespace() {
        while true {
            switch next {
            case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
            default: return
            }
        }
    }

    /// The offset at which a key of the input begins.
    func offset(of key: JSONKey) -> Int { key.start - start }

    /// The next quote from `begin` on that has another so many bytes after it; `end` if there is none.
    func nextQuote(from begin: Int, withAnother distance: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // Where the quotes may stand, unless what is left is too short for any.
        let limit = end &- distance
        var offset = begin
        // Safe: eight bytes are loaded only while eight are left after the distance, and one only while one is.
        while limit &- offset >= 8 {
            let first = start.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ (ones &* 0x22)
            let second = start.loadUnaligned(fromByteOffset: offset &+ distance, as: UInt64.self) ^ (ones &* 0x22)
            let others = UInt64(littleEndian: first | second)
            let marks = (others &- ones) & ~others & (ones &* 0x80)
            if marks != 0 { return offset &+ marks.trailingZeroBitCount / 8 }
            // The last step overlaps the one before.
            offset = limit &- offset >= 16 || limit &- offset == 8 ? offset &+ 8 : limit &- 8
        }
        while offset < limit {
            if byte(at: offset) == UInt8(ascii: "\""), byte(at: offset &+ distance) == UInt8(ascii: "\"") {
                return offset
            }
            offset &+= 1
        }
        return end
    }

    /// The offset of the first byte from `begin` on that is not plain text of a string; `end` if there is none.
    @inline(__always)
    func plainEndHere(from begin: Int) -> Int {
        JSONWriter.plainEnd(start, from: begin, to: end)
    }

    /// The same, as a call.
    @usableFromInline
    func plainEnd(from begin: Int) -> Int {
        JSONWriter.plainEnd(start, from: begin, to: end)
    }

    /// The text between two offsets, with invalid UTF-8 repaired.
    @inline(__always)
    func text(_ begin: Int, _ end: Int) -> String {
        // Safe: callers pass offsets that were read before, so below `self.end`.
        UTF8Text.repairing(UnsafeRawBufferPointer(start: start + begin, count: end &- begin))
    }

    /// Copies the bytes between two offsets.
    func append(_ begin: Int, _ end: Int, to buffer: inout [UInt8]) {
        // Safe: as in `text`.
        buffer.append(contentsOf: UnsafeRawBufferPointer(start: start + begin, count: end - begin))
    }

    /// Whether the bytes from here on are `literal`.
    func matches(_ literal: StaticString) -> Bool { matches(literal, at: position) }

    /// Whether the bytes from `offset` on are `literal`.
    @inline(__always)
    func matches(_ literal: StaticString, at offset: Int) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard end &- offset >= count else { return false }
        // Safe: `count` bytes are left.
        return Self.areSame(start + offset, UnsafeRawPointer(literal.utf8Start), count)
    }

    /// Whether `count` bytes are the same in two places.
    @inlinable
    @inline(__always)
    static func areSame(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
        // Safe: callers have `count` bytes on both sides; eight or four are loaded only where as many are left, the last ones
        // so that they end with the last byte.
        if count >= 8 {
            var offset = 0
            let last = count &- 8
            while offset < last {
                guard areSameWords(left, right, offset, UInt64.self) else { return false }
                offset &+= 8
            }
            return areSameWords(left, right, last, UInt64.self)
        }
        if count >= 4 {
            return areSameWords(left, right, 0, UInt32.self) && areSameWords(left, right, count &- 4, UInt32.self)
        }
        var offset = 0
        while offset < count {
            guard areSameWords(left, right, offset, UInt8.self) else { return false }
            offset &+= 1
        }
        return true
    }

    @inlinable
    @inline(__always)
    static func areSameWords<Word: FixedWidthInteger & BitwiseCopyable>(
        _ left: UnsafeRawPointer,
        _ right: UnsafeRawPointer,
        _ offset: Int,
        _ type: Word.Type
    ) -> Bool {
        left.loadUnaligned(fromByteOffset: offset, as: Word.self)
            == right.loadUnaligned(fromByteOffset: offset, as: Word.self)
    }

    /// The string between two offsets of the input.
    @_spi(Generated)
    @inlinable
    @inline(__always)
    public func key(_ begin: Int, _ end: Int, hasEscapes: Bool) -> JSONKey {
        // Safe: both offsets were read before.
        JSONKey(start: start + begin, count: end &- begin, hasEscapes: hasEscapes)
    }
}

/// A string of the input, such as a key, that is compared in place.
///
/// Like its reader, it is valid only while the bytes are lent.
@_spi(Generated)
public struct JSONKey {
    // Safe: `count` bytes of what was lent to the reader begin here.
    @usableFromInline let start: UnsafeRawPointer
    @usableFromInline let count: Int
    @usableFromInline let hasEscapes: Bool

    @inlinable
    init(start: UnsafeRawPointer, count: Int, hasEscapes: Bool) {
        self.start = start
        self.count = count
        self.hasEscapes = hasEscapes
    }

    /// The string.
    public var string: String {
        // Safe: see `start`.
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        return hasEscapes ? JSONReader(bytes).unescaped(0, count) : UTF8Text.repairing(bytes)
    }

    /// Whether the string is `literal`.
    @inlinable
    @inline(__always)
    public static func == (key: JSONKey, literal: StaticString) -> Bool {
        if key.hasEscapes { return key.isEscaped(literal) }
        return key.count == literal.utf8CodeUnitCount && key.begins(with: literal)
    }

    /// Whether the bytes begin with `literal`, which is no longer than they are.
    @inlinable
    @inline(__always)
    func begins(with literal: StaticString) -> Bool {
        JSONReader.areSame(start, UnsafeRawPointer(literal.utf8Start), literal.utf8CodeUnitCount)
    }
}
