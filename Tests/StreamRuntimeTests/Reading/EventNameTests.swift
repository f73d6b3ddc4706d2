import AISDK
import ProtocolSupport
import Testing

@Suite struct EventNameTests {
    private static func decoded(_ body: String) throws -> [DecodedEvent<UIMessageStream>] {
        var decoder = EventDecoder<UIMessageStream>(ReadingOptions(lifecycle: .lenient))
        decoder.append(Array(body.utf8))
        decoder.finish()
        var events: [DecodedEvent<UIMessageStream>] = []
        while let event = try decoder.next() { events.append(event) }
        return events
    }

    @Test("An event has the name and the last id of its frame; an id persists, a name does not")
    func namesAndIDs() throws {
        let data = "data: {\"type\":\"start-step\"}\n\n"
        let events = try Self.decoded(
            data + "event: turn\nid: 7\n" + data + data + "id: 8\u{0}\n" + data + "id\n" + data
        )
        #expect(events.map(\.eventName) == [nil, "turn", nil, nil, nil])
        #expect(events.map(\.lastEventID) == ["", "7", "7", "7", ""])
    }

    @Test("An event with a name keeps its violation")
    func violation() throws {
        let event = try #require(try Self.decoded("event: x\ndata: {\"type\":\"text-end\",\"id\":\"1\"}\n\n").first)
        #expect(event.eventName == "x")
        #expect(event.violation != nil)
    }

    @Test("A stream may have another framing than its protocol")
    func framing() throws {
        var decoder = EventDecoder<UIMessageStream>(ReadingOptions(framing: .jsonArray))
        decoder.append(Array("[{\"type\":\"start\"},{\"type\":\"finish\"}]".utf8))
        decoder.finish()
        #expect(try decoder.next()?.event.type == "start")
        #expect(try decoder.next()?.event.type == "finish")
        #expect(try decoder.next() == nil)
        #expect(decoder.ending == .done)
    }

    @Test("Bytes outside of the elements of an array are an error of the stream")
    func misplacedBytes() throws {
        var decoder = EventDecoder<UIMessageStream>(ReadingOptions(lifecycle: .off, framing: .jsonArray))
        decoder.append(Array("[{\"type\":\"start\"} x]".utf8))
        _ = try decoder.next()
        let error = #expect(throws: EventStreamError.self) { try decoder.next() }
        #expect(error?.description == "event 1, line 1, byte 18: expected ',' or ']' after an element of the array")
        #expect(try decoder.next() == nil)
    }
}
