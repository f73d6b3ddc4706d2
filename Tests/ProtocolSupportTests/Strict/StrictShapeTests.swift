import Testing

@_spi(Generated) @testable import ProtocolSupport

@Suite("Every shape of a value")
struct StrictShapeTests {
    static let old = ClientVersion(1, 0, 0)
    static let union = ValueShape.union(
        discriminator: "kind",
        [
            UnionCaseShape("text", fields: [FieldShape("text", .string)]),
            UnionCaseShape("tool-", isPrefix: true, fields: [FieldShape("id", .int)]),
            UnionCaseShape("tool-special-", isPrefix: true, fields: []),
        ]
    )

    private func failure(_ json: String, _ shape: ValueShape) throws -> StrictReadingError? {
        let clients = ClientTable(tolerantSince: Availability(since: [ClientVersion(2, 0, 0)]))
        let events = [EventShape("e", fields: [FieldShape("v", shape)])]
        let value = try JSONValue(json: #"{"kind":"e","v":\#(json)}"#)
        do {
            try StrictReader(clients: clients, client: Self.old).check(value, as: events, discriminator: "kind")
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "A value of the right shape is accepted",
        arguments: [
            ("\"x\"", ValueShape.string), ("-1", .int), ("18446744073709551615", .uint), ("1e5", .uint),
            ("0.5", .double),
            ("3", .double), ("true", .bool), ("null", .any), ("{\"a\":1}", .object),
            ("\"2026-01-01T00:00:00Z\"", .dateTime),
            ("\"some day\"", .dateTime), ("[1,2]", .list(.int)), ("{\"a\":[]}", .map(.list(.any))),
            ("null", .nullable(.int)),
            ("1", .nullable(.int)), ("\"a\"", .constant("a")), ("1.0", .constant(1)),
            ("{\"kind\":\"text\",\"text\":\"t\"}", union),
            ("{\"kind\":\"tool-x\",\"id\":1}", union), ("{\"kind\":\"tool-special-x\"}", union),
        ]
    )
    func passes(json: String, shape: ValueShape) throws {
        #expect(try failure(json, shape) == nil)
    }

    @Test(
        "A value of another shape is refused",
        arguments: [
            ("1", ValueShape.string), ("null", .string), ("9223372036854775808", .int), ("-1", .uint),
            ("\"1\"", .double), ("0", .bool),
            ("[]", .object), ("1", .dateTime), ("[1,\"x\"]", .list(.int)), ("{}", .list(.any)),
            ("{\"a\":1}", .map(.string)),
            ("\"x\"", .nullable(.int)), ("\"b\"", .constant("a")), ("{\"kind\":\"other\"}", union), ("{}", union),
            ("{\"kind\":1}", union),
            ("{\"kind\":\"text\"}", union), ("{\"kind\":\"text\",\"text\":\"t\",\"id\":1}", union),
            ("{\"kind\":\"tool-x\"}", union),
        ]
    )
    func refuses(json: String, shape: ValueShape) throws {
        #expect(try failure(json, shape) != nil)
    }

    @Test(
        "A number too large for a double is refused inside objects by clients that read doubles",
        arguments: [
            (ValueShape.object, #"{"a":[1e400]}"#, true), (.map(.any), #"{"a":{"b":-1e400}}"#, true),
            (.any, #"{"a":1e400}"#, false), (.list(.any), "[1e400]", false), (.object, #"{"a":1e308}"#, false),
        ]
    )
    func largeNumbers(shape: ValueShape, json: String, isRefused: Bool) throws {
        let events = [EventShape("e", fields: [FieldShape("v", shape)])]
        let value = try JSONValue(json: #"{"kind":"e","v":\#(json)}"#)
        for (numbers, isRefused) in [(ClientTable.Numbers.double, isRefused), (.any, false)] {
            let reader = StrictReader(clients: ClientTable(numbers: numbers), client: Self.old)
            let result = Result { () throws(StrictReadingError) in
                try reader.check(value, as: events, discriminator: "kind")
            }
            #expect((try? result.get()) == nil ? isRefused : !isRefused)
        }
    }

    @Test("A single event takes precedence over a family if the client knows it")
    func families() throws {
        let newer = Availability(since: [ClientVersion(2, 0, 0)])
        let events = [
            EventShape("data-", isFamily: true, fields: [FieldShape("data", .any)]),
            EventShape("data-x", fields: [FieldShape("data", .int)]),
            EventShape("data-y", availability: newer, fields: [FieldShape("data", .int)]),
            EventShape("z", availability: newer),
        ]
        func check(_ json: String) throws {
            let reader = StrictReader(clients: ClientTable(), client: Self.old)
            try reader.check(JSONValue(json: json), as: events, discriminator: "type")
        }
        #expect(throws: StrictReadingError.self) { try check(#"{"type":"data-x","data":"s"}"#) }
        #expect(throws: Never.self) { try check(#"{"type":"data-y","data":"s"}"#) }
        #expect(throws: Never.self) { try check(#"{"type":"data-z","data":"s"}"#) }
        let failure = try #require(throws: StrictReadingError.self) { try check(#"{"type":"z"}"#) }
        #expect(failure.reason == .notAvailable(client: Self.old))
    }
}
