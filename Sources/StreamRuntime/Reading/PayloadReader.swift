@_spi(Generated) public import ProtocolSupport

/// Reads the event in a frame: out of its envelope if there is one, and as strictly as was asked.
@usableFromInline
struct PayloadReader<Stream: StreamProtocol>: Sendable {
    @usableFromInline let client: ClientVersion?
    @usableFromInline let envelopePayload: String?
    private let done: [UInt8]?

    init(client: ClientVersion?) {
        self.client = client
        envelopePayload = Stream.transport.envelopePayload
        done = Stream.transport.done.map { Array($0.utf8) }
    }

    /// Whether the frame ends the stream.
    @usableFromInline
    func isDone(_ frame: StreamFrame) -> Bool {
        guard let done, frame.data.count == done.count else { return false }
        return frame.data.elementsEqual(done)
    }

    /// Reads the event in the data of a frame, and into `envelope` what stands beside it.
    @inlinable
    @inline(__always)
    func event(of data: ArraySlice<UInt8>, envelope: inout JSONObject?) throws(DecodingFailure) -> Stream.Event {
        guard let envelopePayload else { return try event(of: data) }
        return try event(of: data, under: envelopePayload, envelope: &envelope)
    }

    @usableFromInline
    func event(
        of data: ArraySlice<UInt8>,
        under key: String,
        envelope fields: inout JSONObject?
    ) throws(DecodingFailure) -> Stream.Event {
        let envelope = try Envelope(data, payload: key)
        fields = envelope.fields
        do {
            return try event(of: data[envelope.payload])
        } catch {
            throw envelope.located(error, in: data, under: key)
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
