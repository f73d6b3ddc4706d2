import Testing

@_spi(Generated) @testable import ProtocolSupport

@Suite("Forbidden keys") struct ForbiddenKeyTests {
    static let clients = SmallStream.clients

    @Test(
        "a key is allowed if no client from the floor on refuses it",
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
        "a client refuses the keys of its own version",
        arguments: [("5.0.145", true), ("5.0.146", false), ("6.0.0", true), ("6.0.115", false), ("7.0.0", false)]
    )
    func clients(client: String, isRefused: Bool) throws {
        let keys = Self.clients.forbiddenKeys(of: try #require(ClientVersion(client)))
        #expect((keys.rule(for: "constructor", in: nil) != nil) == isRefused)
        #expect(keys.rule(for: "prototype", in: "constructor") == .always)
    }

    @Test("without a floor, the keys that new clients refuse are refused")
    func noFloor() {
        let keys = Self.clients.forbiddenKeys(from: nil)
        #expect(keys.rule(for: "__proto__", in: "a") == .always)
        #expect(keys.rule(for: "constructor", in: nil) == nil)
    }

    @Test("a key that is refused under one parent is allowed under others")
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
        "only a key that is spelled without escapes is found",
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
        "values that clients refuse are removed, and the others stay",
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

    @Test("a value nested too deep to be written does not overflow the stack")
    func deepValues() {
        var value: JSONValue = ["__proto__": 1]
        for _ in 0..<20_000 { value = [value] }
        let keys = Self.clients.forbiddenKeys(from: nil)
        guard case .array = keys.removed(from: value) else {
            Issue.record("the array is missing")
            return
        }
        // Freed level by level, since freeing such a deep tree recursively would overflow the stack.
        while case .array(let elements) = value, let inner = elements.first { value = inner }
    }
}
