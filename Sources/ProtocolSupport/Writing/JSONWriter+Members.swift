// The members of a record: each with the constant text before it, whose end is the key.
extension JSONWriter {
    /// Writes a string after `piece`.
    @_spi(Generated)
    public mutating func string(_ text: String, after piece: StaticString) {
        begin(piece)
        string(text)
    }

    /// Writes an integer after `piece`.
    @_spi(Generated)
    public mutating func int(_ value: Int, after piece: StaticString) {
        begin(piece)
        int(value)
    }

    /// Writes an integer after `piece`.
    @_spi(Generated)
    public mutating func uint(_ value: UInt64, after piece: StaticString) {
        begin(piece)
        uint(value)
    }

    /// Writes `true` or `false` after `piece`.
    @_spi(Generated)
    public mutating func bool(_ value: Bool, after piece: StaticString) {
        begin(piece)
        bool(value)
    }

    /// Writes a number after `piece`.
    @_spi(Generated)
    public mutating func double(_ value: Double, after piece: StaticString) {
        begin(piece)
        let hadFailed = hasFailed
        double(value)
        if hasFailed != hadFailed { prepend(keyOf: piece) }
    }

    /// Writes any value after `piece`.
    @_spi(Generated)
    public mutating func value<Value: JSONCodable>(_ value: Value, after piece: StaticString) {
        begin(piece)
        let hadFailed = hasFailed
        value.encode(into: &self)
        if hasFailed != hadFailed { prepend(keyOf: piece) }
    }

    /// Writes constant text of a record.
    ///
    /// A comma at its beginning is left out before the first member of an object.
    @_spi(Generated)
    public mutating func piece(_ piece: StaticString) { begin(piece) }

    /// Writes the keys that the schema does not declare, and ends the object.
    ///
    /// `declared` has one key on each line. A key of the fields that is among them is left out: if it were written twice, a
    /// reader could use either value.
    @_spi(Generated)
    public mutating func end(_ fields: AdditionalFields, besides declared: StaticString? = nil) {
        if !fields.isEmpty, allowsAdditionalFields { additional(fields.object, besides: declared) }
        raw(byte: UInt8(ascii: "}"))
    }

    @inline(__always)
    private mutating func begin(_ piece: StaticString) {
        let size = piece.utf8CodeUnitCount
        let start = UnsafeRawPointer(piece.utf8Start)
        // Safe: the comma is one byte of the literal; `reserve` makes room for all of its bytes.
        let isFirst = buffer.last == UInt8(ascii: "{") && start.load(as: UInt8.self) == UInt8(ascii: ",")
        let skipped = isFirst ? 1 : 0
        buffer.reserve(size)
        ShortCopy.copy(start + skipped, to: buffer.base + buffer.count, size &- skipped)
        buffer.count &+= size &- skipped
    }

    @inline(never)
    private mutating func additional(_ object: JSONObject, besides declared: StaticString?) {
        var others = object
        if let list = declared.map({ KeyList($0) }) {
            for key in object.keys where list.contains(key) { others[key] = nil }
        }
        members(of: others)
    }

    /// Puts the key at the end of `piece` in front of the path of a failure.
    @inline(never)
    private mutating func prepend(keyOf piece: StaticString) {
        // The piece is JSON from its last key on, but for the colon.
        let bytes = Array(piece.description.utf8.dropLast())
        for begin in bytes.indices.reversed() where bytes[begin] == UInt8(ascii: "\"") {
            let isStart = begin == 0 || bytes[begin - 1] == UInt8(ascii: ",") || bytes[begin - 1] == UInt8(ascii: "{")
            if isStart, let key = try? JSONValue(json: bytes[begin...]).stringValue { return prepend(step: key) }
        }
    }
}

// The same for a value that may be absent: nothing is written then.
extension JSONWriter {
    /// Writes a string after `piece`, if there is one.
    @_spi(Generated)
    public mutating func string(ifPresent text: String?, after piece: StaticString) {
        if let text { string(text, after: piece) }
    }

    /// Writes an integer after `piece`, if there is one.
    @_spi(Generated)
    public mutating func int(ifPresent value: Int?, after piece: StaticString) {
        if let value { int(value, after: piece) }
    }

    /// Writes an integer after `piece`, if there is one.
    @_spi(Generated)
    public mutating func uint(ifPresent value: UInt64?, after piece: StaticString) {
        if let value { uint(value, after: piece) }
    }

    /// Writes `true` or `false` after `piece`, if there is a value.
    @_spi(Generated)
    public mutating func bool(ifPresent value: Bool?, after piece: StaticString) {
        if let value { bool(value, after: piece) }
    }

    /// Writes a number after `piece`, if there is one.
    @_spi(Generated)
    public mutating func double(ifPresent value: Double?, after piece: StaticString) {
        if let value { double(value, after: piece) }
    }

    /// Writes any value after `piece`, if there is one.
    @_spi(Generated)
    public mutating func value<Value: JSONCodable>(ifPresent value: Value?, after piece: StaticString) {
        if let value { self.value(value, after: piece) }
    }
}
