/// Names with numbers: the names of events, of the cases of a union, or the values of an enum.
///
/// Written as one text with a name on each line, and indexed when it is first used.
@_spi(Generated)
public final class NameTable: Sendable {
    /// A name in the text; of size -1 where a slot of the index is empty.
    private struct Entry {
        var offset: Int32 = 0
        var size: Int32 = -1
        var number: Int32 = 0
    }

    private let list: KeyList
    /// What the names of families begin with, the longest first.
    private let families: [String]
    private let count: Int
    /// Every name at the first free place from its hash on; at least half of the places are free.
    private let slots: [Entry]
    private let mask: Int
    /// The offset at which each name begins, and the end.
    private let offsets: [Int32]

    /// Creates a table of the lines of `names`, numbered from 0, and of families, numbered after them.
    ///
    /// Of two families whose names begin alike, the longer one must come first. Without `names` there are only families.
    public init(_ names: StaticString? = nil, families: [String] = []) {
        self.families = families
        let list = KeyList(names ?? "")
        self.list = list
        var offsets: [Int32] = []
        var begin = 0
        while names != nil, begin <= list.size {
            offsets.append(Int32(begin))
            begin = list.end(from: begin) + 1
        }
        count = offsets.count
        offsets.append(Int32(begin))
        var size = 4
        while size < count * 2 { size *= 2 }
        var slots = [Entry](repeating: Entry(), count: size)
        for number in 0..<count {
            let size = offsets[number + 1] - offsets[number] - 1
            var slot = Self.hash(list.start + Int(offsets[number]), Int(size)) & (slots.count - 1)
            while slots[slot].size >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Entry(offset: offsets[number], size: size, number: Int32(number))
        }
        self.slots = slots
        mask = slots.count - 1
        self.offsets = offsets
    }

    /// The name with a number.
    public func name(_ number: Int) -> String {
        // Safe: the offsets are those of lines of the text.
        let begin = list.start + Int(offsets[number])
        let size = Int(offsets[number + 1] - offsets[number]) - 1
        return JSONKey(start: begin, count: size, hasEscapes: true).string
    }

    /// The names that are not those of families, in order.
    public var names: [String] { (0..<count).map { name($0) } }

    /// The number of a name, or of the family that it belongs to; -1 if there is none.
    public func number(of name: String) -> Int {
        let number = KeyList.withSpelling(of: name) { exactNumber(of: $0) }
        return number >= 0 ? number : numberOfFamily(name)
    }

    /// The number of a name, or of the family that it belongs to; -1 if there is none.
    func number(of key: JSONKey) -> Int {
        let number = KeyList.withSpelling(of: key) { exactNumber(of: $0) }
        return number >= 0 || families.isEmpty ? number : numberOfFamily(key.string)
    }

    private func numberOfFamily(_ name: String) -> Int {
        families.firstIndex { name.utf8.starts(with: $0.utf8) }.map { count + $0 } ?? -1
    }

    /// The number of a name that is not a family's, if the key has the spelling of the list; -1 if there is none.
    @inline(__always)
    func exactNumber(of key: JSONKey) -> Int {
        var slot = Self.hash(key.start, key.count) & mask
        while true {
            let entry = slots[slot]
            // Safe: both have as many bytes.
            if Int(entry.size) == key.count, JSONReader.areSame(list.start + Int(entry.offset), key.start, key.count) {
                return Int(entry.number)
            }
            if entry.size < 0 { return -1 }
            slot = (slot &+ 1) & mask
        }
    }

    /// A hash of all bytes, eight at a time; the names are fixed, so nobody can choose them to collide.
    @inline(__always)
    private static func hash(_ start: UnsafeRawPointer, _ count: Int) -> Int {
        var hash = UInt64(truncatingIfNeeded: count)
        var offset = 0
        // Safe: eight or four bytes are loaded only while as many are left, or up to the last byte of at least as many.
        while count &- offset > 8 {
            mix(start.loadUnaligned(fromByteOffset: offset, as: UInt64.self), into: &hash)
            offset &+= 8
        }
        if count >= 8 {
            mix(start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self), into: &hash)
        } else if count >= 4 {
            let first = start.loadUnaligned(as: UInt32.self)
            let last = start.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
            mix(UInt64(first) << 32 | UInt64(last), into: &hash)
        } else {
            while offset < count {
                mix(UInt64(start.load(fromByteOffset: offset, as: UInt8.self)), into: &hash)
                offset &+= 1
            }
        }
        return Int(truncatingIfNeeded: hash &>> 32)
    }

    @inline(__always)
    private static func mix(_ word: UInt64, into hash: inout UInt64) {
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash &>> 32
    }
}
