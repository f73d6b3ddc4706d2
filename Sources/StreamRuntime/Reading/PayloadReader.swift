@_spi(Generated) public import ProtocolSupport

/// Reads the event in a frame, unwrapping its envelope if there is one, by the rules of the client if one is given.
@usableFromInline
struct PayloadReader<Stream: StreamProtocol>: Sendable {
    @usableFromInline let client: ClientVersion?
    @usableFromInline let envelopePayload: String?
    /// The keys of the envelope that may hold the event.
    private let envelopeKeys: [String]
    /// Whether the `event:` line of a frame names its event.
    @usableFromInline let isNamedByLine: Bool

    init(client: ClientVersion?, framing: TransportTable.Framing) {
        self.client = client
        envelopePayload = Stream.transport.envelopePayload
        envelopeKeys = Stream.transport.envelopeKeys
        isNamedByLine = Stream.Event.isNamed(in: framing)
    }

    /// Reads the event in the envelope of a frame, and notes the envelope's other fields.
    @usableFromInline
    func event(
        inEnvelope data: ArraySlice<UInt8>,
        _ labels: FrameLabels?,
        _ notes: inout OptionalBox<DecodedEvent<Stream>.Notes>
    ) throws(JSONDecodingError) -> Stream.Event {
        let envelope = try Envelope(data, keys: envelopeKeys)
        var note = DecodedEvent<Stream>.Notes()
        note.envelope = envelope.fields
        note.json = data[envelope.payload]
        notes = OptionalBox(note)
        do {
            return try event(of: data[envelope.payload], labels)
        } catch {
            throw envelope.located(error, in: data)
        }
    }

    @inlinable
    @inline(__always)
    func event(of json: ArraySlice<UInt8>, _ labels: FrameLabels?) throws(JSONDecodingError) -> Stream.Event {
        if isNamedByLine { return try namedEvent(of: json, labels?.event) }
        guard let client else { return try Stream.Event(json: json) }
        return try Stream.Event(strictly: Array(json), for: client)
    }

    /// Reads the event that the `event:` line names; after the standard, a frame without such a line is called `message`.
    @usableFromInline
    func namedEvent(of json: ArraySlice<UInt8>, _ name: String?) throws(JSONDecodingError) -> Stream.Event {
        try Stream.Event(named: name ?? "message", json: json, client: client)
    }
}

/// An object around an event.
private struct Envelope {
    /// The key of the event.
    var key: String
    /// The range of the event.
    var payload: Range<Int>
    /// The other fields.
    var fields = JSONObject()

    /// Reads `json`, in which the event is the value of one of `keys`.
    init(_ json: ArraySlice<UInt8>, keys: [String]) throws(JSONDecodingError) {
        var found: (key: Int, range: Range<Int>)?
        var choice = PayloadChoice()
        var fields = JSONObject()
        try JSONReader.read(json) { reader throws(JSONDecodingError) in
            try reader.beginObject()
            while let key = try reader.nextKey() {
                let key = key.string
                if let number = keys.firstIndex(where: { UTF8Text.areSame(key, $0) }) {
                    let isChosen = choice.prefers(number, isNull: reader.isAtNull())
                    let begin = reader.offset
                    try reader.skipValue()
                    if isChosen { found = (number, json.startIndex + begin..<json.startIndex + reader.offset) }
                } else {
                    fields[key] = try reader.value()
                }
            }
        }
        guard let found else {
            throw JSONDecodingError(offset: json.count, path: "$.\(keys.first ?? "")", reason: .missingField)
        }
        key = keys[found.key]
        payload = found.range
        self.fields = fields
    }

    /// Returns an error in the event with its offset and path relative to the whole frame.
    func located(_ failure: JSONDecodingError, in json: ArraySlice<UInt8>) -> JSONDecodingError {
        var failure = failure
        failure.offset = failure.offset.map { $0 + payload.lowerBound - json.startIndex }
        failure.path = "$.\(key)\(failure.path.dropFirst())"
        return failure
    }
}
