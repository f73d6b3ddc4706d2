import AISDK
import ProtocolSupport
import StreamTestSupport
import Testing

/// The WHATWG standard for event streams, clause by clause.
@Suite struct SSEDecoderTests {
    /// A body and the data of the frames in it.
    struct Clause: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: [UInt8]
        let data: [String]

        init(_ about: String, _ body: String, _ data: [String]) {
            self.init(about, Array(body.utf8), data)
        }

        init(_ about: String, _ body: [UInt8], _ data: [String]) {
            testDescription = about
            self.body = body
            self.data = data
        }
    }

    static let lines: [Clause] = [
        Clause("line feeds", "data: a\n\ndata: b\n\n", ["a", "b"]),
        Clause("carriage returns", "data: a\r\rdata: b\r\r", ["a", "b"]),
        Clause("both in a row", "data: a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]),
        Clause(
            "all three mixed",
            "data: a\r\n\ndata: b\r\r\ndata: c\n\rdata: d\r\n\rdata: e\n\r\n",
            ["a", "b", "c", "d", "e"]
        ),
        Clause("a line feed after a carriage return does not begin a line", "data: a\r\ndata: b\r\n\r\n", ["a\nb"]),
        Clause("a byte order mark at the start", "\u{FEFF}data: a\n\n", ["a"]),
        Clause("only one byte order mark", "\u{FEFF}\u{FEFF}data: a\n\ndata: b\n\n", ["b"]),
        Clause("no byte order mark later on", "data: a\n\n\u{FEFF}data: b\n\n", ["a"]),
        Clause("a byte order mark inside of data is data", "data:\u{FEFF}a\n\n", ["\u{FEFF}a"]),
        Clause(
            "other line ends of Unicode are text",
            "data: a\u{2028}b\u{85}c\u{0B}d\n\n",
            ["a\u{2028}b\u{85}c\u{0B}d"]
        ),
        Clause("blank lines between records", "\n\n\ndata: a\n\n\n\n\r\r\ndata: b\n\n", ["a", "b"]),
        Clause("nothing", "", []),
        Clause("a byte order mark alone", "\u{FEFF}", []),
    ]

    static let fields: [Clause] = [
        Clause("one space after the colon", "data: a\n\ndata:b\n\ndata:  c\n\ndata:\td\n\n", ["a", "b", " c", "\td"]),
        Clause("several lines of data", "data: a\ndata:\ndata: b\n\n", ["a\n\nb"]),
        Clause("empty data is data", "data:\n\ndata: \n\ndata\n\n", ["", "", ""]),
        Clause("two empty lines of data", "data\ndata\n\n", ["\n"]),
        Clause("a record without data", "event: a\nid: 1\n\n:\n\n", []),
        Clause("comments", ": a\n:data: b\ndata: c\n: d\ndata: e\n:\n\n: f\n", ["c\ne"]),
        Clause("unknown fields", "Data: a\nDATA: a\ndat: a\ndatas: a\n data: a\ndata : a\nfoo\ndata: b\n\n", ["b"]),
        Clause("a colon in the value", "data: a: b:c\n\ndata::\n\n", ["a: b:c", ":"]),
        Clause("NUL in the value", "data: a\u{0}b\n\n", ["a\u{0}b"]),
        Clause("an unfinished record is dropped", "data: a\n\ndata: b\n", ["a"]),
        Clause("an unfinished line is dropped", "data: a\n\ndata: b", ["a"]),
        Clause(
            "bytes that are not UTF-8 are replaced",
            Array("data: a".utf8) + [0x80, 0x62, 0xE6, 0xBC, 0x63, 0xF0, 0x9F, 0x9A, 0x0A, 0x0A],
            ["a\u{FFFD}b\u{FFFD}c\u{FFFD}"]
        ),
        Clause("characters of every length", "data: é漢🚢\n\n", ["é漢🚢"]),
    ]

    @Test("The decoder follows the standard, however the bytes are cut", arguments: lines + fields)
    func standard(_ clause: Clause) throws {
        let whole = try DecodedBody(Split(clause.body, at: []))
        #expect(whole.frames.map(\.text) == clause.data)
        for split in Split.all(of: clause.body) {
            #expect(try DecodedBody(split) == whole, "\(split)")
        }
    }

    @Test("An event name applies only to its record")
    func eventNames() throws {
        let body = "event: a\nevent:b\ndata\n\ndata\n\nevent: c\n\ndata\n\nevent: d\nevent\ndata\n\n"
        let decoded = try DecodedBody(Split(Array(body.utf8), at: []))
        #expect(decoded.frames.map(\.event) == ["b", nil, nil, nil])
    }

    @Test("An id without NUL applies from the end of its record until the next id")
    func ids() throws {
        let body = "data\n\nid: 1\ndata\n\ndata\n\nid: 2\u{0}\ndata\n\nid: 3\n\ndata\n\nid\ndata\n\nid: 4\n"
        let decoded = try DecodedBody(Split(Array(body.utf8), at: []))
        #expect(decoded.frames.map(\.lastEventID) == ["", "1", "1", "1", "3", ""])
        #expect(decoded.lastEventID == "")
        #expect(try DecodedBody(Split(Array((body + "\n").utf8), at: [])).lastEventID == "4")
    }

    @Test(
        "The reconnection time is read only if it consists of ASCII digits",
        arguments: [
            ("retry: 250\n", .milliseconds(250)), ("retry:0\n", .zero), ("retry: 007\n", .milliseconds(7)),
            ("retry: 1\nretry: x\n", .milliseconds(1)), ("retry: 99999999999999999999\n", .milliseconds(Int.max)),
            ("retry:\n", nil), ("retry: -1\n", nil), ("retry: 1.5\n", nil), ("retry: 1 \n", nil), ("retry: ١\n", nil),
        ] as [(String, Duration?)]
    )
    func reconnectionTime(_ body: String, _ expected: Duration?) throws {
        #expect(try DecodedBody(Split(Array(body.utf8), at: [])).reconnectionTime == expected)
    }

    @Test("A frame has the position of its first field")
    func positions() throws {
        let body = Array("\u{FEFF}: hi\r\nevent: a\r\ndata: b\r\n\r\n\ndata: c\n\n".utf8)
        let frames = try DecodedBody(Split(body, at: [])).frames
        #expect(frames.map(\.position.line) == [2, 6])
        let texts = frames.map { String(decoding: body[$0.position.bytes], as: UTF8.self) }
        #expect(texts == ["event: a\r\ndata: b\r\n", "data: c\n"])
    }

    @Test(
        "The decoder reports a record that the end of the stream cuts off",
        arguments: [
            ("", nil), ("data: a\n\n", nil), (": comment", nil), ("data: a\n\n: x\n:", nil), ("\u{FEFF}", nil),
            ("data: a\n", FramePosition(line: 1, bytes: 0..<8)), ("data: a", FramePosition(line: 1, bytes: 0..<7)),
            ("data\n\nevent: a\n: b\n", FramePosition(line: 3, bytes: 6..<19)),
            ("\ndat", FramePosition(line: 2, bytes: 1..<4)), ("dat\n", nil), ("date", nil),
            ("data:", FramePosition(line: 1, bytes: 0..<5)),
            ("0:\"Hello\"\n", nil), ("d:{}", nil), ("<html>", nil), ("{\"error\":1}\n", nil),
            ("retr", FramePosition(line: 1, bytes: 0..<4)),
            ("hello\ndata: a\n", FramePosition(line: 1, bytes: 0..<14)),
        ] as [(String, FramePosition?)]
    )
    func unfinished(_ body: String, _ expected: FramePosition?) throws {
        for split in Split.all(of: Array(body.utf8)) {
            #expect(try DecodedBody(split).unfinished == expected, "\(split)")
        }
    }

    @Test("Data that is one line of one chunk is not copied")
    func sharesTheChunk() throws {
        let chunk = Array("data: a\n\ndata: b\n\n".utf8)
        var decoder = SSEDecoder()
        decoder.append(chunk)
        _ = try decoder.next()
        let frame = try #require(try decoder.next())
        let address = frame.data.withUnsafeBytes { $0.baseAddress }
        #expect(chunk.withUnsafeBytes { $0.baseAddress.map { $0 + 15 } } == address)
    }

    @Test("A frame does not change when more bytes are appended")
    func keptFrames() throws {
        var decoder = SSEDecoder()
        decoder.append(Array("data: a\n\nda".utf8))
        let first = try #require(try decoder.next())
        for byte in "ta: b\n\n".utf8 { decoder.append(byte) }
        let second = try #require(try decoder.next())
        #expect([first.text, second.text] == ["a", "b"])
    }

    @Test(
        "A frame may be as large as the limit, but not larger, however the bytes are cut",
        arguments: [
            ("data: 345678\n\n", true), ("data: 3456789\n\n", false), ("data: 3456789", false),
            (": 3456789abcd", false),
            ("data: 34\ndata: 7\n\n", true), ("data: 3456\ndata: 89\n\n", true), ("data: 3456\ndata: 89a\n\n", false),
            ("id: 345678\ndata: 345678\n\n", true),
        ]
    )
    func frameLimit(_ body: String, _ isFine: Bool) throws {
        for split in Split.all(of: Array("data: ok\n\n\(body)".utf8)) {
            if isFine {
                #expect(try DecodedBody(split, frameLimit: 12).frames.count == 2, "\(split)")
            } else {
                let expected = FrameTooLargeError(limit: 12, position: FramePosition(line: 3, bytes: 10..<22))
                #expect(throws: expected, "\(split)") { try DecodedBody(split, frameLimit: 12) }
            }
        }
    }

    @Test("Frames before one that is too large are returned, and the error says what to do")
    func afterTheLimit() throws {
        var decoder = SSEDecoder(frameLimit: 10)
        decoder.append(Array("data: a\n\ndata: 0123456789\n\ndata: b\n\n".utf8))
        #expect(try decoder.next()?.text == "a")
        let error = try #require(#expect(throws: FrameTooLargeError.self) { try decoder.next() })
        #expect(throws: error) { try decoder.next() }
        let text = error.description
        #expect(text.hasPrefix("line 3: the frame has more than 10 bytes."))
        #expect(text.hasSuffix("raise frameLimit."))
    }

    @Test("A megabyte can be read in single bytes")
    func singleBytes() throws {
        let text = String(repeating: "x", count: 1 << 20)
        var decoder = SSEDecoder()
        var frames: [EventFrame] = []
        for byte in "data: \(text)\n\n".utf8 {
            decoder.append(byte)
            if let frame = try decoder.next() { frames.append(frame) }
        }
        #expect(frames.map(\.text) == [text])
    }
}
