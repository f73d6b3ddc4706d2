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

// Sixty-four-bit words of the list and of the input are compared, so a key that is where it is expected costs a few
// instructions; all others take the long way.
extension JSONReader {
    /// Returns the number of the next key of the innermost object in `keys`; -1 for one that is not there; nil at the end.
    ///
    /// The value must be read before the next call. `keys` has one key on each line. Writers keep their order, so the key
    /// after the last one is tried first. After a failure there is no next key.
    @_spi(Generated)
    public mutating func nextField(_ keys: StaticString, _ place: inout FieldPlace) -> Int? {
        let list = KeyList(keys)
        var begin = position
        if !isFirst {
            guard byte(at: begin) == UInt8(ascii: ",") else { return nextOddField(list, &place) }
            begin &+= 1
        }
        guard byte(at: begin) == UInt8(ascii: "\""), list.size >= 8 else { return nextOddField(list, &place) }
        if place.offset >= list.size { place = FieldPlace() }
        var offset = place.offset
        begin &+= 1
        // Safe: eight bytes are loaded only while eight are left; after the last key there are always some, since every
        // value is followed by a brace and what ends it.
        while end &- begin >= 8, let start = bytes.baseAddress {
            let word = list.word(at: offset)
            let input = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: begin, as: UInt64.self))
            let mark = KeyList.mark(word)
            if mark == 0 {
                guard word == input else { break }
                begin &+= 8
                offset &+= 8
                continue
            }
            // The bits of the bytes before the line feed.
            guard (word ^ input) & ((mark &- 1) >> 7) == 0 else { break }
            let count = mark.trailingZeroBitCount >> 3
            begin &+= count
            guard byte(at: begin) == UInt8(ascii: "\""), byte(at: begin &+ 1) == UInt8(ascii: ":") else { break }
            isFirst = false
            position = begin &+ 2
            place.offset = offset &+ count &+ 1
            place.number &+= 1
            return place.number &- 1
        }
        return nextOddField(list, &place)
    }

    /// Returns the number of the next key in any spelling and any place.
    @inline(never)
    private mutating func nextOddField(_ list: KeyList, _ place: inout FieldPlace) -> Int? {
        // Looking for the place of a second failure would cost a pass over the input for each level around the first.
        if failure != nil { return nil }
        if byte(at: position) == UInt8(ascii: "}") {
            leave()
            return nil
        }
        do throws(JSONDecodingError) {
            guard let key = try nextKey() else { return nil }
            if let number = list.find(key, &place) { return number }
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
