import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing

@Suite struct FrameDecoderTests {
    private static func frames(_ split: Split, _ transport: TransportTable, limit: Int = 100) throws -> [EventFrame] {
        var decoder = FrameDecoder(transport, frameLimit: limit)
        var frames: [EventFrame] = []
        for chunk in split.chunks {
            decoder.append(chunk)
            while let frame = try decoder.next() { frames.append(frame) }
        }
        decoder.finish()
        while let frame = try decoder.next() { frames.append(frame) }
        return frames
    }

    @Test(
        "Each line of JSON is a frame, blank lines are skipped, and the last line needs no line end",
        arguments: [
            ("{}\n[1]\n", ["{}", "[1]"]), ("{}\r\n\r\n \t\n[1]", ["{}", "[1]"]), ("\u{FEFF}{}\n", ["{}"]),
            ("{\"a\":\r1}\n", ["{\"a\":\r1}"]), ("", []), ("\n\n", []), ("data: {}\n\n", ["data: {}"]),
        ]
    )
    func jsonLines(_ body: String, _ expected: [String]) throws {
        let transport = TransportTable(framing: .jsonLines)
        let whole = try Self.frames(Split(Array(body.utf8), at: []), transport)
        #expect(whole.map(\.text) == expected)
        for split in Split.all(of: Array(body.utf8)) {
            #expect(try Self.frames(split, transport) == whole, "\(split)")
        }
    }

    @Test("A frame of a line of JSON has a position")
    func positions() throws {
        let body = Array("{}\r\n\n[1]\n2".utf8)
        let frames = try Self.frames(Split(body, at: []), TransportTable(framing: .jsonLines))
        #expect(frames.map(\.position.line) == [1, 3, 4])
        #expect(frames.map { String(decoding: body[$0.position.bytes], as: UTF8.self) } == ["{}\r", "[1]", "2"])
    }

    @Test("A line of JSON may not exceed the frame limit", arguments: ["1234567\n", "1234567"])
    func limit(_ line: String) {
        for split in Split.all(of: Array("{}\n\(line)".utf8)) {
            let expected = FrameTooLargeError(limit: 6, position: FramePosition(line: 2, bytes: 3..<9))
            #expect(throws: FrameError.tooLarge(expected), "\(split)") {
                try Self.frames(split, TransportTable(framing: .jsonLines), limit: 6)
            }
        }
    }

    @Test(
        "The decoder reads the frames that the writer writes",
        arguments: [
            TransportTable(done: "[DONE]"), TransportTable(hasEventNames: true), TransportTable(framing: .jsonLines),
            TransportTable(framing: .jsonArray), TransportTable(framing: .jsonArray, envelopePayload: "event"),
            TransportTable(done: "two\nlines", envelopePayload: "event"),
        ]
    )
    func roundTrip(_ transport: TransportTable) throws {
        let events: [UIMessageStream.Event] = [
            .start(messageID: "m"), .textDelta(id: "1", delta: "a\r\nb\u{2028}c\\\"d é漢🚢\u{0}"),
            .data(name: "x", data: [1, nil]),
        ]
        var writer = JSONWriter(transport: transport)
        for event in events {
            writer.writeComment("two\nlines", transport)
            try writer.writeFrame(event)
        }
        writer.writeDone(transport)
        var decoder = FrameDecoder(transport)
        decoder.append(writer.bytes)
        decoder.finish()
        var frames: [EventFrame] = []
        while let frame = try decoder.next() { frames.append(frame) }
        let payloads = frames.map(\.data)
        if transport.envelopePayload == nil {
            #expect(try payloads.map { try UIMessageStream.Event(json: $0) } == events)
        } else {
            let values = try payloads.map { try JSONValue(json: $0) }
            #expect(values == (try events.map { ["event": try JSONValue(json: $0.json())] }))
        }
        let hasEnd = transport.done != nil || transport.framing == .jsonArray
        #expect(decoder.ending == (hasEnd ? .done : .endOfBytes))
        #expect(frames.map(\.event) == events.map { transport.hasEventNames ? $0.type : nil })
    }
}
