/// Reads JSON straight from bytes, without a tree in between.
///
/// A reader is valid only while the bytes are lent to it: inside `JSONReader.read(_:_:)`, or inside the closure that lends the
/// pointer. It reads strict JSON, repairs invalid UTF-8 as a browser does, and of a key given twice takes the last value.
public struct JSONReader {
    /// How deep arrays and objects may be nested.
    public static var depthLimit: Int { 512 }

    // Safe: every access below is at an offset less than `end`, which is the number of bytes lent.
    @usableFromInline let bytes: UnsafeRawBufferPointer
    @usableFromInline let end: Int
    /// The next byte to read.
    @usableFromInline var position = 0
    /// Whether the object or array that was begun last has had no element yet.
    @usableFromInline var isFirst = false
    @usableFromInline var depth = 0

    /// Creates a reader of bytes that outlive it.
    public init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        end = bytes.count
    }

    /// Reads all of `bytes` with `body`; anything but white space after that is a failure.
    public static func read<Value>(
        _ bytes: some Sequence<UInt8>,
        _ body: (inout JSONReader) throws(DecodingFailure) -> Value
    ) throws(DecodingFailure) -> Value {
        // Safe: the reader lives as long as the closure.
        let result = bytes.withContiguousStorageIfAvailable { read(UnsafeRawBufferPointer($0), body) }
        if let result { return try result.get() }
        return try Array(bytes).withUnsafeBytes { read($0, body) }.get()
    }

    private static func read<Value>(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (inout JSONReader) throws(DecodingFailure) -> Value
    ) -> Result<Value, DecodingFailure> {
        var reader = JSONReader(bytes)
        do {
            let value = try body(&reader)
            try reader.finish()
            return .success(value)
        } catch {
            return .failure(error)
        }
    }

    /// Makes sure that nothing but white space is left.
    public mutating func finish() throws(DecodingFailure) {
        skipWhitespace()
        if position < end { throw unexpected() }
    }

    /// The byte at which reading goes on.
    public var offset: Int { position }
}

// The only accesses to the bytes; the rest of the reader is written against these.
extension JSONReader {
    /// The byte at `offset`; zero, which JSON has nowhere, beyond the end.
    @inlinable
    @inline(__always)
    func byte(at offset: Int) -> UInt8 {
        // Safe: below `end`.
        offset < end ? bytes[offset] : 0
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

    /// The first byte from `begin` on that is not plain text of a string; `end` if there is none.
    func plainEnd(from begin: Int) -> Int {
        guard let start = bytes.baseAddress else { return end }
        return JSONWriter.plainEnd(start, from: begin, to: end)
    }

    /// The text between two offsets, with invalid UTF-8 repaired.
    func text(_ begin: Int, _ end: Int) -> String {
        // Safe: callers pass offsets that were read before, so below `self.end`.
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes[begin..<end]), as: UTF8.self)
    }

    /// Copies the bytes between two offsets.
    func append(_ begin: Int, _ end: Int, to buffer: inout [UInt8]) {
        // Safe: as in `text`.
        buffer.append(contentsOf: bytes[begin..<end])
    }

    /// Whether the bytes from `begin` on are `literal`.
    @inlinable
    @inline(__always)
    func matches(_ literal: StaticString, from begin: Int, count: Int) -> Bool {
        guard literal.utf8CodeUnitCount == count, begin &+ count <= end, let start = bytes.baseAddress else {
            return false
        }
        // Safe: `count` bytes are there on both sides; eight are loaded only while eight are left.
        let left = start + begin
        let right = UnsafeRawPointer(literal.utf8Start)
        var offset = 0
        while count &- offset >= 8 {
            let ours = left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            guard ours == right.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else { return false }
            offset &+= 8
        }
        while offset < count {
            let ours = left.load(fromByteOffset: offset, as: UInt8.self)
            guard ours == right.load(fromByteOffset: offset, as: UInt8.self) else { return false }
            offset &+= 1
        }
        return true
    }
}

/// A string of the input, such as a key, that is compared where it stands.
///
/// Like its reader it is valid only while the bytes are lent.
public struct JSONKey {
    @usableFromInline let reader: JSONReader
    @usableFromInline let begin: Int
    @usableFromInline let end: Int
    @usableFromInline let hasEscapes: Bool
}
