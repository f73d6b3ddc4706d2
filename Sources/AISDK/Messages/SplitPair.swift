import GeneratedProtocol
@_spi(Generated) import ProtocolSupport
import StreamRuntime

/// Surrogate pairs whose halves come in two events.
///
/// JSON can say half of a pair, as `\ud83d`, and a stream that was cut by UTF-16 code units does: a client puts its strings
/// together by code units, so the halves meet there. A Swift `String` cannot hold half a pair; decoding makes a replacement
/// character of it. So the halves at both edges of a delta are read from the event's JSON and travel beside it.
enum SplitPair {
    /// The halves at the edges of a piece of text, each of which is a replacement character in the text itself.
    struct Edges: Hashable, Sendable {
        /// The second half of a pair, at the beginning.
        var low: UInt16?
        /// The first half of a pair, at the end.
        var high: UInt16?

        var isEmpty: Bool { low == nil && high == nil }
    }

    /// The character that two halves make.
    static func join(_ high: UInt16, _ low: UInt16) -> String {
        String(decoding: [high, low], as: UTF16.self)
    }

    /// Puts `held`, the half that the text before ended with, in front of a piece; the half at its end is kept back.
    static func resolve(_ text: String, edges: Edges, held: UInt16?) -> (text: String, held: UInt16?) {
        var body = Substring(text).unicodeScalars
        var front = held == nil ? "" : "\u{FFFD}"
        if let high = held, let low = edges.low {
            body.removeFirst()
            front = join(high, low)
        }
        if edges.high != nil { body.removeLast() }
        return (front + String(body), edges.high)
    }
}

extension SplitPair {
    /// The halves at the edges of the string that an event has under `key`.
    ///
    /// Costs a look at each byte for an event without such halves.
    static func edges(of key: StaticString, in json: some RandomAccessCollection<UInt8>) -> Edges {
        json.withContiguousStorageIfAvailable { bytes in
            guard mayHoldHalf(bytes), let string = string(key, in: bytes) else { return Edges() }
            return Edges(low: half(at: string.lowerBound, in: bytes, isLow: true), high: last(in: string, of: bytes))
        } ?? Edges()
    }

    /// Whether `\ud` stands anywhere.
    private static func mayHoldHalf(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var offset = 0
        while offset + 5 < bytes.count {
            if bytes[offset] == UInt8(ascii: "\\") {
                if bytes[offset + 1] == UInt8(ascii: "u"), bytes[offset + 2] | 0x20 == UInt8(ascii: "d") { return true }
                offset += 1
            }
            offset += 1
        }
        return false
    }

    /// The first half of a pair that ends a string, unless its backslash is itself escaped.
    private static func last(in string: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> UInt16? {
        let begin = string.upperBound - 6
        guard begin >= string.lowerBound else { return nil }
        let slashes = bytes[string.lowerBound..<begin].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        return slashes.isMultiple(of: 2) ? half(at: begin, in: bytes, isLow: false) : nil
    }

    /// The half that an escape at `offset` says.
    private static func half(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, isLow: Bool) -> UInt16? {
        guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u"),
            let unit = UInt16(String(decoding: bytes[offset + 2..<offset + 6], as: UTF8.self), radix: 16)
        else { return nil }
        return (isLow ? UTF16.isTrailSurrogate(unit) : UTF16.isLeadSurrogate(unit)) ? unit : nil
    }
}

extension SplitPair {
    /// Where the text between the quotes stands of the string under `key`; of a key given twice the last one counts.
    private static func string(_ key: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        // Safe: the reader is used only while the bytes are lent.
        var reader = JSONReader(UnsafeRawBufferPointer(bytes))
        var found: Range<Int>?
        do {
            try reader.beginObject()
            while let next = try reader.nextKey() {
                let isWanted = next == key
                let begin = bytes[reader.offset...].firstIndex { !PartialValue.isBlank($0) } ?? bytes.endIndex
                try reader.skipValue()
                if isWanted, bytes[begin] == UInt8(ascii: "\"") { found = begin + 1..<reader.offset - 1 }
            }
        } catch {
            return nil
        }
        return found
    }
}
