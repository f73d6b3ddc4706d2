@_spi(Generated) import ProtocolSupport
import StreamTestSupport
import Testing

@testable import AISDK

/// Tests that unfinished JSON is repaired as the client repairs it.
@Suite struct PartialJSONTests {
    /// A client that looks for forbidden keys only if one is spelled without escapes.
    static let first = ClientVersion(5, 0, 0)
    static let old = ClientVersion(5, 0, 244)
    static let new = ClientVersion(7, 0, 77)

    /// Texts with the values that older and newer clients see in them.
    static let recorded: [(text: String, old: String?, new: String?)] = [
        ("", nil, nil),
        ("{", "{}", "{}"),
        ("}", nil, nil),
        ("[", "[]", "[]"),
        ("\"", "\"\"", "\"\""),
        ("\"a", "\"a\"", "\"a\""),
        ("{\"", "{}", "{}"),
        ("{\"a", "{}", "{}"),
        ("{\"a\"", "{}", "{}"),
        ("{\"a\":", "{}", "{}"),
        ("{\"a\":1", "{\"a\":1}", "{\"a\":1}"),
        ("{\"a\":1,", "{\"a\":1}", "{\"a\":1}"),
        ("{\"a\":1,\"", "{\"a\":1}", "{\"a\":1}"),
        ("{\"a\":1,\"b", "{\"a\":1}", "{\"a\":1}"),
        ("{\"a\":-", "{}", "{}"),
        ("{\"a\":-1", "{\"a\":-1}", "{\"a\":-1}"),
        ("{\"a\":1.", "{\"a\":1}", "{\"a\":1}"),
        ("{\"a\":1.5", "{\"a\":1.5}", "{\"a\":1.5}"),
        ("{\"a\":1e", "{\"a\":1}", "{\"a\":1}"),
        ("{\"a\":1e5", "{\"a\":100000}", "{\"a\":100000}"),
        ("{\"a\":1E-", "{\"a\":1}", "{\"a\":1}"),
        ("{\"a\":t", "{\"a\":true}", "{\"a\":true}"),
        ("{\"a\":tr", "{\"a\":true}", "{\"a\":true}"),
        ("{\"a\":true", "{\"a\":true}", "{\"a\":true}"),
        ("{\"a\":f", "{\"a\":false}", "{\"a\":false}"),
        ("{\"a\":n", "{\"a\":null}", "{\"a\":null}"),
        ("{\"a\":nu", "{\"a\":null}", "{\"a\":null}"),
        ("{\"a\":x", "{}", "{}"),
        ("{\"a\":\"x\\", "{\"a\":\"x\"}", "{\"a\":\"x\"}"),
        ("{\"a\":\"x\\n", "{\"a\":\"x\\n\"}", "{\"a\":\"x\\n\"}"),
        ("{\"a\":\"x\\u", nil, "{\"a\":\"x\"}"),
        ("{\"a\":\"x\\u0", nil, "{\"a\":\"x\"}"),
        ("{\"a\":\"x\\u00e", nil, "{\"a\":\"x\"}"),
        ("{\"a\":\"x\\u00e9", "{\"a\":\"x\\u00e9\"}", "{\"a\":\"x\\u00e9\"}"),
        ("{\"a\":\"x\\ud83d", "{\"a\":\"x\\ud83d\"}", "{\"a\":\"x\\ud83d\"}"),
        ("{\"a\":\"x\\\"y", "{\"a\":\"x\\\"y\"}", "{\"a\":\"x\\\"y\"}"),
        ("[1", "[1]", "[1]"),
        ("[1,", "[1]", "[1]"),
        ("[1,2", "[1,2]", "[1,2]"),
        ("[tr", "[true]", "[true]"),
        ("[[1", "[[1]]", "[[1]]"),
        ("[{\"a\":[", "[{\"a\":[]}]", "[{\"a\":[]}]"),
        ("{\"a\":{\"b\":", "{\"a\":{}}", "{\"a\":{}}"),
        ("{\"a\":[1,{\"b\":2", "{\"a\":[1,{\"b\":2}]}", "{\"a\":[1,{\"b\":2}]}"),
        ("{\"a\":1}}", "{\"a\":1}", "{\"a\":1}"),
        ("{\"a\":1} ", "{\"a\":1}", "{\"a\":1}"),
        ("  {\"a\":1", "{\"a\":1}", "{\"a\":1}"),
        ("true", "true", "true"),
        ("tru", "true", "true"),
        ("nul", "null", "null"),
        ("12", "12", "12"),
        ("12.", "12", "12"),
        ("-", nil, nil),
        ("hello", nil, nil),
        ("{a:1", "{}", "{}"),
        ("{\"a\" : 1 , \"b\" : [\"x\", ", "{\"a\":1,\"b\":[\"x\"]}", "{\"a\":1,\"b\":[\"x\"]}"),
        ("{\"a\":\"é", "{\"a\":\"\\u00e9\"}", "{\"a\":\"\\u00e9\"}"),
        ("{\"a\":\"x\ny", nil, nil),
        ("{\"__proto__\":1", nil, nil),
        ("{\"a\":1}{\"b\":2}", "{\"a\":1}", "{\"a\":1}"),
        ("[1 2", nil, nil),
        ("{\"a\":01", nil, nil),
        ("\"abc\"", "\"abc\"", "\"abc\""),
        ("{\"constructor\":{\"prototype\":{}}}", nil, nil),
    ]

