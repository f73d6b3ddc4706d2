/// Copies bytes; for a few of them, as nearly all strings of a stream have, a call of `memcpy` would cost more than the copy.
enum ShortCopy {
    /// Copies `count` bytes that are readable at `source` and writable at `target`; the two do not overlap.
    @inline(__always)
    static func copy(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ count: Int) {
        // Safe: a word is copied only where there are as many bytes, the last one so that it ends with the last byte.
        guard count <= 32 else { return target.copyMemory(from: source, byteCount: count) }
        if count >= 16 {
            copyEnds(source, to: target, count, SIMD16<UInt8>.self)
        } else if count >= 8 {
            copyEnds(source, to: target, count, UInt64.self)
        } else if count >= 4 {
            copyEnds(source, to: target, count, UInt32.self)
        } else {
            for offset in 0..<max(0, count) { copyWord(source, to: target, offset, UInt8.self) }
        }
    }

    @inline(__always)
    private static func copyEnds<Word: BitwiseCopyable>(
        _ source: UnsafeRawPointer,
        to target: UnsafeMutableRawPointer,
        _ count: Int,
        _ type: Word.Type
    ) {
        copyWord(source, to: target, 0, Word.self)
        copyWord(source, to: target, count &- MemoryLayout<Word>.size, Word.self)
    }

    @inline(__always)
    private static func copyWord<Word: BitwiseCopyable>(
        _ source: UnsafeRawPointer,
        to target: UnsafeMutableRawPointer,
        _ offset: Int,
        _ type: Word.Type
    ) {
        let word = source.loadUnaligned(fromByteOffset: offset, as: Word.self)
        target.storeBytes(of: word, toByteOffset: offset, as: Word.self)
    }
}
