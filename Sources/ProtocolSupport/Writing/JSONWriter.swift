/// Writes JSON straight into bytes.
///
/// A failure does not stop the writing: the first one is remembered, and `write(_:)` and its relatives throw it and take back
/// what they wrote. Encoders therefore need no `try`.
public struct JSONWriter: ~Copyable {
    @usableFromInline var buffer: ByteBuffer
    /// The floor, packed; the largest number if everything is written.
    @usableFromInline var floorBits: UInt64 = .max
    @usableFromInline var frameStyle: FrameStyle = .unknown
    @usableFromInline var hasFailed = false
    /// Whether keys that the schema does not declare are written.
    public var allowsAdditionalFields = true
    /// The first failure since the last event was begun.
    public internal(set) var failure: EncodingFailure?
    var depth = 0
    var forbiddenKeys: [[String]] = []
    /// The key that the next map may not have, because of the key that holds the map.
    var forbiddenChild: String?
    /// The frame's beginning and the envelope's key, for protocols that have them.
    var frameTransport = TransportTable()

    /// Creates a writer that writes everything.
    public init(capacity: Int = 256) {
        buffer = ByteBuffer(capacity: capacity)
    }

    /// Creates a writer for a protocol's events, sent to clients from `floor` on.
    ///
    /// Without a floor everything is written, keys that clients do not forgive included.
    public init<Stream: StreamProtocol>(
        for stream: Stream.Type,
        floor: ClientVersion? = nil,
        capacity: Int = 256
    ) {
        self.init(capacity: capacity)
        self.floor = floor
        forbiddenKeys = Stream.clients.forbiddenKeys
        if let floor { allowsAdditionalFields = Stream.clients.allowsAdditionalFields(from: floor) }
        configureFrames(Stream.transport)
    }

    /// The oldest client that must understand what is written; nil writes everything.
    public var floor: ClientVersion? {
        get { floorBits == .max ? nil : ClientVersion(packed: floorBits) }
        set { floorBits = newValue?.packed ?? .max }
    }

    /// Whether something that clients have since `version` may be written.
    @inlinable
    public func allows(_ version: ClientVersion) -> Bool { floorBits >= version.packed }

    /// How many bytes are written.
    @inlinable
    public var count: Int { buffer.count }

    /// A copy of the written bytes.
    public var bytes: [UInt8] { Array(buffer.bytes) }

    /// Lends the written bytes to `body`.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        // Safe: `body` runs while the writer is borrowed, so nobody can write meanwhile.
        try body(buffer.bytes)
    }

    /// Hands over the written bytes and begins anew in the same memory.
    public mutating func takeBytes() -> [UInt8] {
        defer { buffer.removeAll(keepingCapacity: true) }
        return Array(buffer.bytes)
    }

    /// Forgets the written bytes and the failure.
    public mutating func removeAll(keepingCapacity: Bool = true) {
        buffer.removeAll(keepingCapacity: keepingCapacity)
        clearFailure()
    }

    /// Takes back everything after the first `count` bytes.
    public mutating func truncate(to count: Int) {
        buffer.count = max(0, min(count, buffer.count))
    }
}

extension JSONWriter {
    /// Writes `literal` as it is.
    @inlinable
    @inline(__always)
    public mutating func raw(_ literal: StaticString) {
        // Safe: a literal's bytes live for ever; one that is a lone scalar has no pointer and takes the other way.
        if literal.hasPointerRepresentation {
            buffer.append(UnsafeRawPointer(literal.utf8Start), literal.utf8CodeUnitCount)
        } else {
            literal.withUTF8Buffer { buffer.append(UnsafeRawPointer($0.baseAddress ?? literal.utf8Start), $0.count) }
        }
    }

    /// Writes `byte` as it is.
    @inlinable
    mutating func raw(byte: UInt8) { buffer.append(byte) }

    /// Writes the bytes of `text` as they are.
    mutating func raw(text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // Safe: the bytes live as long as the closure.
            if let start = utf8.baseAddress { buffer.append(UnsafeRawPointer(start), utf8.count) }
        }
    }

    /// Writes a key such as `,"title":`, without its comma if it is the first of its object.
    @inlinable
    public mutating func member(_ literal: StaticString) {
        // Safe: as in `raw`; the comma is one byte of the literal.
        let isFirst = buffer.last == UInt8(ascii: "{")
        let skipped = isFirst && literal.utf8CodeUnitCount > 0 && literal.utf8Start[0] == UInt8(ascii: ",") ? 1 : 0
        buffer.append(UnsafeRawPointer(literal.utf8Start) + skipped, literal.utf8CodeUnitCount - skipped)
    }

    /// Writes `text` in quotes.
    @inlinable
    public mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { quoted($0) }
    }

    /// Writes the bytes in quotes, escaped where JSON asks for it and nowhere else.
    @usableFromInline
    mutating func quoted(_ utf8: UnsafeBufferPointer<UInt8>) {
        buffer.reserve(utf8.count &+ 2)
        buffer.append(UInt8(ascii: "\""))
        var begin = 0
        // Safe: all offsets stay below `utf8.count`, and every append reserves its room.
        if let start = utf8.baseAddress {
            let source = UnsafeRawPointer(start)
            while true {
                let end = Self.plainEnd(source, from: begin, to: utf8.count)
                buffer.append(source + begin, end &- begin)
                guard end < utf8.count else { break }
                escape(utf8[end])
                begin = end &+ 1
            }
        }
        buffer.append(UInt8(ascii: "\""))
    }

    /// The first byte from `begin` on that cannot stand in a JSON string as it is; `end` if there is none.
    @usableFromInline
    static func plainEnd(_ source: UnsafeRawPointer, from begin: Int, to end: Int) -> Int {
        var offset = begin
        // Safe: eight bytes are loaded only while eight are left.
        while end &- offset >= 8 {
            if StringBytes.needCare(source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) { break }
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
