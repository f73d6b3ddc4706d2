import ProtocolSchema
import Testing

@Suite struct TypePhraseTests {
    @Test func readsNestedPhrases() {
        #expect(TypePhrase("string") == .name("string"))
        #expect(TypePhrase("list of usage") == .list(.name("usage")))
        #expect(TypePhrase("map of list of any or null") == .nullable(.map(.list(.name("any")))))
        #expect(TypePhrase("  list  of\tint ") == .list(.name("int")))
    }

    @Test func readsTypesWithOrBetweenThem() {
        #expect(TypePhrase("string or int") == .choice([.name("string"), .name("int")]))
        #expect(TypePhrase("list of a or map of list of b") == .choice([.list(.name("a")), .map(.list(.name("b")))]))
        #expect(TypePhrase("string or int or null") == .nullable(.choice([.name("string"), .name("int")])))
    }

    @Test(
        "refuses text that is not a type phrase",
        arguments: [
            "", "list", "list of", "list string", "set of int", "a b", "or null", "int or", "null or int",
            "int or or string",
            "int or null or string", "null", String(repeating: "int or ", count: 100_000) + "string",
        ]
    )
    func refuses(_ text: String) {
        // A `list` without an element is read as a name, which the resolver does not know.
        #expect(TypePhrase(text) == (text == "list" ? .name("list") : nil))
    }

    @Test func refusesPhrasesThatAreNestedTooDeep() {
        #expect(TypePhrase(String(repeating: "list of ", count: 100_000) + "int") == nil)
    }
}
