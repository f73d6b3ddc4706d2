import ProtocolSchema
import Testing

@Suite struct ResolverTests {
    static let schema = """
        language: 1
        protocol: Sample
        casing: { events: kebab-case, fields: camelCase, values: snake_case }
        clients: { floor: 6.0.0, lines: { 5.0.0: 5.0.9, 6.0.0: 6.0.9 } }
        types:
          common: { fields: { trace-id?: string } }
          metadata: map of map of any
          level: { enum: { low: Little., veryHigh: { since: 6.0.0, below: low } } }
        events:
          text-start: { fields: { id: string } }
          textDelta: { includes: [common], fields: { id: string, delta: string, meta?: metadata } }
          text-end: { fields: { id: string } }
          error: { fields: { message: string, level: level } }
          call:
            casing: snake_case
            fields: { callId: string, api-url: { type: string, casing: verbatim }, name: { type: string, wire: NAME } }
          call-done:
            since: 6.0.0
            below: { send: error, with: { message: Done., level: low } }
            fields: { callId: string, output?: any or null }
          data-*: { swift: DataEvent, fields: { data: any } }
        lifecycle:
          text: { key: id, opens: text-start, continues: textDelta, closes: text-end }
        writers:
          write-text: { appends: text }
          run-call: { emits: [call, call-done], unlabelled: name, generates: callId }
          write-data: { emits: data-*, unlabelled: name }
        """.replacing("any or null", with: "any")

    private func event(_ name: String) throws -> EventModel {
        try #require(try compiled(Self.schema).events.first { $0.name == name })
    }

    @Test("the most specific casing is used for a field")
    func spellsFields() throws {
        #expect(try event("call").fields.map(\.wireName) == ["call_id", "api-url", "NAME"])
        #expect(try event("textDelta").fields.map(\.wireName) == ["traceId", "id", "delta", "meta"])
    }

    @Test func eventsGetTheirCasingAndFamiliesKeepTheEndOfTheirPrefix() throws {
        let names = try compiled(Self.schema).events.map(\.wireName)
        #expect(names == ["text-start", "text-delta", "text-end", "error", "call", "call-done", "data-"])
    }

    @Test func anEventThatWouldHideACommonTypeGetsASuffix() throws {
        #expect(try event("error").swiftName == "ErrorEvent")
        #expect(try event("error").caseName == "error")
    }

    @Test("a forbidden key is a name in a list, or an entry with a doc and options")
    func forbiddenKeys() throws {
        let clients = "clients: { floor: 6.0.0, lines: { 5.0.0: 5.0.9, 6.0.0: 6.0.9 }"
        func keys(_ written: String) throws -> [ClientsModel.ForbiddenKey] {
            let text = Self.schema.replacing(clients, with: clients + ", forbidden-keys: " + written)
            return try #require(try compiled(text).clients).forbiddenKeys
        }
        for key in try keys("[a, b.c]") + keys("{ a: , b.c: {} }") {
            #expect(key.availability == .always && !key.onlyNull && key.doc == nil)
        }
        #expect(try keys("[a, b.c]").map(\.path) == ["a", "b.c"])
        #expect(try keys("{ a: , b.c: {} }").map(\.parent) == [nil, "b"])
        let written = try keys("{ a: Why., b: { only-null: true, until: [5.0.3, 6.0.4], doc: How. } }")
        #expect(written.map(\.doc) == ["Why.", "How."])
        #expect(written.map(\.displayName) == ["a", "b: null"])
        #expect(written[1].availability.until == [ClientVersion(5, 0, 3), ClientVersion(6, 0, 4)])
        #expect(try keys("a").map(\.key) == ["a"])
    }

    @Test func aStructThatIsOnlyIncludedIsNotEmitted() throws {
        let model = try compiled(Self.schema)
        #expect(model.types.indices.filter { !model.ownTypes.contains($0) }.map { model.types[$0].name } == ["common"])
    }

    @Test func aSubstituteGetsFixedValues() throws {
        guard case .send(let substitutes) = try event("call-done").below else {
            Issue.record("nothing is sent instead")
            return
        }
        #expect(
            substitutes == [
                EventModel.Substitute(
                    event: 3,
                    values: [.fixed(field: 0, .string("Done.")), .fixed(field: 1, .string("low"))]
                )
            ]
        )
    }

    @Test func anAppendingWriterTakesTheTextWithoutALabel() throws {
        let writer = try #require(try compiled(Self.schema).writers.first)
        #expect(writer.signature.parameters.map(\.swiftName) == ["delta", "traceID", "meta"])
        #expect(writer.signature.parameters.map(\.label) == [nil, "traceID", "meta"])
        #expect(writer.emissions.first?.arguments.contains(.partKey(field: 1)) == true)
    }

    @Test func fieldsWithOneNameShareAParameterAndRequiredOnesComeFirst() throws {
        let writer = try #require(try compiled(Self.schema).writers.dropFirst().first)
        #expect(writer.signature.parameters.map(\.swiftName) == ["name", "apiURL", "callID", "output"])
        #expect(writer.signature.parameters.map(\.presence) == [.required, .required, .generated, .optional])
        #expect(writer.emissions.count == 2)
        #expect(
            writer.emissions[1].arguments == [.parameter(field: 0, parameter: 2), .parameter(field: 1, parameter: 3)]
        )
    }

    @Test func aFamilysNameIsAParameter() throws {
        let writer = try #require(try compiled(Self.schema).writers.last)
        #expect(writer.emissions[0].arguments == [.familyName(parameter: 0), .parameter(field: 0, parameter: 1)])
    }

    @Test func anIncludedFieldMayHaveTheNameOfAKeyword() throws {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            types: { common: { fields: { class: string } } }
            events: { one: { includes: [common], fields: { in?: string } } }
            """
        )
        #expect(model.events[0].fields.map(\.swiftName) == ["`class`", "`in`"])
    }

    @Test func anIncludedFieldMustNotHaveTheSwiftNameOfAnother() throws {
        let found = try messages(
            """
            language: 1
            protocol: Sample
            types: { common: { fields: { class: string } } }
            events: { one: { includes: [common], fields: { CLASS: { type: string, swift: class } } } }
            """
        )
        #expect(found == ["'CLASS' and 'class' in event 'one' have the same name in Swift, 'class'"])
    }
}
