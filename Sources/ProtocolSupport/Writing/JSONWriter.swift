/// Writes JSON straight into bytes.
///
/// A failure does not stop the writing: the first one is remembered, and `write(_:)` and its relatives throw it and take
/// back what they wrote. Encoders therefore need no `try`.
public struct JSONWriter: ~Copyable {
    @usableFromInline var buffer: ByteBuffer
    /// The floor, packed; the largest number if everything is written.
    @usableFromInline var floorBits: UInt64 = .max
    @usableFromInline var frameStyle: FrameStyle = .unknown
    @usableFromInline var hasFailed = false
    /// Whether keys that the schema does not declare are written.
    @_spi(Generated)
    public var allowsAdditionalFields = true
    /// The first failure since the last event was begun.
    public internal(set) var failure: JSONEncodingError?
    var depth = 0
    /// The keys that the protocol's clients refuse.
    private var clients = ClientTable()
    private(set) var forbiddenKeys = ForbiddenKeys()
    /// The key whose value is written next, if that is an object which may not have every key.
    var parent: String?
    /// Whether what is written is checked to be JSON by the clients, who read numbers as doubles.
    var refusesLargeNumbers = false
    /// The frame's beginning and the envelope's key, for protocols that have them.
    @usableFromInline var frameTransport = TransportTable()
    /// What is next to the event in the envelope of each frame.
    var frameEnvelope = JSONObject()
    /// The progress of the array, for protocols whose streams are one.
    var arrayProgress = ArrayProgress.notBegun

    /// Creates a writer that writes everything.
    public init(capacity: Int = 256) {
        buffer = ByteBuffer(capacity: capacity)
    }

    /// Creates a writer for a protocol's events, sent to clients from `floor` on.
    ///
    /// Without a floor everything is written, keys that clients do not forgive included, but for what even new clients refuse.
    public init<Stream: StreamProtocol>(
        for stream: Stream.Type,
        floor: ClientVersion? = nil,
        capacity: Int = 256
    ) {
        self.init(capacity: capacity)
        clients = Stream.clients
        self.floor = floor
        if let floor { allowsAdditionalFields = Stream.clients.allowsAdditionalFields(from: floor) }
        configureFrames(Stream.transport)
    }

    /// Creates a writer that writes everything, in frames of the given kind.
    public init(transport: TransportTable, capacity: Int = 256) {
        self.init(capacity: capacity)
        configureFrames(transport)
    }

    /// What `writeFrame(_:)` writes next to the event in the protocol's envelope, such as the `jsonrpc` and the `id` of
    /// JSON-RPC; nothing for a protocol without one.
    ///
    /// The keys that hold events are left out. A frame fails to be written if these values cannot be.
    public var envelope: JSONObject {
        get { frameEnvelope }
        set {
            frameEnvelope = newValue
            for key in frameTransport.envelopeKeys { frameEnvelope[key] = nil }
        }
    }

    /// The oldest client that must understand what is written; nil writes everything.
    public var floor: ClientVersion? {
        get { floorBits == .max ? nil : ClientVersion(packed: floorBits) }
        set {
            floorBits = newValue?.packed ?? .max
            forbiddenKeys = clients.forbiddenKeys(from: newValue)
        }
    }

    /// Whether the protocol's clients read numbers as doubles.
    var sendsDoubles: Bool { clients.numbers == .double }

    /// Whether a feature that clients know since `version` may be written.
    @_spi(Generated)
    @inlinable
    public func allows(_ version: ClientVersion) -> Bool { floorBits >= version.packed }

    /// The number of bytes written.
    @inlinable
    public var count: Int { buffer.count }

    /// A copy of the written bytes.
    public var bytes: [UInt8] { Array(buffer.bytes) }

    /// Calls `body` with the written bytes.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        // Safe: `body` runs while the writer is borrowed, so nobody can write meanwhile.
        try body(buffer.bytes)
    }

    /// Returns the written bytes and starts again in the same memory.
    public mutating func takeBytes() -> [UInt8] {
        defer { buffer.removeAll(keepingCapacity: true) }
        if case .begun = arrayProgress { arrayProgress = .taken }
        return Array(buffer.bytes)
    }

    /// Frees memory if nothing is written and the capacity is larger than `capacity` bytes.
    package mutating func shrink(to capacity: Int) {
        if buffer.count == 0, buffer.capacity > capacity { buffer.removeAll(keepingCapacity: false) }
    }

    /// Removes the written bytes and the failure.
    public mutating func removeAll(keepingCapacity: Bool = true) {
        cutArray(to: 0)
        buffer.removeAll(keepingCapacity: keepingCapacity)
        clearFailure()
    }

    /// Removes everything after the first `count` bytes.
    package mutating func truncate(to count: Int) {
        cutArray(to: count)
        buffer.count = max(0, min(count, buffer.count))
    }
}

extension JSONWriter {
    /// Writes `literal` unchanged.
    @_spi(Generated)
    @inlinable
    @inline(__always)
    public mutating func raw(_ literal: StaticString) { append(literal) }

