import ProtocolSchema
import Testing

/// Tests the events that carry the data, metadata and tools of applications.
@Suite struct CarriersTests {
    private static let events = """
        language: 1
        protocol: Sample
        types: { json: any, label: string }
        events:
          note-*: { fields: { transient?: bool, note?: string, data: json, id?: string } }
          custom: { fields: { name: label, value: any, source?: string, kind: { const: data } } }
          state: { fields: { snapshot: any, version: int } }
          begin: { fields: { call: string, tool: string } }
          piece: { fields: { call: string, delta: string } }
          done: { fields: { call: string } }
          answer: { fields: { message: string, call: string, content: string, more?: bool } }
          error: { fields: { call: string, text: string } }

        """

    private static func carriers(_ applications: String) throws -> CarriersModel {
        try compiled(events + "applications: { \(applications) }").carriers
    }

    private static func messages(_ applications: String) throws -> [String] {
        try ProtocolSchemaTests.messages(events + "applications: { \(applications) }")
    }

    private static let tools = """
        tools: {
          id: call, name: tool, call: [begin, { event: piece, value: delta }, done],
          output: { event: answer, id: [call, message], value: content, preliminary: more },
          failure: { event: error, text: text } }
        """

    @Test func aFamilyOrAnEventWithANameFieldCarriesData() throws {
        let family = try Self.carriers("data: { event: note-*, value: data, id: id, transient: transient }").data
        #expect(family?.event == 0)
        #expect([.payload, .id, .isTransient].map { family?.field(of: $0) } == [2, 3, 0])
        let event = try Self.carriers("data: { event: custom, name: name, value: value, with: { source: app } }").data
        #expect(event?.event == 1)
        #expect([.name, .payload].map { event?.field(of: $0) } == [0, 1])
        #expect(event?.arguments.last == .init(field: 2, source: .fixed(.string("app"))))
    }

    @Test func metadataIsMergedOrReplaced() throws {
        let merged = try Self.carriers("metadata: { event: state, value: snapshot, with: { version: 1 } }").metadata
        let replaced = try Self.carriers(
            "metadata: { event: state, value: snapshot, replaces: true, with: { version: 1 } }"
        ).metadata
        #expect([merged?.replaces, replaced?.replaces] == [false, true])
        #expect(merged?.carrier == replaced?.carrier)
    }

    @Test func otherEventsMayCarryMetadataToo() throws {
        let written = "metadata: { event: custom, value: value, with: { name: a }, also: state }"
        #expect(try Self.messages(written).contains("unknown field 'value' in 'state'"))
        let events = Self.events.replacing("snapshot: any", with: "value?: any")
        let metadata = try compiled(events + "applications: { \(written) }").carriers.metadata
        #expect(metadata?.also.map(\.event) == [2])
        #expect(metadata?.also.first?.field(of: .payload) == 0)
        let same = written.replacing("also: state", with: "also: custom")
        #expect(try Self.messages(same) == ["'custom' already carries the metadata"])
    }

    @Test func aCallIsCarriedByOneEventOrSeveral() throws {
        let tools = try #require(try Self.carriers(Self.tools).tools)
        #expect(tools.call.map(\.event) == [3, 4, 5])
        #expect(tools.call.map { $0.field(of: .id) } == [0, 0, 0])
        #expect(tools.call.map { $0.field(of: .name) } == [1, nil, nil])
        #expect(tools.call.map { $0.field(of: .payload) } == [nil, 1, nil])
        // A reader looks for the call in the first field, and both fields get its id.
        #expect(tools.output.field(of: .id) == 1)
        #expect(tools.output.arguments.filter { $0.source == .value(.id) }.map(\.field) == [1, 0])
        #expect(tools.failure.field(of: .failureText) == 1)
    }

    @Test func nothingIsCarriedUnlessTheSchemaSaysSo() throws {
        let carriers = try compiled(Self.events).carriers
        #expect(carriers.data == nil && carriers.metadata == nil && carriers.tools == nil)
    }

    @Test(
        "an invalid declaration is reported",
        arguments: [
            ("data: { event: nots-*, value: data }", "unknown event 'nots-*'; did you mean 'note-*'?"),
            ("data: { event: note-*, value: date }", "unknown field 'date' in 'note-'; did you mean 'data'?"),
            (
                "data: { event: note-*, name: note, value: data }",
                "'note-*' is a family: the text in place of the '*' is the name"
            ),
            ("data: { event: note-* }", "'note-*' needs 'value', the field that takes what is carried"),
            (
                "data: { event: note-*, value: data, id: transient }",
                "'id' must be a field of the type string, but 'transient' is bool"
            ),
            ("data: { event: note-*, value: data, id: [id, id] }", "'id' stands twice in 'id'"),
            (
                "data: { event: note-*, value: data, id: note, with: { note: a } }",
                "the field 'note' already takes another value"
            ),
            ("data: { event: custom, value: value }", "'custom' needs 'name', the field that takes the name"),
            ("data: { event: custom, name: kind, value: value }", "the field 'kind' is a constant"),
            ("data: { event: custom, name: source, value: value }", "'name' must be a required field"),
            (
                "metadata: { event: state, value: version, with: { snapshot: 1 } }",
                "'value' must be a field of the type any or string (which holds JSON text), but 'version' is int"
            ),
            (
                "metadata: { event: state, value: snapshot }",
                "'state' requires the field 'version', which gets no value"
            ),
            (
                "metadata: { event: state, value: snapshot, with: { version: one } }",
                "a string does not fit the type, which is int"
            ),
            ("metadata: { event: note-*, value: data }", "'note-*' is a family; one event is expected"),
            ("metadata: { event: state, valeu: snapshot }", "unknown key 'valeu' in 'metadata'; did you mean 'value'?"),
        ]
    )
    func reports(_ applications: String, _ message: String) throws {
        #expect(try Self.messages(applications).contains(message))
    }

