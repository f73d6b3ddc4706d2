// A generated decoder reads into variables. The first failure is kept, the rest of the input is skipped, and `check()` throws
// the failure after the last field: that way the compiler has one exit to care for and not one for every field.
extension JSONReader {
    /// A failure, in a box so that a reader stays small.
    @usableFromInline
    final class Failure: Sendable {
        let error: JSONDecodingError

        init(_ error: JSONDecodingError) {
            self.error = error
        }
    }

    /// Keeps a failure, unless there is an earlier one, and moves to the end of the input.
    @usableFromInline
    @inline(never)
    mutating func fail(_ error: JSONDecodingError) {
        if failure == nil { failure = Failure(error) }
        position = end
    }

    /// Runs `body`, and keeps its failure.
    @inline(__always)
    private mutating func keepingFailure(_ body: (inout JSONReader) throws(JSONDecodingError) -> Void) {
        do throws(JSONDecodingError) { try body(&self) } catch { fail(error) }
    }

    /// Throws the failure that was kept.
    @_spi(Generated)
    @inlinable
    public mutating func check() throws(JSONDecodingError) {
        if let kept = failure { throw release(kept) }
    }

    /// Forgets the failure that was kept, and returns its error.
    @usableFromInline
    @inline(never)
    mutating func release(_ kept: Failure) -> JSONDecodingError {
        failure = nil
        return kept.error
    }

    /// Begins an object; `nextField` iterates over it.
    @_spi(Generated)
    public mutating func beginFields() {
        if next == UInt8(ascii: "{"), depth < Self.depthLimit {
            depth &+= 1
            position &+= 1
            isFirst = true
        } else {
            keepingFailure { reader throws(JSONDecodingError) in try reader.beginObject() }
        }
    }

    /// Begins an object whose first key in the list is its discriminator; returns whether that has been read and is right.
    ///
    /// It has if `discriminator(_:in:)` found it before everything else of this object.
    @_spi(Generated)
    public mutating func beginFields(_ place: inout FieldPlace) -> Bool {
        guard discriminated == position, depth < Self.depthLimit else {
            beginFields()
            return false
        }
        depth &+= 1
        isFirst = false
        position = afterDiscriminator
        place.number = 1
        place.offset = secondField
        return true
    }

    /// Reads a string and notes whether it is `literal`; if a discriminator occurs twice, the last one wins.
    @_spi(Generated)
    public mutating func isString(_ literal: StaticString, _ result: inout Bool) {
        if passes(over: literal) {
            result = true
        } else {
            keepingFailure { reader throws(JSONDecodingError) in result = try reader.isString(literal) }
        }
    }

    /// Reads a string that must be `literal`.
    @_spi(Generated)
    public mutating func expect(_ literal: StaticString) {
        if passes(over: literal) { return }
        keepingFailure { reader throws(JSONDecodingError) in
            let begin = try reader.beginString()
            let found = try reader.scanString()
            guard found == literal else { throw reader.failure(.unknownValue(found.string), at: begin) }
        }
    }

    /// Reads a value that must be `constant`.
    @_spi(Generated)
    public mutating func expect(value constant: JSONValue) {
        keepingFailure { reader throws(JSONDecodingError) in
            let found = try reader.value()
            if found != constant { throw reader.unknownValue(found.description) }
        }
    }

    /// Reads a string and stores what follows `prefix`, the name of a family's event; nil if it does not begin with it.
    @_spi(Generated)
    public mutating func string(droppingPrefix prefix: StaticString, _ result: inout String?) {
        keepingFailure { reader throws(JSONDecodingError) in
            let text = try reader.string()
            let expected = prefix.description.utf8
            let isMember = text.utf8.starts(with: expected)
            result = isMember ? String(decoding: text.utf8.dropFirst(expected.count), as: UTF8.self) : nil
        }
    }

    /// Reads a value in any other way, and keeps the failure.
    @_spi(Generated)
    @inlinable
    public mutating func store<Value>(
        _ result: inout Value,
        _ read: (inout JSONReader) throws(JSONDecodingError) -> Value
    ) {
        do throws(JSONDecodingError) { result = try read(&self) } catch { fail(error) }
    }
}
