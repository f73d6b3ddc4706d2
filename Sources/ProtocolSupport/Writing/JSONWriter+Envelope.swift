extension JSONWriter {
    /// Writes an event and its key, after the other declared fields of an envelope.
    @_spi(Generated)
    public mutating func event(_ event: some StreamEvent, underPayload payload: StaticString) {
        if buffer.last != UInt8(ascii: "{") { raw(",") }
        let key = event.envelopeKey ?? payload.description
        string(key)
        raw(":")
        let hadFailed = hasFailed
        event.encode(into: &self)
        if hasFailed != hadFailed { prepend(step: key) }
    }
}
