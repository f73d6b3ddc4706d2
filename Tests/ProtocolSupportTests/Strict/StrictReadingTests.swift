import ProtocolSupport
import Testing

@Suite("Strict reading")
struct StrictReadingTests {
    static let strict5 = ClientVersion(5, 0, 0)
    static let loose5 = ClientVersion(5, 0, 244)
    static let strict6 = ClientVersion(6, 0, 0)
    static let strict6WithUsage = ClientVersion(6, 0, 40)
    static let loose6 = ClientVersion(6, 0, 264)

    @Test(
        "An event that the client understands is read",
        arguments: [
            (#"{"type":"text-delta","id":"","delta":""}"#, strict5),
            (#"{"type":"text-delta","id":"1","delta":"x","providerMetadata":{}}"#, strict6),
            (#"{"type":"text-delta","id":"1","delta":"x","providerMetadata":{"p":{"k":null}}}"#, strict6),
            (#"{"type":"text-delta","id":"1","delta":"x","extra":1}"#, loose6),
            (#"{"type":"finish","messageMetadata":null}"#, strict6),
            (#"{"type":"finish","finishReason":"unknown"}"#, loose5),
            (#"{"type":"finish","usage":{"total":1.0,"shares":[0.5]}}"#, strict6WithUsage),
            (#"{"type":"data-","data":null}"#, strict6),
            (#"{"type":"text-delta","id":7,"delta":"x","id":"1"}"#, strict6),
            (#"{"type":"finish","messageMetadata":{"constructor":1,"a":["prototype"]}}"#, strict6),
            (#"{"type":"finish","messageMetadata":{"constructor":null}}"#, loose6),
            (#"{"type":"finish","messageMetadata":{"\u005f_proto__":1,"\u0063onstructor":null}}"#, strict6),
            (#"{"type":"finish","messageMetadata":{"n":1e400}}"#, strict6),
        ]
    )
    func accepts(json: String, client: ClientVersion) throws {
        #expect(try SmallStream.Event(strictly: Array(json.utf8), for: client) == SmallStream.Event(json: json))
    }

    @Test("An unknown field is ignored, whatever its value")
    func forgivesAnyKind() throws {
        let json = #"{"type":"finish","finishReason":"stop","usage":"unread"}"#
        let event = try SmallStream.Event(strictly: Array(json.utf8), for: Self.loose5)
        guard case .finish(let finish) = event else {
            Issue.record("\(event)")
            return
        }
        #expect(finish.finishReason == "stop")
        #expect(throws: JSONDecodingError.self) { try SmallStream.Event(json: json) }
    }

    @Test(
        "An event that the client refuses is refused with the path and the reason",
        arguments: [
            (#"{"type":"start"}"#, strict6, "$.type", JSONDecodingError.Reason.unknownEvent("start"), 8),
            (#"{"id":"1"}"#, strict6, "$.type", .missingField, 0),
            (#"{"type":null}"#, strict6, "$.type", .nullNotAllowed, 8),
            (#"[1]"#, strict6, "$", .wrongType(expected: "an object", found: "an array"), 0),
            (#"{"type":"text-delta","id":"1"}"#, loose6, "$.delta", .missingField, 0),
            (#"{"type":"data-x"}"#, loose6, "$.data", .missingField, 0),
            (#"{"type":"text-delta","id":"1","delta":null}"#, loose6, "$.delta", .nullNotAllowed, 38),
            (#"{"type":"data-x","data":1,"id":null}"#, loose6, "$.id", .nullNotAllowed, 31),
            (
                #"{"type":"text-delta","id":"1","delta":"","providerMetadata":{"p":1}}"#, loose6,
                "$.providerMetadata.p", .wrongType(expected: "an object", found: "a number"), 65
            ),
            (#"{"type":"finish","finishReason":"bored"}"#, loose6, "$.finishReason", .unknownValue("bored"), 32),
            (
                #"{"type":"finish","finishReason":"unknown"}"#, loose6, "$.finishReason", .notAvailable(client: loose6),
                32
            ),
            (
                #"{"type":"finish","finishReason":"stop"}"#, strict5, "$.finishReason", .notAvailable(client: strict5),
                32
            ),
            (#"{"type":"finish","usage":{"total":1}}"#, strict6, "$.usage", .notAvailable(client: strict6), 25),
            (#"{"type":"finish","usage":{"total":1,"x":2}}"#, strict6WithUsage, "$.usage.x", .unknownField, 40),
            (
                #"{"type":"finish","usage":{"total":1.5}}"#, loose6, "$.usage.total",
                .wrongType(expected: "an integer", found: "a number with a fraction"), 34
            ),
            (
                #"{"type":"finish","usage":{"total":1,"shares":[1,1e999]}}"#, loose6, "$.usage.shares[1]",
                .numberOutOfRange("1e999"), 48
            ),
            (#"{"type":"text-delta","id":"1","delta":"","extra":{}}"#, strict6, "$.extra", .unknownField, 49),
            (
                #"{"type":"data-x","data":{"a":[0,{"__proto__":1}]}}"#, loose6, "$.data.a[1].__proto__", .forbiddenKey,
                45
            ),
            (
                #"{"type":"data-x","data":{"constructor":{"prototype":1}}}"#, loose6, "$.data.constructor.prototype",
                .forbiddenKey, 52
            ),
            (
                #"{"type":"data-x","data":{"constructor":null}}"#, strict6, "$.data.constructor", .forbiddenNull, 39
            ),
            (
                #"{"type":"data-x","data":{"\u005f_proto__":1}}"#, loose6, "$.data.__proto__", .forbiddenKey, 42
            ),
            (
                // If one name is spelled without escapes, an old client also finds the others.
                #"{"type":"data-x","data":{"\u005f_proto__":1,"constructor":2}}"#, strict6, "$.data.__proto__",
                .forbiddenKey, 42
            ),
            (
                #"{"type":"text-delta","id":"1","delta":"","providerMetadata":{"p":{"n":1e400}}}"#, strict6,
                "$.providerMetadata.p.n", .numberOutOfRange("1e400"), 70
            ),
        ]
    )
    func refuses(
        json: String,
        client: ClientVersion,
        path: String,
        reason: JSONDecodingError.Reason,
        offset: Int
    ) throws {
        let failure = try #require(throws: JSONDecodingError.self) {
            try SmallStream.Event(strictly: Array(json.utf8), for: client)
        }
        #expect(failure == JSONDecodingError(offset: offset, path: path, reason: reason))
    }

    @Test(
        "A key that an old client does not find is dropped if it is not a field, and kept in unchecked values"
    )
    func hiddenKeys() throws {
        let json = #"{"type":"text-delta","id":"1","delta":"x","\u005f_proto__":1,"providerMetadata":{"p":{"k":1}}}"#
        let known = #"{"type":"text-delta","id":"1","delta":"x","providerMetadata":{"p":{"k":1}}}"#
        let event = try SmallStream.Event(strictly: Array(json.utf8), for: Self.strict6)
        #expect(try event == SmallStream.Event(json: known))
        let inMap = #"{"type":"text-delta","id":"1","delta":"x","providerMetadata":{"p":{"k":1},"\u005f_proto__":2}}"#
        #expect(try SmallStream.Event(strictly: Array(inMap.utf8), for: Self.strict6) == event)
        let data = #"{"type":"data-x","data":{"\u005f_proto__":1}}"#
        #expect(try SmallStream.Event(strictly: Array(data.utf8), for: Self.strict6) == SmallStream.Event(json: data))
    }

    @Test("Invalid JSON is refused before other errors")
    func syntax() throws {
        let failure = try #require(throws: JSONDecodingError.self) {
            try SmallStream.Event(strictly: Array(#"{"type":"nope","x":NaN}"#.utf8), for: Self.loose6)
        }
        #expect(failure.path == "$.x")
        #expect(failure.offset == 19)
    }
}
