extension JSONWriter {
    /// Writes an object whose only key names the value; a failure inside names the key.
    @_spi(Generated)
    public mutating func onlyMember(_ key: String, _ value: some JSONCodable) {
        guard begin(UInt8(ascii: "{")) else { return }
        let hadFailed = hasFailed
        string(key)
        append(":")
        value.encode(into: &self)
        if hasFailed != hadFailed { prepend(key: key) }
        end(UInt8(ascii: "}"))
    }
}
