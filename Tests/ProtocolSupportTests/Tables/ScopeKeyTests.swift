@_spi(Generated) @testable import ProtocolSupport
import Testing

/// Tests the keys of scopes that are more than one string.
@Suite struct ScopeKeyTests {
    @Test(
        "values that count together have different keys if any of them differs, whatever they contain",
        arguments: [
            (["a/b", "c"], ["a", "b/c"]), (["a", "b"], ["a/b", ""]), (["", "a"], ["a", ""]), (["a\\", "b"], ["a\\/b", ""]),
            (["a\\", "/b"], ["a\\/", "b"]), (["\\", "\\"], ["\\\\", ""]), (["a\\/b", "c"], ["a\\", "b/c"]),
            // A slash and a combining mark are one character.
            (["a/\u{338}b", "\u{338}c"], ["a", "\u{338}b/\u{338}c"]),
            // The same character in two spellings: ids are compared by their bytes.
            (["\u{e9}", "a"], ["e\u{301}", "a"]),
        ]
    )
    func differ(_ left: [String], _ right: [String]) {
        #expect(Array(ScopeID.key(left).utf8) != Array(ScopeID.key(right).utf8))
    }

    @Test func simpleValuesAreReadableInMessages() {
        #expect(ScopeID.key("item_1", "0") == "item_1/0")
        #expect(ScopeID.key("a/b", "c\\") == "a\\/b/c\\\\")
    }

    @Test func aStringAndANumberWithTheSameDigitsDiffer() {
        #expect(ScopeID.key(of: "1" as JSONValue) == "\"1\"")
        #expect(ScopeID.key(of: 1 as JSONValue) == "1")
    }
}
