import Testing

@_spi(Generated) @testable import ProtocolSupport

@Suite("Forbidden keys") struct ForbiddenKeyTests {
    static let clients = SmallStream.clients

    @Test(
        "a stream may have a key once no client from its floor on refuses it",
        arguments: [
            ("5.0.0", true), ("5.0.145", true), ("5.0.146", true), ("6.0.0", true), ("6.0.114", true),
            ("6.0.115", false), ("7.0.0", false),
        ]
    )
    func floors(floor: String, isRefused: Bool) throws {
        let floor: ClientVersion = try #require(ClientVersion(floor))
        let keys = Self.clients.forbiddenKeys(from: floor)
        #expect((keys.rule(for: "constructor", in: nil) != nil) == isRefused)
        #expect(keys.rule(for: "__proto__", in: nil) == .always)
    }

    @Test(
        "a client refuses what clients of its own version do",
        arguments: [("5.0.145", true), ("5.0.146", false), ("6.0.0", true), ("6.0.115", false), ("7.0.0", false)]
    )
    func clients(client: String, isRefused: Bool) throws {
        let keys = Self.clients.forbiddenKeys(of: try #require(ClientVersion(client)))
        #expect((keys.rule(for: "constructor", in: nil) != nil) == isRefused)
        #expect(keys.rule(for: "prototype", in: "constructor") == .always)
    }

    @Test("without a floor, what every new client refuses is refused")
    func noFloor() {
        let keys = Self.clients.forbiddenKeys(from: nil)
        #expect(keys.rule(for: "__proto__", in: "a") == .always)
        #expect(keys.rule(for: "constructor", in: nil) == nil)
    }

    @Test("a key that is refused in one object is not refused in others")
    func parents() {
        let keys = Self.clients.forbiddenKeys(from: nil)
        #expect(keys.rule(for: "prototype", in: "constructor") == .always)
        #expect(keys.rule(for: "prototype", in: "a") == nil)
        #expect(keys.rule(for: "prototype", in: nil) == nil)
        #expect(keys.isParent("constructor"))
        #expect(!keys.isParent("__proto__"))
        #expect(keys.mayConcern("__proto__") && keys.mayConcern("constructor") && !keys.mayConcern("a"))
    }

    @Test(
        "the name is looked for as a key that is spelled without escapes",
        arguments: [
            (#"{"__proto__":1}"#, true), (#"{"a":{"constructor" : 1}}"#, true), (#"{"a\"constructor":1}"#, true),
            (#"{"\u005f_proto__":1}"#, false), (#"{"a":"__proto__"}"#, false), (#"{"a":"\"__proto__\":"}"#, false),
            (#"{"prototype":1}"#, false), (#"{"__proto":1}"#, false), (#""__proto__""#, false), ("", false),
        ]
    )
    func spelling(json: String, isThere: Bool) {
        #expect(Self.clients.forbiddenKeys(from: nil).isSpelled(in: Array(json.utf8)) == isThere)
    }

    @Test(
        "what clients refuse is removed and the rest stays",
        arguments: [
            (#"{"a":1,"__proto__":2,"b":[{"__proto__":3,"c":4}]}"#, #"{"a":1,"b":[{"c":4}]}"#),
            (#"{"constructor":{"prototype":1,"a":{"prototype":2}}}"#, #"{"constructor":{"a":{"prototype":2}}}"#),
            (#"{"constructor":null,"a":{"constructor":1}}"#, #"{"a":{"constructor":1}}"#),
            (#"{"constructor":[{"prototype":1}],"prototype":2}"#, #"{"constructor":[{"prototype":1}],"prototype":2}"#),
            (#"null"#, #"null"#),
        ]
    )
    func removing(json: String, expected: String) throws {
        let keys = Self.clients.forbiddenKeys(from: ClientVersion(6, 0, 0))
        #expect(try keys.removed(from: JSONValue(json: json)) == JSONValue(json: expected))
    }

    @Test("a value that is nested too deep to be written does not exhaust the stack")
    func deepValues() {
        var value: JSONValue = ["__proto__": 1]
        for _ in 0..<20_000 { value = [value] }
        let keys = Self.clients.forbiddenKeys(from: nil)
        guard case .array = keys.removed(from: value) else {
            Issue.record("the array is gone")
            return
        }
        // Freed level by level, since a tree this deep is otherwise freed by recursion.
        while case .array(let elements) = value, let inner = elements.first { value = inner }
    }
}
