import AISDK
import ProtocolSupport
import Testing

@Suite struct JSONArrayDecoderTests {
    private static let transport = TransportTable(framing: .jsonArray)

    /// What a decoder gives for a body: the texts of the frames, their lines, and the ending or the error.
    private struct Reading: Equatable {
        var texts: [String] = []
        var positions: [FramePosition] = []
        var ending: StreamEnding?
        var error: FrameError?
    }

    private static func read(_ split: Split, limit: Int = 1000, readsPastDone: Bool = false) -> Reading {
        var decoder = FrameDecoder(transport, frameLimit: limit, readsPastDone: readsPastDone)
        var reading = Reading()
        do throws(FrameError) {
            for chunk in split.chunks {
                decoder.append(chunk)
                while let frame = try decoder.next() {
                    reading.texts.append(frame.text)
                    reading.positions.append(frame.position)
                }
            }
            decoder.finish()
            while let frame = try decoder.next() {
                reading.texts.append(frame.text)
                reading.positions.append(frame.position)
            }
        } catch {
            reading.error = error
        }
        reading.ending = decoder.ending
        return reading
    }

    private static func readInAllChunkings(_ body: String, limit: Int = 1000, readsPastDone: Bool = false) -> Reading {
        let bytes = Array(body.utf8)
        let whole = read(Split(bytes, at: []), limit: limit, readsPastDone: readsPastDone)
        for split in Split.all(of: bytes) {
            let reading = read(split, limit: limit, readsPastDone: readsPastDone)
            #expect(reading == whole, "\(split)")
        }
        return whole
    }

    @Test(
        "Each element is a frame, whatever the chunks and the space around it",
        arguments: [
            ("[]", []), (" [ \r\n] \n", []), ("\u{FEFF}[{}]", ["{}"]), ("[{}\r\n,\r\n{}\r\n]\r\n", ["{}", "{}"]),
            (
                "[1,\"a]\\\"}\\\\\", null,[[]],{\"a\":\"[\"}]",
                ["1", "\"a]\\\"}\\\\\"", "null", "[[]]", "{\"a\":\"[\"}"]
            ),
            ("[{\"text\":\"漢🚢\"}]", ["{\"text\":\"漢🚢\"}"]), ("[{]]", ["{]"]),
        ] as [(String, [String])]
    )
    func elements(_ body: String, _ expected: [String]) {
        let reading = Self.readInAllChunkings(body)
        #expect(reading.texts == expected)
        #expect(reading.ending == .done)
        #expect(reading.error == nil)
    }

    @Test("A frame has its line and its bytes")
    func positions() {
        let body = "[{},\n{\n}, 12\n]"
        let positions = Self.readInAllChunkings(body).positions
        #expect(positions.map(\.line) == [1, 2, 3])
        #expect(positions.map { String(decoding: Array(body.utf8)[$0.bytes], as: UTF8.self) } == ["{}", "{\n}", "12"])
    }

    @Test(
        "An array that is not closed is cut off",
        arguments: [
            ("", 0, 0..<0), ("[", 0, 1..<1), ("[{}", 1, 3..<3), ("[{},", 1, 4..<4), ("[{},{\"a\"", 1, 4..<8),
            ("[1", 0, 1..<2), ("[\"a]", 0, 1..<4),
        ]
    )
    func cutOff(_ body: String, _ count: Int, _ lost: Range<Int>) {
        let reading = Self.readInAllChunkings(body)
        #expect(reading.texts.count == count)
        #expect(reading.ending == .cutOff(FramePosition(line: 1, bytes: lost)))
        #expect(reading.error == nil)
    }

    @Test(
        "Bytes that do not belong into the array are an error at their place",
        arguments: [
            ("{\"error\":1}", .notAnArray, 0), ("data: {}", .notAnArray, 0), ("\u{FEFF}\u{FEFF}[]", .notAnArray, 3),
            ("[{} {}]", .missingComma, 4), ("[{}x]", .missingComma, 3), ("[{},]", .missingElement, 4),
            ("[,{}]", .missingElement, 1), ("[{},,{}]", .missingElement, 4),
        ] as [(String, MisplacedBytesError.Reason, Int)]
    )
    func misplacedBytes(_ body: String, _ reason: MisplacedBytesError.Reason, _ offset: Int) {
        let position = FramePosition(line: 1, bytes: offset..<offset + 1)
        let reading = Self.readInAllChunkings(body)
        #expect(reading.error == .misplacedBytes(MisplacedBytesError(reason, position: position)))
        #expect(reading.ending == .cutOff(position))
    }

    @Test("The array ends the stream; a reader that reads on reports what follows")
    func secondArray() {
        let body = "[{}]\n[{}]"
        let reading = Self.readInAllChunkings(body)
        #expect(reading.texts == ["{}"])
        #expect(reading.ending == .done && reading.error == nil)
        let error = Self.readInAllChunkings(body, readsPastDone: true).error
        #expect(error?.description == "line 2, byte 5: expected nothing after the array; a stream is one array")
    }

    @Test("An element may not exceed the frame limit", arguments: ["[1,{\"a\":1}]", "[1,{\"a\":12"])
    func limit(_ body: String) {
        let error = FrameTooLargeError(limit: 6, position: FramePosition(line: 1, bytes: 3..<9))
        #expect(Self.readInAllChunkings(body, limit: 6).error == .tooLarge(error))
        #expect(Self.readInAllChunkings("[1,{\"a\":1}]", limit: 7).error == nil)
    }

    @Test("Nesting of any depth is one frame")
    func hostileNesting() {
        let nested = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let reading = Self.read(Split(Array("[\(nested)]".utf8), at: [5, 150_000]), limit: 1 << 20)
        #expect(reading.texts == [nested])
        #expect(reading.ending == .done)
    }
}
