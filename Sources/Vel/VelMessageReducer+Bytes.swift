@_spi(Generated) import ProtocolSupport
import StreamRuntime

extension VelMessageReducer {
    /// Processes an event as JSON text.
    ///
    /// - Throws: `JSONDecodingError` if it is not JSON, `VelReductionError` as the package would.
    public mutating func process(json: [UInt8]) throws {
        // Safe: the reader lives as long as the closure.
        try json.withUnsafeBytes { try process(JSONReader($0)) }
    }

    /// Processes events that stand one on a line, each line ended by a line feed.
    ///
    /// Empty lines are passed over.
    ///
    /// - Throws: `JSONDecodingError` if a line is not JSON, `VelReductionError` as the package would.
    public mutating func process(jsonLines: [UInt8]) throws {
        try jsonLines.withUnsafeBytes { bytes in
            var begin = bytes.startIndex
            while begin < bytes.endIndex {
                let end = Self.lineEnd(in: bytes, from: begin)
                // Safe: the reader lives as long as the closure.
                if begin < end { try process(JSONReader(UnsafeRawBufferPointer(rebasing: bytes[begin..<end]))) }
                begin = end + 1
            }
        }
    }

    /// The next line feed from `begin` on, or the end.
    private static func lineEnd(in bytes: UnsafeRawBufferPointer, from begin: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        var offset = begin
        // Safe: eight bytes are loaded only while eight are left. The usual trick finds the word with a line feed in it.
        while bytes.count - offset >= 8 {
            let others = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ (ones &* 0x0A)
            if (others &- ones) & ~others & (ones &* 0x80) != 0 { break }
            offset += 8
        }
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
        return offset
    }

    /// Processes the next value of a reader.
    private mutating func process(_ reader: JSONReader) throws {
        var reader = reader
        if let delta = try? Self.plainTextDelta(reader) { return builder.appendText(delta) }
        let event = try reader.value()
        try reader.finish()
        try process(event)
    }

    /// The text of an event that is a text delta and nothing else; nil if it must be looked at more closely.
    ///
    /// Nearly every event of a stream is one of these. Its values are read where they stand.
    private static func plainTextDelta(_ reader: JSONReader) throws(JSONDecodingError) -> String? {
        var reader = reader
        var isTextDelta = false
        var delta: String?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "type":
                isTextDelta = try reader.isString("text-delta")
                if !isTextDelta { return nil }
            case "delta": delta = try reader.string()
            case "id": try reader.skipValue()
            default: return nil
            }
        }
        try reader.finish()
        return isTextDelta ? delta : nil
    }
}
