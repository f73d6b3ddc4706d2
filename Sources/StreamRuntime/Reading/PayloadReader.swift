public import ProtocolSupport

/// Reads the event in a frame: out of its envelope if there is one, and as strictly as was asked.
@usableFromInline
struct PayloadReader<Stream: StreamProtocol>: Sendable {
    @usableFromInline let client: ClientVersion?
    @usableFromInline let envelopePayload: String?

    init(client: ClientVersion?) {
        self.client = client
        envelopePayload = Stream.transport.envelopePayload
    }

    /// Reads the event in the data of a frame, of which the event's own bytes are left, and into `envelope` the fields beside it.
    @inlinable
    @inline(__always)
    func event(of data: inout ArraySlice<UInt8>, envelope: inout JSONObject?) throws(DecodingFailure) -> Stream.Event {
        guard let envelopePayload else { return try event(of: data) }
        return try event(of: &data, under: envelopePayload, envelope: &envelope)
    }

    @usableFromInline
    func event(
        of data: inout ArraySlice<UInt8>,
        under key: String,
        envelope fields: inout JSONObject?
    ) throws(DecodingFailure) -> Stream.Event {
        let envelope = try Envelope(data, payload: key)
        fields = envelope.fields
        let whole = data
        data = data[envelope.payload]
        do {
            return try event(of: data)
        } catch {
            throw envelope.located(error, in: whole, under: key)
        }
    }

    @inlinable
    @inline(__always)
    func event(of json: ArraySlice<UInt8>) throws(DecodingFailure) -> Stream.Event {
        guard let client else { return try Stream.Event(json: json) }
        return try Stream.Event(strictly: Array(json), for: client)
    }
}

/// An object around an event.
private struct Envelope {
    /// Where the event stands.
    var payload: Range<Int>
    /// What stands beside it.
    var fields = JSONObject()

    /// Reads `json`, in which the event stands under the key `payload`; of several the last one counts.
    init(_ json: ArraySlice<UInt8>, payload name: String) throws(DecodingFailure) {
        var payload: Range<Int>?
        var fields = JSONObject()
        try JSONReader.read(json) { reader throws(DecodingFailure) in
            try reader.beginObject()
            while let key = try reader.nextKey() {
                let key = key.string
                if UTF8Text.areSame(key, name) {
                    let begin = reader.offset
                    try reader.skipValue()
                    payload = json.startIndex + begin..<json.startIndex + reader.offset
                } else {
                    fields[key] = try reader.value()
                }
            }
        }
        guard let payload else {
            throw DecodingFailure(offset: json.count, path: "$.\(name)", reason: .missingField)
        }
        self.payload = payload
        self.fields = fields
    }

    /// A failure inside of the event, said of the whole frame.
    func located(
        _ failure: DecodingFailure,
        in json: ArraySlice<UInt8>,
        under name: String
    ) -> DecodingFailure {
        var failure = failure
        failure.offset = failure.offset.map { $0 + payload.lowerBound - json.startIndex }
        failure.path = "$.\(name)\(failure.path.dropFirst())"
        return failure
    }
}
