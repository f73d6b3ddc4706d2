extension StreamEvent {
    /// Reads the event from JSON as it would be without the name.
    @_spi(Generated)
    public init(named name: JSONKey, from reader: inout JSONReader) throws(JSONDecodingError) {
        try self.init(from: &reader)
    }

    /// Writes the whole event.
    @_spi(Generated)
    @inlinable
    public func encodePayload(into writer: inout JSONWriter) { encode(into: &writer) }

    /// Whether a framing names the events, so that their JSON alone does not say what they are.
    ///
    /// Only server-sent events have a line for the name; in other framings, the name is the only key of an object.
    @usableFromInline
    package static func isNamed(in framing: TransportTable.Framing) -> Bool {
        framing == .sse && Stream.discriminator == .eventLine
    }

    /// Reads the event that has its name from outside, such as from the `event:` line of a frame.
    ///
    /// If a client is given, its rules apply, as for `init(strictly:for:)`.
    package init(named name: String, json: ArraySlice<UInt8>, client: ClientVersion?) throws(JSONDecodingError) {
        if let client {
            self = try Self.reading(json, named: name, strictlyFor: client)
            return
        }
        let bytes = Array(name.utf8)
        do {
            self = try Self.reading(json, named: bytes)
        } catch {
            // As for `init(json:)`: values of keys that come again do not count, so they may be of any kind.
            guard !error.reason.isOfText, let value = try? JSONValue(json: Array(json)).json(),
                let event = try? Self.reading(value[...], named: bytes)
            else { throw error }
            self = event
        }
    }

    private static func reading(
        _ json: ArraySlice<UInt8>,
        named name: [UInt8]
    ) throws(JSONDecodingError) -> Self {
        try JSONKey.reading(name) { key throws(JSONDecodingError) in
            try JSONReader.read(json) { reader throws(JSONDecodingError) in try Self(named: key, from: &reader) }
        }
    }

    /// Reads the event in the form that it has where the transport does not name it.
    private static func reading(
        _ json: ArraySlice<UInt8>,
        named name: String,
        strictlyFor client: ClientVersion
    ) throws(JSONDecodingError) -> Self {
        var text = Array(JSONValue.object([name: .null]).description.utf8.dropLast(5))
        let head = text.count
        text.append(contentsOf: json)
        text.append(UInt8(ascii: "}"))
        do {
            return try Self(strictly: text, for: client)
        } catch var error {
            error.offset = error.offset.map { max(0, $0 - head) }
            throw error
        }
    }
}
