/// A string that is compared as in JSON: by code units, not by canonical equivalence.
///
/// `é` as one scalar and as two scalars is the same `String`, but these are two different keys of a JSON object.
package struct UTF8Text: Hashable, Sendable {
    /// The text.
    package var string: String

    /// Wraps `string`.
    package init(_ string: String) {
        self.string = string
    }

    /// Whether both have the same code units.
    package static func == (lhs: Self, rhs: Self) -> Bool { areSame(lhs.string, rhs.string) }

    /// Hashes the bytes.
    ///
    /// `String` hashes its normal form, so a hostile sender could make any number of keys collide.
    package func hash(into hasher: inout Hasher) {
        var word: UInt64 = 0
        var filled = 0
        for byte in string.utf8 {
            word = word << 8 | UInt64(byte)
            filled += 1
            if filled == 8 {
                hasher.combine(word)
                word = 0
                filled = 0
            }
        }
        hasher.combine(word)
        hasher.combine(filled)
    }

    /// Whether both have the same code units.
    package static func areSame(_ lhs: String, _ rhs: String) -> Bool {
        let same = lhs.utf8.withContiguousStorageIfAvailable { left in
            rhs.utf8.withContiguousStorageIfAvailable { right in
                guard left.count == right.count else { return false }
                guard let left = left.baseAddress, let right = right.baseAddress else { return true }
                // Safe: both hold so many bytes.
                return JSONReader.areSame(left, right, lhs.utf8.count)
            }
        }
        return (same ?? nil) ?? lhs.utf8.elementsEqual(rhs.utf8)
    }

    /// A string of `bytes`, with a replacement character for each that is not UTF-8.
    ///
    /// Copies first and checks the bytes in place, which for short strings costs half of `String(decoding:as:)`.
    @inline(__always)
    static func repairing(_ bytes: UnsafeRawBufferPointer) -> String {
        guard let source = bytes.baseAddress else { return "" }
        return String(unsafeUninitializedCapacity: bytes.count) { buffer in
            guard let target = buffer.baseAddress else { return 0 }
            // Safe: the buffer has room for as many bytes as were asked for.
            ShortCopy.copy(source, to: UnsafeMutableRawPointer(target), bytes.count)
            return bytes.count
        }
    }
}
