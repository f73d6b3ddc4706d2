/// The bytes that cannot simply be copied into or out of a JSON string: control characters, quotes and backslashes.
enum StringBytes {
    /// Marks bytes among eight that need care by setting their top bit; only the lowest mark is reliable.
    ///
    /// A common technique: subtraction borrows into a byte's top bit if the byte was smaller (or, after an xor, zero).
    @inline(__always)
    static func marks(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* 0x22)
        let slashes = word ^ (ones &* 0x5C)
        let controls = (word &- ones &* 0x20) & ~word
        return (controls | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)) & (ones &* 0x80)
    }

    /// Whether a byte needs care.
    @inline(__always)
    static func needsCare(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
