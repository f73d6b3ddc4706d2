import ProtocolSchema
import Testing

/// Tests that an alias is treated as its type wherever a schema expects a type.
@Suite struct AliasTests {
    @Test func anAliasOfAStringMayBeAKeyAReferenceAnIdentifierAndAText() throws {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            types: { name: string, word: name }
            events:
              start: { fields: { id?: word } }
              finish: {}
              failed: { fields: { text: word } }
              call: { fields: { id: word, delta: word }, joins: delta }
              done: { fields: { id: word } }
              answer: { fields: { id: word } }
            lifecycle:
              message: { opens: start, closes: finish, ends: [failed], id: id, on-failure: { send: failed, text: text } }
              part: { within: message, key: id, opens: call, closes: done }
              answers: { within: message, single: [answer], refers: { by: id, to: call } }
            writers: { begin: { emits: call, generates: id } }
            """
        )
        #expect(model.events[3].key == 0 && model.events[3].joins == 1 && model.events[3].reference == 0)
    }

    @Test(
        "constraints are checked against the type of an alias",
        arguments: [
            ("{ type: word, min-length: 2, pattern: a }", []), ("{ type: words or null, max-items: 2 }", []),
            ("{ type: count, min: 1 }", []), ("{ type: maybe, max-length: 3 }", []),
            ("{ type: word, min: 1 }", ["'min' and 'max' belong on numbers"]),
            ("{ type: count, min: 1.5 }", ["'1.5' is not a whole number"]),
            ("{ type: level, min-length: 1 }", ["a length belongs on a string or a list"]),
        ] as [(String, [String])]
    )
    func constraints(_ field: String, _ expected: [String]) throws {
        // Types may be declared after their use.
        let schema = """
            language: 1
            protocol: Sample
            events: { one: { fields: { holder: holder } } }
            types:
              holder: { fields: { field?: \(field), a?: word, b?: words, c?: count, d?: maybe, e?: level } }
              word: string
              words: list of word
              count: int
              maybe: word or null
              level: { enum: [low], open: false }
            """
        #expect(try messages(schema) == expected)
    }

    @Test("a value is checked against a type that is declared later", arguments: ["default", "example"])
    func aValueOfALaterType(_ key: String) throws {
        let schema = """
            language: 1
            protocol: Sample
            events: { one: { fields: { holder: holder } } }
            types:
              holder: { fields: { field?: { type: level, \(key): high } } }
              level: { enum: [low], open: false }
            """
        #expect(try messages(schema) == ["'high' is not a value of 'level'; the values are low"])
    }

    @Test(
        "a name that stands for itself is reported",
        arguments: ["own", "own or null", "list of own"]
    )
    func anAliasOfItself(_ type: String) throws {
        let schema = """
            language: 1
            protocol: Sample
            types: { own: \(type) }
            events: { one: { fields: { a?: { type: own, default: 1, min: 1 } } } }
            """
        let found = try messages(schema)
        #expect(found.contains("type 'own' is another name for itself"))
    }
}
