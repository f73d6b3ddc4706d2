extension JSONReader {
    /// Enters the next value, if that is an object with one key, and returns the key; otherwise reads nothing.
    ///
    /// The key's value must be read before `leaveOnlyMember()`. A key that occurs twice is one key, and its last value counts.
    @_spi(Generated)
    public mutating func enterOnlyMember() throws(JSONDecodingError) -> JSONKey? {
        var ahead = self
        guard ahead.isObject() else { return nil }
        try ahead.beginObject()
        guard let key = try ahead.nextKey() else { return nil }
        var inside = ahead
        try ahead.skipValue()
        while let other = try ahead.nextKey() {
            guard UTF8Text.areSame(other.string, key.string) else { return nil }
            inside = ahead
            try ahead.skipValue()
        }
        self = inside
        return key
    }

    /// Leaves the object that `enterOnlyMember()` entered.
    @_spi(Generated)
    public mutating func leaveOnlyMember() throws(JSONDecodingError) {
        if try nextKey() != nil { throw unexpected("the end of the object") }
    }
}

extension JSONKey {
    /// Returns what follows `prefix`, with which the string begins.
    @_spi(Generated)
    public func dropping(_ prefix: StaticString) -> String {
        String(decoding: string.utf8.dropFirst(prefix.utf8CodeUnitCount), as: UTF8.self)
    }

    /// Calls `body` with the string that `bytes` are.
    static func reading<Result>(
        _ bytes: [UInt8],
        _ body: (JSONKey) throws(JSONDecodingError) -> Result
    ) throws(JSONDecodingError) -> Result {
        // Safe: the key lives as long as the closure; only an empty array has no address, and that has no bytes.
        try bytes.withUnsafeBufferPointer { buffer throws(JSONDecodingError) in
            let start =
                buffer.baseAddress.map { UnsafeRawPointer($0) } ?? UnsafeRawPointer(("" as StaticString).utf8Start)
            return try body(JSONKey(start: start, count: buffer.count, hasEscapes: false))
        }
    }
}

extension JSONReader {
    /// Returns the error about a value that is not an object with one key.
    @_spi(Generated)
    @inline(never)
    public mutating func notOneMember() -> JSONDecodingError {
        guard isObject() else { return wrongType("an object") }
        return failure(.wrongType(expected: "an object with one key", found: "another number of keys"))
    }

    /// Returns the error about the only key of an object, which names no case.
    @_spi(Generated)
    @inline(never)
    public mutating func unknownMember(_ key: JSONKey) -> JSONDecodingError {
        skipWhitespace()
        return failure(.unknownValue(key.string))
    }

    /// Returns the error about a value whose fields show no case.
    @_spi(Generated)
    @inline(never)
    public mutating func unshown() -> JSONDecodingError {
        guard isObject() else { return wrongType("an object") }
        return failure(.wrongType(expected: "an object with the fields of a case", found: "others"))
    }
}
