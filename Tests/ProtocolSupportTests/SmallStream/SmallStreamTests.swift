import Foundation
import ProtocolSupport
import Testing

@Suite("A small protocol in the form of generated code")
struct SmallStreamTests {
    static let events: [SmallStream.Event] = [
        .textDelta(.init(id: "1", delta: "Hel")),
        .textDelta(
            .init(
                id: "1",
                delta: "\"lo\"\n",
                providerMetadata: ["openai": ["k": [1, nil]]],
                additionalFields: ["x": 1]
            )
        ),
        .finish(.init()),
        .finish(.init(finishReason: "stop", messageMetadata: nil, usage: .init(total: 3, shares: [0.5, 1]))),
        .data(.init(name: "weather", id: "w", data: ["t": 21.5])),
        .data(.init(name: "", data: nil)),
    ]

    @Test("Events are preserved by a round trip", arguments: events)
    func roundTrip(event: SmallStream.Event) throws {
        #expect(try SmallStream.Event(json: event.json()) == event)
    }

    @Test("Fields are written in the schema's order")
    func order() throws {
        let event = SmallStream.TextDelta(
            id: "1",
            delta: "x",
            providerMetadata: ["p": ["k": 1]],
            additionalFields: ["extra": true]
        )
        let expected = #"{"type":"text-delta","id":"1","delta":"x","providerMetadata":{"p":{"k":1}},"extra":true}"#
        #expect(try text(event) == expected)
        #expect(try text(SmallStream.Event.textDelta(event)) == expected)
    }

    @Test("An undeclared event is preserved unchanged")
    func unrecognized() throws {
        let json = #"{"b":[1,{"type":"x"}],"type":"brand-new","a":1e400}"#
        let event = try SmallStream.Event(json: json)
        guard case .unrecognized(let object) = event else {
            Issue.record("\(event) was recognized")
            return
        }
        #expect(object.type == "brand-new")
        #expect(event.kind == nil)
        #expect(try text(event) == json)
    }

    @Test("The discriminator is found in any position")
    func lateDiscriminator() throws {
        let event = try SmallStream.Event(json: #"{"delta":"x","z":{"type":"finish"},"id":"1","type":"text-delta"}"#)
        #expect(event == .textDelta(.init(id: "1", delta: "x", additionalFields: ["z": ["type": "finish"]])))
    }

    @Test("A field is not sent to a client that does not know it")
    func floors() throws {
        let event = SmallStream.Event.finish(.init(finishReason: "stop", usage: .init(total: 1)))
        func json(_ floor: ClientVersion?) throws -> String {
            String(decoding: try event.json(floor: floor), as: UTF8.self)
        }
        #expect(try json(nil) == #"{"type":"finish","finishReason":"stop","usage":{"total":1}}"#)
        #expect(try json(ClientVersion(6, 0, 40)) == json(nil))
        #expect(try json(ClientVersion(6, 0, 39)) == #"{"type":"finish","finishReason":"stop"}"#)
    }

    @Test("Undeclared keys are sent only to clients that ignore them")
    func additionalFields() throws {
        let event = SmallStream.Event.finish(.init(additionalFields: ["x": 1]))
        let without = Array(#"{"type":"finish"}"#.utf8)
        let with = Array(#"{"type":"finish","x":1}"#.utf8)
        #expect(try event.json() == with)
        #expect(try event.json(floor: ClientVersion(6, 0, 231)) == with)
        #expect(try event.json(floor: ClientVersion(6, 0, 230)) == without)
        #expect(try event.json(floor: ClientVersion(5, 0, 217)) == without)
    }

    @Test("Other encoders and decoders work", arguments: events)
    func foundation(event: SmallStream.Event) throws {
        let data = try JSONEncoder().encode(event)
        #expect(try JSONDecoder().decode(SmallStream.Event.self, from: data) == event)
        #expect(try SmallStream.Event(json: data) == event)
    }

    @Test("Other decoders get an error with the reason")
    func foundationFailure() throws {
        let data = Data(#"[{"type":"text-delta"}]"#.utf8)
        let error = try #require(throws: DecodingError.self) {
            try JSONDecoder().decode([SmallStream.Event].self, from: data)
        }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("\(error) is another error")
            return
        }
        #expect(context.underlyingError is JSONDecodingError)
    }
}
