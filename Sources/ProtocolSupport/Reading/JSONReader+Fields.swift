/// The progress of a decoder through the keys of a record: the entry of the list that is expected next.
@_spi(Generated)
public struct FieldPlace {
    /// The number of the entry, and the offset at which it begins.
    var number = 0
    var offset = 0
    /// The quote before the last key that the list does not have.
    var quote = 0

    /// Creates the place before the first key.
    public init() {}
}

// Words of the list and of the input are compared, so a key that is where it is expected costs a few dozen instructions; all
// others take the long way.
extension JSONReader {
    /// Returns the number of the next key of the innermost object in `keys`; -1 for one that is not there; nil at the end.
    ///
    /// The value must be read before the next call. `keys` has one key on each line. Writers keep their order, so the key
    /// after the last one is tried first. After a failure there is no next key.
    @_spi(Generated)
    public mutating func nextField(_ keys: StaticString, _ place: inout FieldPlace) -> Int? {
        let list = KeyList(keys)
        // Safe: what the key is compared with ends before the place, whatever it has: a comma, two quotes, eight bytes, and a
        // colon.
        guard end &- position >= 12, place.offset < list.size, list.size >= 8, isKeyNext else {
            // The end of the object is as usual; after a failure, nothing is left here.
            if byte(at: position) == UInt8(ascii: "}") {
                leave()
                return nil
            }
            return nextOddField(keys, &place)
        }
        let begin = position &+ (isFirst ? 1 : 2)
        let word = list.word(at: place.offset)
        let mark = KeyList.mark(word)
        guard mark != 0 else { return nextLongField(keys, &place) }
        // The bits of the bytes before the line feed.
        let bits = (mark &- 1) &>> 7
        let input = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: begin, as: UInt64.self))
        let count = (mark &>> 7).trailingZeroBitCount &>> 3
        guard (word ^ input) & bits == 0, isKeyEnd(at: begin &+ count) else { return nextOddField(keys, &place) }
        return take(&place, to: place.offset &+ count, keyEnd: begin &+ count)
    }

    /// Continues `nextField` for a list whose next key has more than seven bytes.
    @inline(never)
    private mutating func nextLongField(_ keys: StaticString, _ place: inout FieldPlace) -> Int? {
        let list = KeyList(keys)
        var begin = position &+ (isFirst ? 1 : 2)
        var offset = place.offset
        // Safe: eight bytes of a key and what follows them are read only while there are as many.
        while end &- begin >= 10 {
            let word = list.word(at: offset)
            let input = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: begin, as: UInt64.self))
            let mark = KeyList.mark(word)
            if mark == 0 {
                guard word == input else { break }
                begin &+= 8
                offset &+= 8
                continue
            }
            let count = (mark &>> 7).trailingZeroBitCount &>> 3
            guard (word ^ input) & ((mark &- 1) &>> 7) == 0, isKeyEnd(at: begin &+ count) else { break }
            return take(&place, to: offset &+ count, keyEnd: begin &+ count)
        }
        return nextOddField(keys, &place)
    }

    /// Whether a quote comes next, after a comma if it must; the caller has two bytes.
    @inline(__always)
    private var isKeyNext: Bool {
        isFirst
            ? start.load(fromByteOffset: position, as: UInt8.self) == UInt8(ascii: "\"")
            : start.loadUnaligned(fromByteOffset: position, as: UInt16.self) == Self.commaAndQuote
    }

    /// Whether a quote and a colon are there; the caller has two bytes.
    @inline(__always)
    private func isKeyEnd(at offset: Int) -> Bool {
        start.loadUnaligned(fromByteOffset: offset, as: UInt16.self) == Self.quoteAndColon
    }

    /// Moves after a key that was found where it was expected, and returns its number.
    @inline(__always)
    private mutating func take(_ place: inout FieldPlace, to offset: Int, keyEnd: Int) -> Int {
        isFirst = false
        position = keyEnd &+ 2
        place.offset = offset &+ 1
        place.number &+= 1
        return place.number &- 1
    }

    private static var commaAndQuote: UInt16 { UInt16(littleEndian: 0x222C) }
    private static var quoteAndColon: UInt16 { UInt16(littleEndian: 0x3A22) }

    /// Returns the number of the next key in any spelling and any place.
    @inline(never)
    private mutating func nextOddField(_ keys: StaticString, _ place: inout FieldPlace) -> Int? {
        // Looking for the place of a second failure would cost a pass over the input for each level around the first.
        if failure != nil { return nil }
        do throws(JSONDecodingError) {
            guard let key = try nextKey() else { return nil }
            if let number = KeyList(keys).find(key, &place) { return number }
            place.quote = offset(of: key) &- 1
        } catch {
            fail(error)
            return nil
        }
        return -1
    }

    /// Reads the value of the key that the list of the last call does not have, as an additional field.
    @_spi(Generated)
    @inline(never)
    public mutating func additional(_ place: FieldPlace, into fields: inout AdditionalFields) {
        do throws(JSONDecodingError) {
            var ahead = self
            ahead.position = place.quote
            let key = try ahead.scanString()
            fields[key.string] = try value()
        } catch {
            fail(error)
        }
    }
}