    @Test(
        "calls that could not be written or read are reported",
        arguments: [
            ("call: [begin, { event: piece, value: delta }, done]", "call: [begin, done]", "'value'"),
            ("name: tool, ", "", "'begin' requires the field 'tool'"),
            ("call: [begin, {", "call: [{", "none of the events of 'call' says which field 'name' is"),
            ("value: delta }, done]", "value: delta }, { event: error, value: text }]", "already begins a call"),
            ("event: answer, id: [call, message]", "event: answer", "requires the field 'message'"),
            ("id: call, ", "", "needs 'id', the field that takes the id"),
            ("more }", "content }", "already takes another value"),
            (
                "value: delta }, done]", "value: delta }, { event: answer, value: content, with: { message: m } }]",
                "one event of 'call' may have 'value'"
            ),
        ]
    )
    func reportsCalls(_ old: String, _ new: String, _ message: String) throws {
        let tools = Self.tools.replacing(old, with: new)
        try #require(tools != Self.tools)
        let found = try Self.messages(tools)
        #expect(found.contains { $0.contains(message) }, "\(found)")
    }

    @Test("an extension cannot declare what its base does not carry", arguments: ["data", "metadata", "tools"])
    func anExtensionCannotDeclare(_ section: String) throws {
        let own = [
            "data": "events: { a: { data: string } }", "metadata": "metadata: { fields: { a?: string } }",
            "tools": "tools: { look: {} }",
        ]
        let found = try findings(
            "language: 1\nprotocol: Chat\nextends: base.yaml\n\(try #require(own[section]))",
            extending: try compiled(Self.events)
        )
        #expect(found.map(\.message) == ["Sample cannot carry '\(section)'"])
        #expect(found.first?.notes.first?.message.contains("'applications.\(section)'") == true)
    }

    @Test func anExtensionHasTheCarriersOfItsBaseAndNoOthers() throws {
        let base = try compiled(Self.events + "applications: { \(Self.tools) }")
        let text = "language: 1\nprotocol: Chat\nextends: base.yaml\ntools: { look: {} }\n"
        #expect(try compiled(text, extending: base).carriers == base.carriers)
        #expect(
            try ProtocolSchemaTests.messages(text + "applications: {}", extending: base)
                == ["'applications' belongs to the base; an extension cannot change it"]
        )
    }

    @Test("named data is written with its name and payload in the event's fields")
    func namedData() throws {
        let base = try compiled(Self.events + "applications: { data: { event: custom, name: name, value: value } }")
        let model = try compiled(
            "language: 1\nprotocol: Chat\nextends: base.yaml\nevents: { progress: { data: int } }",
            extending: base
        )
        let member = try #require(model.members.first)
        #expect(member.event.wireName == "custom")
        #expect(member.membership.name == "progress")
        #expect(member.event.wireFields.map(\.wireName) == ["name", "value", "kind"])
        // Other data has the same wire name.
        #expect(member.event.displayName == "progress")
        #expect(member.event.wireFields.map(\.constant) == [.string("progress"), nil, .string("data")])
        #expect(member.event.wireFields[1].type == .int)
    }

    @Test func replacedMetadataIsWrittenAsAWhole() throws {
        let base = try compiled(
            Self.events
                + "applications: { metadata: { event: state, value: snapshot, replaces: true, with: { version: 1 } } }"
        )
        let model = try compiled(
            "language: 1\nprotocol: Chat\nextends: base.yaml\nmetadata: { fields: { a: string, b?: string } }",
            extending: base
        )
        #expect(model.metadata?.update == model.metadata?.type)
        #expect(model.methods.first?.signature.parameters.map(\.presence) == [.required, .optional])
    }

    @Test("carriers are restricted to the events and fields that a client knows")
    func restricted() throws {
        let clients = "clients: { floor: 1.0.0, lines: { 1.0.0: 1.9.0, 2.0.0: 2.9.0 } }\n"
        let text = Self.events.replacing("done: {", with: "done: { since: 2.0.0,") + clients
        let old = ClientVersion(1, 0, 0)
        let model = try compiled(text + "applications: { \(Self.tools) }")
        #expect(model.restricted(to: old).carriers.tools?.call.map(\.event) == [3, 4])
        let late = text.replacing("piece: {", with: "piece: { since: 2.0.0,")
        #expect(try compiled(late + "applications: { \(Self.tools) }").restricted(to: old).carriers.tools == nil)
    }
}
