extension JSONWriter {
    /// Writes an object with a member before its own: `first` is `{` and that member.
    ///
    /// The value must write an object, as generated structs do.
    @_spi(Generated)
    public mutating func object(_ value: some JSONCodable, after first: StaticString) {
        piece(first)
        let start = buffer.count
        value.encode(into: &self)
        guard !hasFailed, buffer.count &- start >= 2 else { return }
        // The value has begun with a brace, and ends with one: `{"kind":"a"` and `{"text":"Hi"}`, or `{}`.
        if buffer.count &- start == 2 {
            buffer.count = start
            raw("}")
        } else {
            buffer.base.storeBytes(of: UInt8(ascii: ","), toByteOffset: start, as: UInt8.self)
        }
    }
}
