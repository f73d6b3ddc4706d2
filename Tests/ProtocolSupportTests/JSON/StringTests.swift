import ProtocolSupport
import Testing

@Suite("Strings")
struct StringTests {
    static let samples = [
        "", "a", "plain", "exactly8", "nine char", "sixteen bytes ok", "\"", "\\", "\n", "a\"b",
        "\u{8}\u{9}\u{A}\u{C}\u{D}",
        "\u{0}\u{1}\u{1F}\u{7F}", "\u{2028}\u{2029}", "😀👨‍👩‍👧‍👦", "é", "e\u{301}", "日本語のテキスト", "\u{FFFD}\u{FFFF}\u{10FFFF}",
        "a quote in the fourteenth\" byte and more after it", "data: x\n\ndata: y\r\n",
    ]

    @Test("Any string is preserved", arguments: samples)
    func roundTrip(string: String) throws {
        let json = try string.json()
        #expect(Array(try String(json: json).utf8) == Array(string.utf8))
        #expect(try JSONValue(json: json) == .string(string))
        #expect(!json.contains { $0 < 0x20 })
    }

    @Test("Every scalar is preserved at any position in a machine word")
    func everyScalar() throws {
        for value in (0...0x2FFF as ClosedRange<UInt32>) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let string = String(repeating: "x", count: Int(value % 11)) + String(Character(scalar)) + "tail of text"
            #expect(try String(json: string.json()) == string)
        }
    }

    @Test(
        "Only characters that must be escaped are escaped, in the shortest form",
        arguments: [
            ("\"\\/", #""\"\\/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
            ("\u{0}\u{1F}\u{B}", #""\u0000\u001f\u000b""#),
            ("\u{7F}\u{2028}é😀", "\"\u{7F}\u{2028}é😀\""),
        ]
    )
    func escapes(string: String, expected: String) throws {
        #expect(try text(string) == expected)
    }

    @Test(
        "Escapes are decoded in values and in keys",
        arguments: [
            (#""\u0041\/\"\\\b\f\n\r\t""#, "A/\"\\\u{8}\u{C}\n\r\t"), (#""\ud83d\ude00""#, "😀"),
            (#""\uD83D\uDE00""#, "😀"),
            (#""a\ud83d""#, "a\u{FFFD}"), (#""\ude00b""#, "\u{FFFD}b"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
            (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\u0000""#, "\u{0}"), (#""\ud83dx""#, "\u{FFFD}x"),
        ]
    )
    func unescaping(json: String, expected: String) throws {
        #expect(try String(json: json) == expected)
        #expect(try JSONValue(json: "{\(json):1}")[expected] == 1)
    }

    @Test("Invalid UTF-8 is repaired as a browser repairs it")
    func repair() throws {
        let json: [UInt8] = [0x22, 0x61, 0xFF, 0xE2, 0x82, 0x22]
        #expect(try String(json: json) == "a\u{FFFD}\u{FFFD}")
        let escaped: [UInt8] = [0x22, 0x5C, 0x6E, 0xC3, 0x22]
        #expect(try String(json: escaped) == "\n\u{FFFD}")
    }

    @Test("A key with escapes is the same key as one without")
    func escapedKeys() throws {
        let json = #"{"\u0074ype":"text-\u0064elta","i\u0064":"1","delta":"x"}"#
        #expect(try SmallStream.Event(json: json) == .textDelta(.init(id: "1", delta: "x")))
    }

    @Test(
        "Malformed strings are refused",
        arguments: [
            #"""#, #""a"#, #""\"#, #""\x""#, #""\u12""#, #""\u12g4""#, "\"a\nb\"", "\"\u{0}\"", "\"\u{1F}\"", #""\u""#,
            "'a'",
        ]
    )
    func malformed(json: String) {
        #expect(throws: JSONDecodingError.self) { try String(json: json) }
        #expect(throws: JSONDecodingError.self) { try JSONValue(json: "[\(json)]") }
    }
}
