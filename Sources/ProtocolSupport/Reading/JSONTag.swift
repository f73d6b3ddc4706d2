/// The value of a discriminator, as it is in the input.
///
/// Like its reader, it is valid only while the bytes are lent.
@_spi(Generated)
public enum JSONTag {
    /// A string, compared in place.
    case string(JSONKey)
    /// A number, compared by its value: `1`, `1.0` and `1e0` are the same.
    case number(JSONValue)
    /// A boolean.
    case bool(Bool)
}

extension JSONReader {
    /// Returns the scalar that a path of keys leads to in the next value, without reading the value.
    ///
    /// Nil if nothing is there, or something that is neither a string nor a number nor a boolean. If a key occurs twice, the
    /// last value wins, so the rest is read only if a key could come again.
    @_spi(Generated)
    public func tag(_ path: StaticString...) throws(JSONDecodingError) -> JSONTag? {
        var search = TagSearch(reader: self, path: path)
        return try search.tag(from: 0)
    }

    /// Reads a value and notes whether it is `expected`; if a discriminator occurs twice, the last one wins.
    @_spi(Generated)
    public mutating func isValue(_ expected: JSONValue, _ result: inout Bool) {
        store(&result) { reader throws(JSONDecodingError) in try reader.value() == expected }
    }

    /// Returns the error about the next value, in which no discriminator names a case.
    @_spi(Generated)
    @inline(never)
    public mutating func untagged(
        _ path: StaticString...,
        expected: String = "a string"
    ) throws(JSONDecodingError) -> JSONDecodingError {
        for key in path {
            skipWhitespace()
            guard next == UInt8(ascii: "{") else { return wrongType("an object") }
            var found: JSONReader?
            try beginObject()
            while let name = try nextKey() {
                if name == key { found = self }
                try skipValue()
            }
            guard let found else { return missing(key) }
            self = found
        }
        skipWhitespace()
        guard next == UInt8(ascii: "\"") else { return wrongType(expected) }
        let begin = position
        return failure(.unknownValue(try string()), at: begin)
    }

    /// Whether the next value is an object.
    @_spi(Generated)
    public mutating func isObject() -> Bool {
        skipWhitespace()
        return next == UInt8(ascii: "{")
    }

    fileprivate mutating func scalarTag() throws(JSONDecodingError) -> JSONTag? {
        skipWhitespace()
        switch next {
        case UInt8(ascii: "\""): return .string(try scanString())
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool())
        case UInt8(ascii: "-"), 48...57: return .number(try value())
        default:
            try skipValue()
            return nil
        }
    }
}

/// The search for a discriminator that need not be a string, or is inside of other objects.
private struct TagSearch {
    var reader: JSONReader
    let path: [StaticString]
    /// Whether no key of the path can come again, so that the rest of the value need not be read.
    var isDone = false

    /// Reads the value that the first `depth` keys lead to; the recursion is as deep as the path of the schema.
    mutating func tag(from depth: Int) throws(JSONDecodingError) -> JSONTag? {
        guard depth < path.count else {
            let tag = try reader.scalarTag()
            let position = reader.position
            isDone = tag != nil && !path.contains { reader.mayHold($0, from: position) }
            return tag
        }
        guard reader.isObject() else {
            try reader.skipValue()
            return nil
        }
        var result: JSONTag?
        try reader.beginObject()
        while !isDone, let key = try reader.nextKey() {
            if key == path[depth] { result = try tag(from: depth + 1) } else { try reader.skipValue() }
        }
        return result
    }
}
