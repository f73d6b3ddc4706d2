import ModelProviders
import ProtocolSupport
import StreamRuntime
import Testing

/// Reads streams of protocols with other framings than that of the AI SDK.
@Suite struct ReadingTests {
    private static func read<Stream: StreamProtocol>(
        _ body: [UInt8],
        as stream: Stream.Type
    ) throws -> (events: [DecodedEvent<Stream>], ending: StreamEnding?) {
        var decoder = EventDecoder<Stream>(ReadingOptions(lifecycle: .off))
        decoder.append(body)
        decoder.finish()
        var events: [DecodedEvent<Stream>] = []
        while let event = try decoder.next() { events.append(event) }
        return (events, decoder.ending)
    }

    private static func samples<Event: StreamEvent>(of name: String, as type: Event.Type) throws -> [Event] {
        try Sample.all(of: name).map { try Event(json: $0.value(in: Event.Stream.transport).json()) }
    }

    @Test func linesOfJSONInEnvelopesAreRead() throws {
        let events = try Self.samples(of: "kitchen-sink", as: WeatherStation.Event.self)
        var writer = JSONWriter(for: WeatherStation.self)
        for event in events { try writer.writeFrame(event, in: ["seq": 1] as JSONObject) }
        let read = try Self.read(writer.bytes, as: WeatherStation.self)
        #expect(read.events.map(\.event) == events)
        #expect(read.events.allSatisfy { $0.envelope == ["seq": 1] })
        #expect(read.ending == .endOfBytes)
    }

    @Test func namedEventsAreRead() throws {
        let events = try Self.samples(of: "anthropic-messages", as: AnthropicMessagesStream.Event.self)
        var writer = JSONWriter(for: AnthropicMessagesStream.self)
        for event in events { try writer.writeFrame(event) }
        #expect(try Self.read(writer.bytes, as: AnthropicMessagesStream.self).events.map(\.event) == events)
    }

    @Test func anErrorInAnEnvelopeHasItsPathAndByte() {
        let body = "{\"seq\":1}\n"
        let missing = #expect(throws: EventStreamError.self) {
            try Self.read(Array(body.utf8), as: WeatherStation.self)
        }
        #expect(missing?.description == "event 0, line 1: $.event (byte 9): the field is required but missing")
        let sleep = "{\"seq\":1, \"event\": {\"kind\":\"Sleep\",\"dreaming\":1} }"
        let wrong = #expect(throws: EventStreamError.self) {
            try Self.read(Array(sleep.utf8), as: WeatherStation.self)
        }
        #expect(wrong?.description == "event 0, line 1: $.event.dreaming (byte 46): expected a boolean, found a number")
    }
}
