import AISDK
import ProtocolSupport
import Testing

@Suite struct MessageDecoderTests {
    private static func frames(_ messages: [String], limit: Int = 100) throws -> [EventFrame] {
        var decoder = FrameDecoder(TransportTable(framing: .messages, done: "bye"), frameLimit: limit)
        var frames: [EventFrame] = []
        for message in messages {
            decoder.append(Array(message.utf8))
            while let frame = try decoder.next() { frames.append(frame) }
        }
        decoder.finish()
        while let frame = try decoder.next() { frames.append(frame) }
        return frames
    }

    @Test("Each message is a frame, line ends included, and blank messages are skipped")
    func messages() throws {
        let frames = try Self.frames(["{}", "", "[1,\n2]\n", " \r\n", "3", "bye", "4"])
        #expect(frames.map(\.text) == ["{}", "[1,\n2]\n", "3"])
        #expect(frames.map(\.position.line) == [1, 3, 5])
        #expect(frames.map(\.position.bytes) == [0..<2, 2..<9, 12..<13])
    }

    @Test("Messages that wait together are read in order")
    func queued() throws {
        var decoder = MessageDecoder()
        for message in ["1", "2", "3"] { decoder.append(Array(message.utf8)) }
        #expect(try (0..<4).map { _ in try decoder.next()?.text } == ["1", "2", "3", nil])
    }

    @Test("Single bytes are one message, which ends with the stream")
    func singleBytes() throws {
        var decoder = MessageDecoder()
        for byte in Array("12".utf8) { decoder.append(byte) }
        #expect(try decoder.next() == nil)
        decoder.finish()
        #expect(try decoder.next()?.text == "12")
    }

    @Test("A message may not exceed the frame limit")
    func limit() {
        let error = FrameTooLargeError(limit: 2, position: FramePosition(line: 2, bytes: 1..<3))
        #expect(throws: FrameError.tooLarge(error)) { try Self.frames(["1", "123"], limit: 2) }
    }
}
