/// The way in which events are framed.
@usableFromInline
enum FrameStyle: UInt8 {
    /// Undecided: the first event's protocol decides.
    case unknown
    /// `data: {...}` and a blank line.
    case data
    /// Any other framing.
    case other
}

extension JSONWriter {
    /// Writes an event as JSON.
    ///
    /// If it cannot be written, the buffer is left as it was.
    @inlinable
    public mutating func write<Event: StreamEvent>(_ event: Event) throws(JSONEncodingError) {
        let start = count
        event.encode(into: &self)
        if hasFailed { throw rollBack(to: start) }
    }

    /// Writes an event as a frame of its protocol, such as an SSE record or a line of JSON, in the envelope if there is one.
    ///
    /// If it cannot be written, the buffer is left as it was. All frames of a writer must belong to one protocol.
    @inlinable
    public mutating func writeFrame<Event: StreamEvent>(_ event: Event) throws(JSONEncodingError) {
        if frameStyle == .unknown { configureFrames(Event.Stream.transport) }
        let start = count
        if frameStyle == .data {
            append("data: ")
            event.encode(into: &self)
            append("\n\n")
        } else {
            beginFrame(event.type)
            beginPayload(event.envelopeKey)
            if Event.isNamed(in: frameTransport.framing) { payload(of: event) } else { event.encode(into: &self) }
            endPayload()
            endFrame()
        }
        if hasFailed { throw rollBack(to: start) }
    }

    /// Writes an event as a frame of its protocol, next to the fields of an envelope.
    ///
    /// If it cannot be written, the buffer is left as it was.
    public mutating func writeFrame<Event: StreamEvent>(
        _ event: Event,
        in envelope: some JSONCodable
    ) throws(JSONEncodingError) {
        if frameStyle == .unknown { configureFrames(Event.Stream.transport) }
        let start = count
        beginFrame(event.type)
        beginPayload(event.envelopeKey, next: envelope)
        if Event.isNamed(in: frameTransport.framing) { payload(of: event) } else { event.encode(into: &self) }
        endPayload()
        endFrame()
        if hasFailed { throw rollBack(to: start) }
    }

    /// Writes the frame that ends a stream, if the protocol has one, or the bracket that closes the array of events.
    public mutating func writeDone(_ transport: TransportTable) {
        if case .jsonArray = transport.framing { return endArray() }
        guard let done = transport.done else { return }
        if case .messages = transport.framing { return raw(text: done) }
        if case .sse = transport.framing {
            line("data: ", done)
        } else {
            raw(text: done)
        }
        raw("\n")
    }

    /// Writes an SSE comment, which every client ignores; nothing if the framing has no comments.
    public mutating func writeComment(_ text: String = "", _ transport: TransportTable = TransportTable()) {
        guard case .sse = transport.framing else { return }
        line(": ", text)
        raw("\n")
    }
}

extension JSONWriter {
    /// Writes an event that the frame names; inlinable functions must not call the hidden one.
    @usableFromInline
    mutating func payload(of event: some StreamEvent) { event.encodePayload(into: &self) }

    @usableFromInline
    mutating func configureFrames(_ transport: TransportTable) {
        frameTransport = transport
        if !frameEnvelope.isEmpty { envelope = frameEnvelope }
        let isPlain = transport.framing == .sse && !transport.hasEventNames && transport.envelopePayload == nil
        frameStyle = isPlain ? .data : .other
    }

    @usableFromInline
    mutating func beginFrame(_ name: String) {
        if case .jsonArray = frameTransport.framing { return beginElement() }
        guard case .sse = frameTransport.framing else { return }
        if frameTransport.hasEventNames, !name.isEmpty {
            if name.utf8.contains(where: { $0 == 10 || $0 == 13 || $0 == 0 }) {
                fail(.unsupported("an event's name cannot hold a line break"))
            }
            line("event: ", name)
        }
        raw("data: ")
    }

    @usableFromInline
    mutating func endFrame() {
        switch frameTransport.framing {
        case .sse: raw("\n\n")
        case .jsonLines: raw("\n")
        case .jsonArray, .messages: break
        }
    }

    @usableFromInline
    mutating func beginPayload(_ key: String?) {
        beginPayload(key, next: frameEnvelope)
    }

    /// Begins the envelope with an object's members, and goes on with the key of the event.
    private mutating func beginPayload(_ key: String?, next fields: some JSONCodable) {
        guard let payload = frameTransport.envelopePayload else { return }
        fields.encode(into: &self)
        if buffer.last == UInt8(ascii: "}") { truncate(to: count - 1) }
        if buffer.last != UInt8(ascii: "{") { raw(",") }
        string(key ?? payload)
        raw(":")
    }

    @usableFromInline
    mutating func endPayload() {
        if frameTransport.envelopePayload != nil { raw("}") }
    }

    /// Whether the character ends a line of an event stream; other Unicode line breaks do not.
    private static func isLineEnd(_ character: Character) -> Bool {
        character == "\n" || character == "\r" || character == "\r\n"
    }

    /// Writes `text` after `prefix`, on as many lines as the text has.
    private mutating func line(_ prefix: StaticString, _ text: String) {
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: Self.isLineEnd) {
            raw(prefix)
            raw(text: String(line))
            raw("\n")
        }
    }
}
