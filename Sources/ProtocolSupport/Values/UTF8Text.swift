/// Strings compared as JSON compares them: by code units, not by canonical equivalence.
///
/// `é` as one scalar and as two are the same `String`, but two keys of a JSON object.
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
    /// `String` hashes its normal form, in which a hostile sender makes any number of keys collide.
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
                left.count == right.count && left.elementsEqual(right)
            }
        }
        return (same ?? nil) ?? lhs.utf8.elementsEqual(rhs.utf8)
    }
}
