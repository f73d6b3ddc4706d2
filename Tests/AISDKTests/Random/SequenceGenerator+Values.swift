import AISDK
import ProtocolSupport
import StreamTestSupport

// Values of actions: few and short, so that ids repeat, and some that break careless code.
extension SequenceGenerator {
    private static let plainTexts = ["Hello", " world", "", "é😀", "{}", "a\nb"]
    private static let hostileTexts = [
        "\u{2028}\u{2029}", "\0", "data: x\n\n", "\r\n\r\n", "\u{FEFF}", "[DONE]", "\u{301}", "\\ud83d", "\u{7F}\u{1F}",
        "__proto__", "\u{200D}👩", "</script>",
    ]
    private static let names = ["search", "lookup", "search", "weather"]
    private static let hostileNames = [
        "", "invocation", "constructor", "__proto__", "a-b", "dynamic-tool", "\"", "text",
    ]
    private static let pieces = [
        "{\"k\":", "[1,", "\"x", "\\u00", "}", "]", "tru", "12", ",\"k\":{", "é😀", "\"", "{\"a\":\"x\"}",
    ]
    private static let hostilePieces = ["\"\\ud83d", "\\ude00\"", "{\"__proto__\":1}", "\0", "1e999", "\u{2028}", ""]
    private static let hostileIDs = ["", "__proto__", "constructor", "toString", "e\u{301}", "\u{E9}", "a\u{2028}"]

    mutating func text() -> String {
        if isHostile, chance(0.004) { return String(repeating: "long ", count: 2_000) }
        return pick(isHostile && chance(0.3) ? Self.hostileTexts : Self.plainTexts)
    }

    mutating func name() -> String { pick(isHostile && chance(0.2) ? Self.hostileNames : Self.names) }

    mutating func inputPiece() -> String { pick(isHostile && chance(0.3) ? Self.hostilePieces : Self.pieces) }

    mutating func callID() -> String { pick(isHostile && chance(0.4) ? Self.hostileIDs : ["a", "b", "c"]) }

    /// Returns an id for text, reasoning or data, possibly one that a writer makes.
    mutating func partID() -> String { pick(isHostile && chance(0.3) ? Self.hostileIDs : ["a", "b", "i1", "i2"]) }

    mutating func value() -> JSONValue {
        if isHostile, chance(0.15) { return hostileValue() }
        return pick([nil, 1, "s", ["k": 1], [1, 2], ["k": ["l": 2]], true, 1.5, [:], []])
    }

    mutating func object() -> JSONValue {
        if isHostile, chance(0.15) { return ["k": hostileValue()] }
        return pick([["k": 1], ["k": ["l": 2]], ["m": nil], [:], ["l": [1]]])
    }

    private mutating func hostileValue() -> JSONValue {
        if chance(0.02) { return nested(pick([200, 630, 645])) }
        return pick([
            .double(.nan), .double(.infinity), .number("1e400"), .number("-1e400"), .number("abc"),
            ["k": .double(.nan)],
            ["__proto__": 1], ["k": ["__proto__": nil]], ["constructor": nil], ["constructor": 1],
            ["constructor": ["prototype": 1]], ["constructor": [["prototype": 1]]], ["prototype": 1], ["toString": 1],
            "\u{2028}", "\0", .uint(.max), .double(-0.0), .number("123456789012345678901234567890"), ["": ["": ""]],
            [["k": .number("1e400")]], "__proto__", ["type": "text-start"], ["e\u{301}": 1, "\u{E9}": 2],
        ])
    }

    private func nested(_ depth: Int) -> JSONValue {
        (0..<depth).reduce(1) { inner, _ in .array([inner]) }
    }

    mutating func providerMetadata() -> UIMessageStream.ProviderMetadata {
        if isHostile, chance(0.2) { return ["p": ["n": hostileValue()]] }
        return pick([["p": ["n": 1]], [:], ["p": [:]], ["q": ["s": "x"]]])
    }

    mutating func toolMetadata() -> JSONObject {
        if isHostile, chance(0.2) { return ["n": hostileValue()] }
        return pick([["n": 1], [:]])
    }

    mutating func callOptions() -> CallOptions {
        guard chance(0.3) else { return CallOptions() }
        return CallOptions(
            providerExecuted: pick([nil, true, false]),
            dynamic: pick([nil, true, true, false]),
            title: optional { $0.text() },
            providerMetadata: optional { $0.providerMetadata() },
            toolMetadata: optional { $0.toolMetadata() }
        )
    }

    mutating func finishReason() -> UIMessageStream.FinishReason {
        pick([.stop, .length, .contentFilter, .toolCalls, .error, .other, .unknown, .unrecognized("weary")])
    }
}
