import ProtocolSchema
import Testing

/// Tests that names of a schema meet nothing that generated code has itself.
@Suite struct SwiftScopeTests {
    private static let schema = """
        language: 1
        protocol: Chat
        types:
          chat: { fields: { validate: string, additional-fields: int, self: int, hash: int } }
          scope-table: { enum: [shape, self, unrecognized, none] }
          either: { union: { cases: { unrecognized: chat } } }
        events:
          chat: { fields: { x: scope-table, y: either } }
          unrecognized: {}
          error: {}
          a-*: { fields: { name: string } }
        writers:
          say: { emits: a-*, labels: { name: call } }
        """

    @Test func typesGetASuffixAfterWhatTheyAre() throws {
        let model = try compiled(Self.schema)
        #expect(model.types.map(\.swiftName) == ["ChatValue", "ScopeTableValue", "Either"])
        #expect(model.events.map(\.swiftName) == ["ChatEvent", "Unrecognized", "ErrorEvent", "A"])
    }

    @Test func membersGetASuffixOnlyWhereTheyMeet() throws {
        let model = try compiled(Self.schema)
        guard case .structure(let structure) = model.types[0].shape,
            case .enumeration(let values) = model.types[1].shape,
            case .union(let union) = model.types[2].shape
        else { throw CancellationError() }
        #expect(structure.fields.map(\.swiftName) == ["validateValue", "additionalFieldsValue", "selfValue", "hash"])
        #expect(values.values.map(\.swiftName) == ["shapeValue", "selfValue", "unrecognizedValue", "none"])
        #expect(union.cases.map(\.swiftName) == ["unrecognizedValue"])
        #expect(model.events.map(\.caseName) == ["chat", "unrecognizedEvent", "error", "a"])
        #expect(model.events[3].fields.map(\.swiftName) == ["nameValue"])
    }

    @Test func toolsAndDataKeepTheirMethods() throws {
        let base = try compiled(Self.base)
        let model = try compiled(
            """
            language: 1
            protocol: Weather
            extends: base
            events: { d-weather: { data: { fields: { write: int, call: int } } } }
            """,
            extending: base
        )
        #expect(model.events.last?.swiftName == "WeatherData")
        let method = try #require(model.methods.first)
        #expect(method.signature.name == "writeWeather")
        #expect(method.signature.parameters.map(\.label) == ["write", "call"])
        #expect(method.signature.parameters.map(\.swiftName) == ["writeValue", "callValue"])
    }

    private static let base = """
        language: 1
        protocol: Base
        events:
          d-*: { fields: { data: any } }
        applications:
          data: { event: d-*, value: data }
        """
}