    @Test("text that is cut off has the value that the client sees", arguments: recorded)
    func isWhatTheClientSees(_ text: String, _ old: String?, _ new: String?) throws {
        for (client, expected) in [(Self.old, old), (Self.new, new)] {
            let expected = try expected.map { try JSONValue(json: $0) }
            #expect(read([text], client) == expected, "in one piece")
            #expect(read(text.map { String($0) }, client) == expected, "letter by letter")
        }
    }

    @Test(
        "the value after each piece is that of the whole text so far",
        arguments: [
            #"{"a":[1,2.5e3,{"b":"x\n\u00e9\ud83d\ude00y","c":null}],"d":true,"a":false}"#,
            #"  [ [ ] , { } , "é漢😀" , -0.5e+10 , 1e5 , tru"#,
            #"{"k\"ey":1,"a\":{":2,"x":"y"}"#,
            #"{"a\":":1}"#,
            #"{"a\":{":1,"b":[}"#,
            #"1e+55"#,
            #"{"a":1,"constructor":{"x":1,"prototype":2},"b":3}"#,
            #"{"constructor":5,"prototype":6,"x":{"__proto":1}}"#,
            #"[1é]"#, #"[1😀]"#, #"{"a":"\u00g1","b":2}"#, #"{"a":tx,"b":1}"#, #"[nul,1]"#, #"{"a":1}}]"#,
            "[[[[{\"a\":[[[",
            #"{"constructor":null,"a":1}"#, #"{"\u0063onstructor":null,"a":{"__proto":1}}"#,
            #"{"\u005f_proto__":1,"a":[{"constructor" : 2}]}"#, #"{"constructor":2,"\u005f_proto__":1}"#,
            #"{"\u005f_proto__":1,"a\"constructor":2,"b":3}"#, #"{"\u005f_proto__":1,"\u0022constructor":2}"#,
            #"{"\u005f_proto__":{"a":1},"b\n":"\"__proto__\":"}"#,
        ]
    )
    func prefixesAreRead(_ text: String) throws {
        for client in [Self.first, Self.old, Self.new] {
            var partial = PartialJSON(client: client)
            var soFar = ""
            for character in text.unicodeScalars.map({ String($0) }) {
                soFar += character
                partial.append(character)
                #expect(partial.value == Repair.value(soFar, client), "\(soFar) for \(client)")
            }
        }
    }

