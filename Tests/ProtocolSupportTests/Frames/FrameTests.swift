import ProtocolSupport
import Testing

@Suite("Frames")
struct FrameTests {
    static let delta = SmallStream.Event.textDelta(.init(id: "1", delta: "a\nb"))
    static let json = #"{"type":"text-delta","id":"1","delta":"a\nb"}"#

    private func written(_ transport: TransportTable, _ body: (inout JSONWriter) throws -> Void) rethrows -> String {
        var writer = JSONWriter(transport: transport)
        try body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("An event is one data line and a blank line, with or without a configured writer")
    func plain() throws {
        var plain = JSONWriter()
        try plain.writeFrame(Self.delta)
        var configured = JSONWriter(for: SmallStream.self)
        try configured.writeFrame(Self.delta)
        #expect(String(decoding: plain.bytes, as: UTF8.self) == "data: \(Self.json)\n\n")
        #expect(configured.bytes == plain.bytes)
    }

    @Test("An event's name is on its own line if the protocol has event names")
    func eventNames() throws {
        let frame = try written(TransportTable(hasEventNames: true)) { try $0.writeFrame(Self.delta) }
        #expect(frame == "event: text-delta\ndata: \(Self.json)\n\n")
    }

    @Test("A name with a line break cannot inject a frame", arguments: ["\n", "\r", "\r\n", "\u{0}"])
    func smuggledName(separator: String) {
        let event = SmallStream.Event.data(.init(name: "x\(separator)data: evil", data: 1))
        #expect(throws: JSONEncodingError.self) {
            _ = try written(TransportTable(hasEventNames: true)) { try $0.writeFrame(event) }
        }
    }

    @Test("JSON lines have one line per event")
    func jsonLines() throws {
        let transport = TransportTable(framing: .jsonLines, done: "END")
        let lines = try written(transport) { writer in
            try writer.writeFrame(Self.delta)
            try writer.writeFrame(Self.delta)
            writer.writeComment("nothing", transport)
            writer.writeDone(transport)
        }
        #expect(lines == "\(Self.json)\n\(Self.json)\nEND\n")
    }

    @Test("An array has one bracket, also if its first event cannot be written or its bytes are taken on the way")
    func jsonArray() throws {
        let transport = TransportTable(framing: .jsonArray)
        let broken = SmallStream.Event.data(.init(name: "x", data: [.double(.nan)]))
        var writer = JSONWriter(transport: transport)
        #expect(throws: JSONEncodingError.self) { try writer.writeFrame(broken) }
        #expect(writer.bytes.isEmpty)
        try writer.writeFrame(Self.delta)
        let first = String(decoding: writer.takeBytes(), as: UTF8.self)
        #expect(throws: JSONEncodingError.self) { try writer.writeFrame(broken) }
        try writer.writeFrame(Self.delta)
        writer.writeDone(transport)
        #expect(first == "[\(Self.json)")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == ",\n\(Self.json)]\n")
        #expect(written(transport) { $0.writeDone(transport) } == "[]\n")
    }

    @Test("An event is written inside its envelope")
    func envelope() throws {
        let transport = TransportTable(envelopePayload: "event")
        let usage = SmallStream.Usage(total: 3)
        let frames = try written(transport) { writer in
            try writer.writeFrame(Self.delta)
            try writer.writeFrame(Self.delta, in: usage)
            try writer.writeFrame(Self.delta, in: JSONObject())
        }
        #expect(
            frames == """
                data: {"event":\(Self.json)}

                data: {"total":3,"event":\(Self.json)}

                data: {"event":\(Self.json)}


                """
        )
    }

    @Test("The last frame and comments follow the standard")
    func doneAndComments() {
        let frames = written(SmallStream.transport) { writer in
            writer.writeComment()
            writer.writeComment("two\nlines\r\nand\u{2028}more")
            writer.writeDone(SmallStream.transport)
            writer.writeDone(TransportTable())
        }
        #expect(frames == ": \n\n: two\n: lines\n: and\u{2028}more\n\ndata: [DONE]\n\n")
    }
}
