@_spi(Generated) import ProtocolSupport
import StreamRuntime
import Testing

/// Reads and writes events that are under one of several keys of an envelope, as in JSON-RPC.
@Suite struct EnvelopeTests {
    /// Frames, the event in each, and the other fields.
    static let frames: [(json: String, event: PilotStation.Event, fields: JSONObject)] = [
        (
            #"{"jsonrpc":"2.0","id":1,"result":{"kind":"pilot","name":"Hein"}}"#, .pilot(name: "Hein"),
            ["jsonrpc": "2.0", "id": 1]
        ),
        (#"{"jsonrpc":"2.0","id":"a","error":{"code":-1,"message":"Fog"}}"#, refusal, ["jsonrpc": "2.0", "id": "a"]),
        (#"{"error":{"code":-1,"message":"Fog"},"id":null,"result":null}"#, refusal, ["id": nil]),
        (#"{"result":null,"error":{"code":-1,"message":"Fog"}}"#, refusal, [:]),
        (#"{"result":{"kind":"pilot","name":"Hein"},"error":null}"#, .pilot(name: "Hein"), [:]),
        (#"{"error":{"code":-1,"message":"Fog"},"result":{"kind":"pilot","name":"Hein"}}"#, .pilot(name: "Hein"), [:]),
        (#"{"result":{"kind":"depth","metres":1},"result":{"kind":"pilot","name":"Hein"}}"#, .pilot(name: "Hein"), [:]),
        (#"{"params":{"kind":"warning","text":"Ice"}}"#, .warning(text: "Ice"), [:]),
        // The key does not tell what an event is: some servers send errors as results.
        (#"{"result":{"code":-1,"message":"Fog"}}"#, refusal, [:]),
        (#"{"error":null,"result":null}"#, .unrecognized(UnrecognizedValue(type: nil, value: nil)), [:]),
        (#"{"error":{"reason":"Fog"}}"#, .unrecognized(UnrecognizedValue(type: nil, value: ["reason": "Fog"])), [:]),
    ]

    private static let refusal = PilotStation.Event.refusal(code: -1, message: "Fog")

    @Test("an event is read under each of the keys", arguments: frames.indices)
    func isRead(_ index: Int) throws {
        let frame = Self.frames[index]
        var decoder = EventDecoder<PilotStation>()
        decoder.append(Array("data: \(frame.json)\n\n".utf8))
        let decoded = try #require(try decoder.next())
        #expect(decoded.event == frame.event)
        #expect(decoded.envelope == frame.fields)
        if frame.fields["jsonrpc"] != nil {
            #expect(try PilotStation.Envelope(json: Array(frame.json.utf8)).event == frame.event)
        }
    }

    @Test("an error in an event names the key that it is under, and an envelope without an event the payload's")
    func errorsAreLocated() {
        for (json, path) in [
            (#"{"error":{"code":1,"message":2}}"#, "$.error.message"), (#"{"id":1}"#, "$.result"), ("[]", "$"),
        ] {
            var decoder = EventDecoder<PilotStation>()
            decoder.append(Array("data: \(json)\n\n".utf8))
            let failure = #expect(throws: EventStreamError.self) { try decoder.next() }
            guard case .malformed(let error) = failure?.reason else {
                Issue.record("\(json): \(String(describing: failure))")
                continue
            }
            #expect(error.path == path)
        }
    }

    @Test("an event is written under its key, and an unrecognized one under the payload's")
    func isWritten() throws {
        let events: [PilotStation.Event] = [
            .depth(metres: 2.5), .warning(text: "Ice"), Self.refusal,
            .unrecognized(UnrecognizedValue(type: nil, value: ["reason": "Fog"])),
        ]
        var writer = JSONWriter(for: PilotStation.self)
        for event in events { try writer.writeFrame(event) }
        try writer.writeFrame(Self.refusal, in: ["jsonrpc": "2.0", "id": nil] as JSONObject)
        let expected = [
            #"{"result":{"kind":"depth","metres":2.5}}"#, #"{"params":{"kind":"warning","text":"Ice"}}"#,
            #"{"error":{"code":-1,"message":"Fog"}}"#, #"{"result":{"reason":"Fog"}}"#,
            #"{"jsonrpc":"2.0","id":null,"error":{"code":-1,"message":"Fog"}}"#,
        ]
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected.map { "data: \($0)\n\n" }.joined())
    }

    @Test(
        "an envelope comes back as it was, whatever its id",
        arguments: [#""id":1,"#, #""id":"1","#, #""id":null,"#, ""],
        [
            #""result":{"kind":"pilot","name":"Hein"}"#, #""error":{"code":-1,"message":"Fog"}"#,
            #""params":{"kind":"warning","text":"Ice"}"#,
        ]
    )
    func envelopes(_ id: String, _ event: String) throws {
        let json = #"{"jsonrpc":"2.0",\#(id)\#(event),"trace":7}"#
        let envelope = try PilotStation.Envelope(json: Array(json.utf8))
        #expect(String(decoding: try envelope.json(), as: UTF8.self) == json)
        let ids: [String: PilotStation.EnvelopeID] = [#""id":1,"#: .int(1), #""id":"1","#: .string("1")]
        #expect(envelope.id == ids[id])
    }

    @Test("an envelope with another constant, another kind of id or no event is refused")
    func brokenEnvelopes() {
        for (json, path) in [
            (#"{"jsonrpc":"1.0","result":{"kind":"pilot","name":"Hein"}}"#, "$.jsonrpc"),
            (#"{"result":{"kind":"pilot","name":"Hein"}}"#, "$.jsonrpc"),
            (#"{"jsonrpc":"2.0","id":true,"result":{"kind":"pilot","name":"Hein"}}"#, "$.id"),
            (#"{"jsonrpc":"2.0","id":1}"#, "$.result"),
            (#"{"jsonrpc":"2.0","error":{"code":"1","message":"Fog"}}"#, "$.error.code"),
        ] {
            let failure = #expect(throws: JSONDecodingError.self) {
                try PilotStation.Envelope(json: Array(json.utf8))
            }
            #expect(failure?.path == path)
        }
    }

    @Test("an event that cannot be written is located under its key")
    func unwritable() {
        var event = PilotStation.Refusal(code: 1, message: "Fog")
        event.additionalFields["depth"] = .double(.infinity)
        let envelope = PilotStation.Envelope(event: .refusal(event))
        let failure = #expect(throws: JSONEncodingError.self) { try envelope.json() }
        #expect(failure?.path == "error.depth")
    }
}
