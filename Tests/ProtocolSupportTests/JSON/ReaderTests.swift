@_spi(Generated) import ProtocolSupport
import Testing

@Suite("Reading JSON")
struct ReaderTests {
    @Test(
        "Valid JSON is accepted",
        arguments: [
            "null", " true ", "\t\r\n[ ]\n", "{}", "[1,2 , 3]", "{\"a\":{\"b\":[{}]}}", "-0", "0.0e+0", "1E-2",
            "[[],[[]]]",
        ]
    )
    func accepts(json: String) throws {
        let value = try JSONValue(json: json)
        #expect(try JSONValue(json: value.json()) == value)
        _ = try Skipped(json: json)
    }

    @Test(
        "Invalid JSON is refused, whether it is read or skipped",
        arguments: [
            "", " ", "nul", "nulll", "True", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "{\"a\"", "{\"a\":",
            "{\"a\":1", "{\"a\":1,",
            "{\"a\":1,}", "{,}", "{a:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "01", "-", "1.", ".5", "1e", "1e+", "+1",
            "0x1", "NaN", "Infinity",
            "-Infinity", "1 2", "{} {}", "[1]]", "\u{FEFF}", "\u{FEFF}1", "//x\n1", "[1}", "{\"a\":1]", "\u{0}",
            "1\u{0}", "--1",
            "1.e1", "[\u{A0}1]",
        ]
    )
    func refuses(json: String) {
        #expect(throws: JSONDecodingError.self) { try JSONValue(json: json) }
        #expect(throws: JSONDecodingError.self) { try Skipped(json: json) }
    }

    @Test(
        "An error has a path and an offset",
        arguments: [
            (#"{"input":{"items":[1,2,{"name":tru}]}}"#, "$.input.items[2].name", 31),
            (#"{"a":[1,2"#, "$.a[1]", 9),
            (#"{"a":1,"b c":[[],[x]]}"#, "$[\"b c\"][1][0]", 18),
            (#"[{"a":1},{"a":1,}]"#, "$[1]", 16),
            (#"{"}{,":"]\"[","k":?}"#, "$.k", 18),
            ("[1, 2] x", "$", 7),
            (#"{"a":"b}"#, "$.a", 5),
            (#"{"a":1,"b"}"#, "$.b", 10),
        ]
    )
    func paths(json: String, path: String, offset: Int) throws {
        let failure = try #require(throws: JSONDecodingError.self) { try JSONValue(json: json) }
        #expect(failure.path == path)
        #expect(failure.offset == offset)
        #expect(failure.description.hasPrefix("\(path) (byte \(offset)): "))
    }

    @Test(
        "An error of a typed value has a path and a reason",
        arguments: [
            (
                #"{"type":"text-delta","id":1,"delta":""}"#, "$.id",
                JSONDecodingError.Reason.wrongType(expected: "a string", found: "a number")
            ),
            (#"{"type":"text-delta","delta":""}"#, "$.id", .missingField),
            (#"{"type":"text-delta","id":"","delta":null}"#, "$.delta", .nullNotAllowed),
            (#"{"type":"finish","usage":{}}"#, "$.usage.total", .missingField),
            (#"{"type":"finish","usage":{"x":{"total":1},"shares":[1]}}"#, "$.usage.total", .missingField),
            (
                #"{"type":"finish","usage":{"total":1.5}}"#, "$.usage.total",
                .wrongType(expected: "an integer", found: "a number with a fraction")
            ),
            (#"{"type":"finish","usage":{"total":1e30}}"#, "$.usage.total", .numberOutOfRange("1e30")),
            (
                #"{"type":"finish","usage":{"total":1,"shares":[1,"x"]}}"#, "$.usage.shares[1]",
                .wrongType(expected: "a number", found: "a string")
            ),
            (#"{"type":"finish","usage":[]}"#, "$.usage", .wrongType(expected: "an object", found: "an array")),
        ]
    )
    func typedFailures(json: String, path: String, reason: JSONDecodingError.Reason) throws {
        let failure = try #require(throws: JSONDecodingError.self) { try SmallStream.Event(json: json) }
        #expect(failure.path == path)
        #expect(failure.reason == reason)
    }

    @Test("The last value of a duplicate key is used")
    func duplicates() throws {
        #expect(try JSONValue(json: #"{"a":1,"b":2,"a":3}"#) == ["a": 3, "b": 2])
        let event = try SmallStream.Event(json: #"{"type":"text-delta","id":"1","delta":"x","id":"2"}"#)
        #expect(event == .textDelta(.init(id: "2", delta: "x")))
    }

    @Test("Values may be nested up to the limit", arguments: ["[", #"{"a":"#])
    func depth(opening: String) throws {
        let closing = opening == "[" ? "]" : "}"
        func nested(_ depth: Int) -> String {
            String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
        }
        let limit = JSONReader.depthLimit
        let value = try JSONValue(json: nested(limit))
        #expect("\(value)" == nested(limit))
        _ = try Skipped(json: nested(limit))
        let failure = try #require(throws: JSONDecodingError.self) { try JSONValue(json: nested(limit + 1)) }
        #expect(failure.reason == .tooDeep)
        #expect(throws: JSONDecodingError.self) { try Skipped(json: nested(limit + 1)) }
        #expect(throws: JSONDecodingError.self) { try JSONValue(json: String(repeating: opening, count: 100_000)) }
        let wrapped: JSONValue = opening == "[" ? [value] : ["a": value]
        #expect(throws: JSONEncodingError.self) { try wrapped.json() }
    }

    @Test("Any sequence of bytes and any string can be read")
    func inputs() throws {
        #expect(try Int(json: "12") == 12)
        #expect(try Int(json: Array("12".utf8)) == 12)
        #expect(try Int(json: Array("x12x".utf8)[1...2]) == 12)
        #expect(try Int(json: AnySequence("12".utf8)) == 12)
    }

    @Test("An optional is read from null")
    func optionals() throws {
        #expect(try [Int?](json: "[1,null]") == [1, nil])
        #expect(try text([1, nil] as [Int?]) == "[1,null]")
    }
}

/// Accepts any JSON by skipping it.
struct Skipped: JSONCodable {
    func encode(into writer: inout JSONWriter) { writer.null() }

    init(from reader: inout JSONReader) throws(JSONDecodingError) { try reader.skipValue() }
}
