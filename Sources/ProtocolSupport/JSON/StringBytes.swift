/// Which bytes cannot simply be copied into or out of a JSON string: control characters, the quote, the backslash.
@usableFromInline
enum StringBytes {
    /// Whether one of eight bytes needs care.
    ///
    /// The usual trick: subtracting borrows into a byte's top bit exactly if the byte was less (or equal, after an xor).
    @inlinable
    @inline(__always)
    static func needCare(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* 0x22)
        let slashes = word ^ (ones &* 0x5C)
        let controls = (word &- ones &* 0x20) & ~word
        return (controls | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)) & (ones &* 0x80) != 0
    }

    /// Whether a byte needs care.
    @inlinable
    @inline(__always)
    static func needsCare(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