    @Test("random text always has the value of the client's repair")
    func randomTexts() throws {
        let seed = UInt64.random(in: 0..<UInt64.max)
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"", "\"a\":", "\"k\":\"", "1", "-", "2.5", "e", "+", "true", "fal", "se",
            "nul", " ",
            "\\", "\\u", "00e9", "\\ud83d", "\\ude00", "é", "😀", "x", "\n", "\"__proto__\":", "\"constructor\":{",
            "\"prototype\":", "{\"b\":[", "]}", "\",", "\"}", "\"\\u005f_proto__\":", "null",
        ]
        for _ in 0..<500 {
            let client = [Self.first, Self.old, Self.new][Int.random(in: 0..<3, using: &random)]
            var partial = PartialJSON(client: client)
            var soFar = ""
            for _ in 0..<Int.random(in: 1...14, using: &random) {
                let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
                soFar += piece
                partial.append(piece)
                let expected = Repair.value(soFar, client)
                guard partial.value != expected else { continue }
                Issue.record("seed \(seed): \(soFar) is \(partial.value as Any), not \(expected as Any), for \(client)")
                return
            }
        }
    }

    @Test(
        "each client's rules for finding forbidden keys apply",
        arguments: [
            (#"{"constructor":null"#, nil, #"{"constructor":null}"#),
            (#"{"constructor":n"#, nil, #"{"constructor":null}"#),
            (#"{"constructor":"#, "{}", "{}"),
            (#"{"constructor":1"#, #"{"constructor":1}"#, #"{"constructor":1}"#),
            (#"{"\u005f_proto__":1"#, #"{"\u005f_proto__":1}"#, nil),
            (#"{"\u0063onstructor":{"prototype":1"#, #"{"\u0063onstructor":{"prototype":1}}"#, nil),
            (#"{"\u005f_proto__":1,"constructor":2"#, nil, nil),
        ]
    )
    func forbiddenKeys(_ text: String, _ first: String?, _ later: String?) throws {
        for (client, expected) in [(Self.first, first), (Self.old, later), (Self.new, later)] {
            #expect(try read([text], client) == expected.map { try JSONValue(json: $0) })
        }
    }

    @Test("a stored copy of the value does not change")
    func keptValuesStay() throws {
        var partial = PartialJSON(client: Self.new)
        partial.append(#"{"a":[1,{"b":"x"#)
        let kept = partial.value
        partial.append(#"y"},2],"c":"#)
        #expect(try kept == JSONValue(json: #"{"a":[1,{"b":"x"}]}"#))
        #expect(try partial.value == JSONValue(json: #"{"a":[1,{"b":"xy"},2]}"#))
    }

    @Test("text that is nested deeper than the limit has no value")
    func deepNesting() {
        var partial = PartialJSON(client: Self.new)
        for _ in 0..<JSONReader.depthLimit { partial.append("[") }
        #expect(partial.value != nil)
        partial.append("[")
        #expect(partial.value == nil)
        for _ in 0..<100_000 { partial.append("[") }
        #expect(partial.value == nil)
    }

    @Test("halves of a surrogate pair in two pieces are joined")
    func halvesAreJoined() throws {
        var partial = PartialJSON(client: Self.new)
        partial.append("{\"a\":\"x\u{FFFD}", edges: SplitPair.Edges(high: 0xD83D))
        #expect(try partial.value == JSONValue(json: #"{"a":"x\#u{FFFD}"}"#))
        partial.append("\u{FFFD}y\",\"\u{FFFD}", edges: SplitPair.Edges(low: 0xDE00, high: 0xD83D))
        partial.append("\u{FFFD}\":1", edges: SplitPair.Edges(low: 0xDE00))
        #expect(try partial.value == JSONValue(json: #"{"a":"x😀y","😀":1}"#))
    }

    private func read(_ pieces: [String], _ client: ClientVersion) -> JSONValue? {
        var partial = PartialJSON(client: client)
        for piece in pieces { partial.append(piece) }
        return partial.value
    }
}
