import ProtocolSchema
import Testing

/// Tests the signatures of writer methods, as the resolver decides them.
@Suite struct WriterSignatureTests {
    /// Returns a parameter as `label name: type`, followed by the effect of omitting it.
    private static func text(_ parameter: WriterSignature.Parameter) -> String {
        let omitted =
            switch parameter.presence {
            case .required: ""
            case .optional: " = nil"
            case .defaulted(let value): " = \(value)"
            case .generated: " made up"
            }
        return "\(parameter.label ?? "_") \(parameter.swiftName): \(parameter.swiftType.local)" + omitted
    }

    private static func parameters(_ writer: String, events: String) throws -> [String] {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            types: { json: any, word: string, maybe: word or null, unused: { fields: { a?: json, b?: maybe } } }
            events: { \(events), all: { includes: [unused] } }
            writers: { send: { \(writer) } }
            """
        )
        return try #require(model.writers.first).signature.parameters.map(text)
    }

    @Test(
        "a field decides its parameter",
        arguments: [
            ("a: int", "a a: Int"), ("a?: int", "a a: Int? = nil"), ("a: int or null", "a a: Int?"),
            ("a?: int or null", "a a: Int? = nil"), ("a: word", "a a: Word"), ("a: maybe", "a a: Word?"),
            ("a?: maybe", "a a: Word? = nil"), ("a: any", "a a: some Encodable & Sendable"),
            ("a?: any", "a a: (any Encodable & Sendable)? = nil"),
            ("a: json or null", "a a: some Encodable & Sendable"),
            ("a: list of any", "a a: [JSONValue]"), ("class: string", "class `class`: String"),
            ("a?: { type: int, default: 10 }", #"a a: Int = number("10")"#),
            ("a?: { type: int or null, default: 10 }", #"a a: Int? = number("10")"#),
            ("a?: { type: any, default: 1 }", #"a a: (any Encodable & Sendable)? = number("1")"#),
        ]
    )
    func aFieldDecides(_ field: String, _ parameter: String) throws {
        #expect(try Self.parameters("emits: one", events: "one: { fields: { \(field) } }") == [parameter])
    }

    @Test("a constant is not a parameter")
    func aConstantIsNone() throws {
        #expect(try Self.parameters("emits: one", events: "one: { fields: { a: { const: 1 } } }") == [])
    }

    @Test(
        "fields with one name share a parameter, and also its default if all have the same",
        arguments: [
            ("a?: { type: int, default: 1 }", "a?: { type: int, default: 1 }", #"a a: Int = number("1")"#),
            ("a?: { type: int, default: 1 }", "a?: { type: int, default: 2 }", "a a: Int? = nil"),
            ("a?: { type: int, default: 1 }", "a?: int", "a a: Int? = nil"),
            ("a?: { type: int, default: 1 }", "a: int", "a a: Int"), ("a?: int", "a: int", "a a: Int"),
        ]
    )
    func fieldsShare(_ first: String, _ second: String, _ parameter: String) throws {
        let events = "one: { fields: { \(first) } }, two: { fields: { \(second) } }"
        #expect(try Self.parameters("emits: [one, two]", events: events) == [parameter])
    }

    @Test func unlabelledAndThenRequiredParametersComeFirst() throws {
        let found = try Self.parameters(
            "emits: one, unlabelled: d, generates: b, labels: { c: with }, omits: [e]",
            events: "one: { fields: { a?: int, b: string, c: int, d: string, e?: int } }"
        )
        #expect(found == ["_ d: String", "with c: Int", "a a: Int? = nil", "b b: String? made up"])
    }

    @Test func aParameterIsOmittedForClientsThatDoNotKnowItsField() throws {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            clients: { floor: 5.0.0, lines: { 5.0.0: 5.9.9, 6.0.0: 6.9.9 } }
            events:
              one: { fields: { new?: { type: int, since: 6.0.0 }, a?: { type: int, default: 1, since: 6.0.0 } } }
              two: { fields: { a?: { type: int, default: 2 }, id: string } }
            writers: { send: { emits: [one, two], generates: id } }
            """
        )
        let (all, known) = (model.writers[0], model.restricted(to: ClientVersion(5, 0, 0)).writers[0])
        #expect(
            all.signature.parameters.map(Self.text) == [
                "new new: Int? = nil", "a a: Int? = nil", "id id: String? made up",
            ]
        )
        #expect(known.signature.parameters.map(Self.text) == [#"a a: Int = number("2")"#, "id id: String? made up"])
        #expect(all.signature.result == .generated(parameter: 2))
        #expect(known.signature.result == .generated(parameter: 1))
    }

    // MARK: Methods of an extension

    private static let base = """
        language: 1
        protocol: Base
        events:
          data-*: { fields: { id?: string, data: any, transient?: bool } }
          message-metadata: { fields: { messageMetadata: any } }
          tool-input-available: { fields: { toolCallId: string, toolName: string, input: any } }
          tool-output-available: { fields: { toolCallId: string, output: any } }
          tool-output-error: { fields: { toolCallId: string, errorText: string } }
        applications:
          data: { event: data-*, value: data, id: id, transient: transient }
          metadata: { event: message-metadata, value: messageMetadata }
          tools:
            id: toolCallId
            name: toolName
            call: { event: tool-input-available, value: input }
            output: { event: tool-output-available, value: output }
            failure: { event: tool-output-error, text: errorText }
        writers: { write-data: { emits: data-*, unlabelled: name } }
        """

    private static func application(_ text: String) throws -> ProtocolModel {
        try compiled("language: 1\nprotocol: Chat\nextends: base.yaml\n" + text, extending: try compiled(base))
    }

    @Test(
        "a kind of data has a method",
        arguments: [
            (
                "data-note: { data: string }",
                ["_ payload: String", "id id: String? = nil", "transient transient: Bool? = nil"]
            ),
            ("data-note: { data: string or null, id: none, transient: always }", ["_ payload: String?"]),
            ("data-note: { data: any, id: required, transient: never }", ["_ payload: JSONValue", "id id: String"]),
            (
                "data-note: { data: { fields: { a: any, b?: { type: int, default: 1 }, c: { const: 1 } } }, id: none, transient: never }",
                ["a a: JSONValue", #"b b: Int = number("1")"#]
            ),
            // Additional parameters of the method do not have the names of payload fields.
            (
                "data-note: { data: { fields: { id: int, partId?: int, transient: int } } }",
                [
                    "id id: Int", "partID partID: Int? = nil", "transient transient: Int",
                    "partID2 partID2: String? = nil",
                    "isTransient isTransient: Bool? = nil",
                ]
            ),
        ]
    )
    func aKindOfDataHasAMethod(_ event: String, _ parameters: [String]) throws {
        let method = try #require(try Self.application("events: { \(event) }").methods.first)
        #expect(method.signature.name == "writeNote")
        #expect(method.signature.parameters.map(Self.text) == parameters)
    }

    @Test func anAliasOfAStructHasItsPropertiesAsParameters() throws {
        let model = try Self.application(
            "types: { place: { fields: { x: int } }, spot: place }\nevents: { data-note: { data: spot, id: none, transient: never } }"
        )
        let method = try #require(model.methods.first)
        #expect(method.signature.parameters.map(Self.text) == ["x x: Int"])
        #expect(method.payload == .memberwise(SwiftTypeName(local: "Spot", qualified: "Chat.Spot"), count: 1))
    }

    @Test func aDeclaredWriterReplacesTheMethodWithItsName() throws {
        let model = try Self.application(
            "events: { data-note: { data: string } }\nwriters: { write-note: { emits: data-note } }"
        )
        #expect(model.methods.isEmpty)
    }

    @Test func metadataAndToolsHaveMethods() throws {
        let model = try Self.application(
            """
            metadata: { fields: { model: string, tokens?: int or null } }
            tools: { look: { input: { fields: { id: int } } }, ask: { input: string, runs: client } }
            """
        )
        #expect(model.methods.map(\.signature.name) == ["writeMetadata", "callLook", "callAsk"])
        #expect(
            model.methods.map { $0.signature.parameters.map(Self.text) } == [
                ["model model: String? = nil", "tokens tokens: Int? = nil"],
                ["id id: Int", "callID callID: String? made up"], ["input input: String", "id id: String? made up"],
            ]
        )
        #expect(model.methods.map(\.signature.result) == [.nothing, .toolCall(tool: 0), .toolCall(tool: 1)])
    }

    @Test func aProtocolWithoutABaseHasOnlyWriters() throws {
        #expect(try compiled(Self.base).methods.isEmpty)
    }
}
