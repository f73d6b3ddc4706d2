/// Keys or names as one text: on each line one of them, spelled as between the quotes of JSON.
///
/// A literal of one string compiles in no time, where an array of strings takes long. Since JSON has no line feeds in its
/// strings, every name can be in a list.
struct KeyList: Sendable {
    private let keys: StaticString

    private static var lineFeed: UInt8 { UInt8(ascii: "\n") }
    private static var lineFeeds: UInt64 { 0x0A0A_0A0A_0A0A_0A0A }

    @inline(__always)
    init(_ keys: StaticString) {
        self.keys = keys
    }

    // Safe: `size` bytes of a literal, which live for ever, begin here.
    @inline(__always)
    var start: UnsafeRawPointer { UnsafeRawPointer(keys.utf8Start) }

    @inline(__always)
    var size: Int { keys.utf8CodeUnitCount }

    /// The offset at which the entry that begins at `offset` ends.
    @inline(__always)
    func end(from offset: Int) -> Int {
        var end = offset
        // Safe: below `size`.
        while end < size, start.load(fromByteOffset: end, as: UInt8.self) != Self.lineFeed { end &+= 1 }
        return end
    }

    /// The eight bytes from `offset` on; line feeds where the list has ended.
    ///
    /// The list must have eight bytes.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        let left = size &- offset
        // Safe: eight bytes are loaded only where eight are left, or from the last eight bytes of at least as many.
        if left >= 8 { return UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
        guard left > 0 else { return Self.lineFeeds }
        let last = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: size &- 8, as: UInt64.self))
        let missing = UInt64(truncatingIfNeeded: 64 &- 8 &* left)
        return last &>> missing | Self.lineFeeds &<< (64 &- missing)
    }

    /// The mark of the first line feed in a word: the top bit of its byte; zero if there is none.
    @inline(__always)
    static func mark(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let others = word ^ lineFeeds
        // Of several marks, the lowest is always correct.
        let marks = (others &- ones) & ~others & (ones &* 0x80)
        return marks & (0 &- marks)
    }

    /// Looks for `key` from `place` on, and from the beginning after the end; moves the place after the entry.
    func find(_ key: JSONKey, _ place: inout FieldPlace) -> Int? {
        Self.withSpelling(of: key) { key in
            find(key, from: place, to: size, &place) ?? find(key, from: FieldPlace(), to: place.offset, &place)
        }
    }

    /// Whether the list has the key `text`.
    func contains(_ text: String) -> Bool {
        var place = FieldPlace()
        return Self.withSpelling(of: text) { find($0, from: FieldPlace(), to: size, &place) } != nil
    }

    private func find(_ key: JSONKey, from begin: FieldPlace, to limit: Int, _ place: inout FieldPlace) -> Int? {
        var number = begin.number
        var offset = begin.offset
        // An empty list is one empty key.
        while offset < limit || offset == 0 && size == 0 {
            let end = end(from: offset)
            // Safe: the entry has as many bytes as the key.
            if end &- offset == key.count, JSONReader.areSame(start + offset, key.start, key.count) {
                place.number = number &+ 1
                place.offset = end &+ 1
                return number
            }
            offset = end &+ 1
            number &+= 1
        }
        return nil
    }

    /// Calls `body` with a key that has the spelling of the list, which is that of `JSONWriter`.
    static func withSpelling<Result>(of key: JSONKey, _ body: (JSONKey) -> Result) -> Result {
        key.hasEscapes ? withSpelling(of: key.string, body) : body(key)
    }

    /// Calls `body` with a key that has the spelling of the list.
    static func withSpelling<Result>(of text: String, _ body: (JSONKey) -> Result) -> Result {
        var text = text
        return text.withUTF8 { utf8 in
            // Safe: the key is used only inside the closure; an empty string may have no address, and nothing is read then.
            let empty = UnsafeRawPointer(("" as StaticString).utf8Start)
            let bytes = UnsafeRawBufferPointer(utf8)
            guard bytes.contains(where: StringBytes.needsCare) else {
                return body(JSONKey(start: bytes.baseAddress ?? empty, count: bytes.count, hasEscapes: false))
            }
            var writer = JSONWriter()
            writer.string(String(decoding: bytes, as: UTF8.self))
            return writer.withBytes { quoted in
                // Safe: what is written begins and ends with a quote.
                body(JSONKey(start: (quoted.baseAddress ?? empty) + 1, count: quoted.count - 2, hasEscapes: false))
            }
        }
    }
}
