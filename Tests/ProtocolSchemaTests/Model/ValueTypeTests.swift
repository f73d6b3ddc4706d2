import ProtocolSchema
import Testing

/// Tests the types of fields' values, which the resolver decides and emitters print.
@Suite struct ValueTypeTests {
    private static let types = """
        types:
          word: string
          words: list of word
          maybe: string or null
          maybe-again: maybe or null
          json: any
          level: { enum: [low, high] }
          all: { fields: { a?: words, b?: maybe-again, c?: json, d?: level } }

        """

    /// A field with the expected type of its values.
    struct Case: Sendable, CustomTestStringConvertible {
        var field: String
        var resolved: TypeReference
        var isNullable = false
        /// The Swift type of a value that is not null, inside the namespace.
        var swift: String
        /// The Swift type of the property, inside the namespace.
        var property: String

        var testDescription: String { field }
    }

    static let cases = [
        Case(field: "a: string", resolved: .string, swift: "String", property: "String"),
        Case(field: "a: uint", resolved: .uint, swift: "UInt64", property: "UInt64"),
        Case(
            field: "a: map of list of int",
            resolved: .map(.list(.int)),
            swift: "JSONMap<[Int]>",
            property: "JSONMap<[Int]>"
        ),
        Case(field: "a?: string", resolved: .string, swift: "String", property: "String?"),
        Case(field: "a: string or null", resolved: .string, isNullable: true, swift: "String", property: "String?"),
        Case(
            field: "a?: string or null",
            resolved: .string,
            isNullable: true,
            swift: "String",
            property: "String?"
        ),
        Case(field: "a?: { type: int, default: 1 }", resolved: .int, swift: "Int", property: "Int"),
        Case(
            field: "a?: { type: int or null, default: 1 }",
            resolved: .int,
            isNullable: true,
            swift: "Int",
            property: "Int?"
        ),
        Case(field: "a: { const: 3 }", resolved: .int, swift: "Int", property: "Int"),
        // An alias keeps its name in Swift; elsewhere it is replaced with its type.
        Case(field: "a: word", resolved: .string, swift: "Word", property: "Word"),
        Case(
            field: "a: words or null",
            resolved: .list(.named(TypeID(0))),
            isNullable: true,
            swift: "Words",
            property: "Words?"
        ),
        // `or null` may come from an alias, even twice, and has the effect of one.
        Case(field: "a: maybe", resolved: .string, isNullable: true, swift: "String", property: "String?"),
        Case(field: "a: maybe or null", resolved: .string, isNullable: true, swift: "String", property: "String?"),
        Case(
            field: "a?: maybe-again",
            resolved: .string,
            isNullable: true,
            swift: "String",
            property: "String?"
        ),
        Case(field: "a: list of maybe", resolved: .list(.named(TypeID(2))), swift: "[Maybe]", property: "[Maybe]"),
        // The values of `any` include null.
        Case(field: "a: json or null", resolved: .any, swift: "JSON", property: "JSON"),
        Case(field: "a?: json or null", resolved: .any, swift: "JSON", property: "JSON?"),
        Case(field: "a: list of level", resolved: .list(.named(TypeID(5))), swift: "[Level]", property: "[Level]"),
    ]

    @Test("a field's type decides the type of its values", arguments: cases)
    func decides(_ testCase: Case) throws {
        let events = "events: { one: { fields: { \(testCase.field) } }, every: { includes: [all] } }"
        let model = try compiled("language: 1\nprotocol: Sample\n" + Self.types + events)
        let field = try #require(model.events.first?.fields.first)
        #expect(field.value.resolved == testCase.resolved)
        #expect(field.value.isNullable == testCase.isNullable)
        #expect(field.value.swift.local == testCase.swift)
        #expect(field.swiftType.local == testCase.property)
    }

    @Test func aTypeOfTheBaseHasTheNamespaceOfTheBase() throws {
        let base = try compiled(
            """
            language: 1
            protocol: Base
            types: { level: { enum: [low] } }
            events: { start: { fields: { level: level } }, data-*: { fields: { data: any } } }
            applications: { data: { event: data-*, value: data } }
            """
        )
        let model = try compiled(
            """
            language: 1
            protocol: Chat
            extends: base.yaml
            types: { mood: { enum: [good] } }
            events: { data-both: { data: { fields: { level: list of level, mood?: mood or null } } } }
            """,
            extending: base
        )
        guard case .structure(let payload)? = model.types.first(where: { $0.name == "data-both.data" })?.shape else {
            Issue.record("there is no payload")
            return
        }
        #expect(base.events[0].fields[0].swiftType == SwiftTypeName(local: "Level", qualified: "Base.Level"))
        #expect(payload.fields[0].swiftType == SwiftTypeName("[Base.Level]"))
        #expect(payload.fields[1].swiftType.local == "Mood?")
        #expect(payload.fields[1].swiftType.qualified == "Chat.Mood?")
    }

    @Test("a discriminator is matched with whole values first, then with the longest prefix")
    func findsTheCase() throws {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            types:
              part: { union: { cases: { x-*: wide, x-y-*: narrow, x-y-z: exact } } }
              wide: { fields: {} }
              narrow: { fields: {} }
              exact: { fields: {} }
            events: { one: { fields: { part: part } } }
            """
        )
        guard case .union(let union)? = model.types.first?.shape else {
            Issue.record("there is no union")
            return
        }
        for (tag, expected) in [("x-y-z", "x-y-z"), ("x-y-q", "x-y-"), ("x-q", "x-"), ("q", nil)] as [(String, String?)]
        {
            #expect(union.case(for: .string(tag))?.value == expected)
        }
    }
}