    /// `raw` for public inlined functions, which must not call internal ones.
    @inlinable
    @inline(__always)
    mutating func append(_ literal: StaticString) {
        // Safe: a literal's bytes live for ever; one that is a lone scalar has no pointer and takes the other way.
        if literal.hasPointerRepresentation {
            buffer.append(UnsafeRawPointer(literal.utf8Start), literal.utf8CodeUnitCount)
        } else {
            literal.withUTF8Buffer { buffer.append(UnsafeRawPointer($0.baseAddress ?? literal.utf8Start), $0.count) }
        }
    }

    /// Writes `bytes`, which are JSON or part of a frame, unchanged.
    @_spi(Generated)
    public mutating func raw(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            // Safe: the bytes live as long as the closure.
            if let start = bytes.baseAddress { buffer.append(start, bytes.count) }
        }
    }

    /// Writes `byte` unchanged.
    @inlinable
    mutating func raw(byte: UInt8) { buffer.append(byte) }

    /// Writes the bytes of `text` unchanged.
    mutating func raw(text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // Safe: the bytes live as long as the closure.
            if let start = utf8.baseAddress { buffer.append(UnsafeRawPointer(start), utf8.count) }
        }
    }

    /// Writes `text` in quotes.
    @_spi(Generated)
    public mutating func string(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ quoted($0) }) == nil { foreign(text) }
    }

    /// Writes a string that is not stored as UTF-8, such as some strings from Objective-C.
    @inline(never)
    private mutating func foreign(_ text: String) {
        var native = text
        native.withUTF8 { quoted($0) }
    }

    /// Writes the bytes in quotes, with only the escapes that JSON requires.
    @inline(__always)
    private mutating func quoted(_ utf8: UnsafeBufferPointer<UInt8>) {
        let count = utf8.count
        buffer.reserve(count &+ 2)
        // Safe: as many bytes are written as `reserve` made room for, and as many read as the source has.
        guard let start = utf8.baseAddress, count > 0 else {
            raw("\"\"")
            return
        }
        let source = UnsafeRawPointer(start)
        let target = buffer.base + buffer.count
        target.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
        guard Self.copyPlain(source, to: target + 1, count) else {
            escaped(source, count)
            return
        }
        target.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count &+ 1, as: UInt8.self)
        buffer.count &+= count &+ 2
    }

    /// Copies the bytes, or stops at one that needs an escape.
    @inline(__always)
    private static func copyPlain(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ count: Int) -> Bool
    {
        // Safe: the last word is copied so that it ends with the last byte, over bytes that were copied before.
        if count >= 8 {
            var offset = 0
            let last = count &- 8
            while offset < last {
                guard copyWord(source, to: target, offset) else { return false }
                offset &+= 8
            }
            return copyWord(source, to: target, last)
        }
        var offset = 0
        while offset < count {
            let byte = source.load(fromByteOffset: offset, as: UInt8.self)
            if StringBytes.needsCare(byte) { return false }
            target.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
            offset &+= 1
        }
        return true
    }

    @inline(__always)
    private static func copyWord(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ offset: Int) -> Bool
    {
        // Safe: the caller has eight bytes left on both sides.
        let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if StringBytes.marks(word) != 0 { return false }
        target.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
        return true
    }

    /// Writes bytes of which some need an escape, in quotes.
    @inline(never)
    private mutating func escaped(_ source: UnsafeRawPointer, _ count: Int) {
        raw("\"")
        var begin = 0
        while true {
            let end = Self.plainEnd(source, from: begin, to: count)
            // Safe: both offsets are at most `count`, and `append` makes its own room.
            buffer.append(source + begin, end &- begin)
            guard end < count else { break }
            escape(source.load(fromByteOffset: end, as: UInt8.self))
            begin = end &+ 1
        }
        raw("\"")
    }

    /// The first byte from `begin` on that a JSON string must escape; `end` if there is none.
    @inline(__always)
    static func plainEnd(_ source: UnsafeRawPointer, from begin: Int, to end: Int) -> Int {
        var offset = begin
        // Safe: eight bytes are loaded only while eight are left.
        while end &- offset >= 8 {
            let word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let marks = StringBytes.marks(word)
            if marks != 0 { return offset &+ marks.trailingZeroBitCount >> 3 }
            offset &+= 8
        }
        while offset < end, !StringBytes.needsCare(source.load(fromByteOffset: offset, as: UInt8.self)) { offset &+= 1 }
        return offset
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 0x08: raw("\\b")
        case 0x09: raw("\\t")
        case 0x0A: raw("\\n")
        case 0x0C: raw("\\f")
        case 0x0D: raw("\\r")
        default:
            raw("\\u00")
            raw(byte: byte < 16 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            let low = byte & 15
            raw(byte: low < 10 ? low + UInt8(ascii: "0") : low - 10 + UInt8(ascii: "a"))
        }
    }
}
