import ProtocolSchema
import Testing

/// Tests the schema entry of each type, as generated comments show it.
@Suite struct TypeEntryTests {
    private static let schema = """
        language: 1
        protocol: Base
        transport: { envelope: { payload: event, fields: { kind: { enum: [a] } } } }
        types:
          with.dot: { fields: { kind: { enum: [b] } } }
          start: { fields: { kind: { enum: [c] } } }
        events:
          start: { swift: Begin, fields: { own: { fields: { kind: { enum: [d] } } }, a: with.dot, b: start } }
          data-*: { fields: { data: { enum: [e] } } }
          note-*: { fields: { data: any } }
          message-metadata: { fields: { messageMetadata: any } }
          tool-input-available: { fields: { toolCallId: string, toolName: string, input: any } }
          tool-output-available: { fields: { toolCallId: string, output: any } }
          tool-output-error: { fields: { toolCallId: string, errorText: string } }
        applications:
          data: { event: note-*, value: data }
          metadata: { event: message-metadata, value: messageMetadata }
          tools:
            id: toolCallId
            name: toolName
            call: { event: tool-input-available, value: input }
            output: { event: tool-output-available, value: output }
            failure: { event: tool-output-error, text: errorText }
        """

    @Test(
        "an entry is the path of the declaration",
        arguments: [
            ("with.dot", "types.with.dot", .named), ("with.dot.kind", "types.with.dot.fields.kind", .field("kind")),
            ("start", "types.start", .named), ("start.own", "events.start.fields.own", .field("own")),
            ("start.own.kind", "events.start.fields.own.fields.kind", .field("kind")),
            ("data-*.data", "events.data-*.fields.data", .field("data")),
            ("envelope.kind", "transport.envelope.fields.kind", .field("kind")),
        ] as [(String, String, TypeModel.Entry.Kind)]
    )
    func leadsToTheDeclaration(_ type: String, _ path: String, _ kind: TypeModel.Entry.Kind) throws {
        let entries = try compiled(Self.schema).types.filter { $0.name == type }.map(\.entry)
        #expect(entries.contains(TypeModel.Entry(path, kind)))
    }

    @Test(
        "an entry of an extension is the path in its section",
        arguments: [
            ("note-a.data", "events.note-a", .section),
            ("note-a.data.kind", "events.note-a.data.fields.kind", .field("kind")),
            ("metadata", "metadata", .section), ("metadata.update", "metadata", .section),
            ("metadata.kind", "metadata.fields.kind", .field("kind")),
            ("tools.look.input", "tools.look.input", .section),
            ("tools.look.input.kind", "tools.look.input.fields.kind", .field("kind")),
        ] as [(String, String, TypeModel.Entry.Kind)]
    )
    func leadsToItsSection(_ type: String, _ path: String, _ kind: TypeModel.Entry.Kind) throws {
        let model = try compiled(
            """
            language: 1
            protocol: Chat
            extends: base.yaml
            events: { note-a: { data: { fields: { kind: { enum: [a] } } } } }
            metadata: { fields: { kind: { enum: [b] } } }
            tools: { look: { input: { fields: { kind: { enum: [c] } } } } }
            """,
            extending: try compiled(Self.schema)
        )
        #expect(model.types.first { $0.name == type }?.entry == TypeModel.Entry(path, kind))
    }
}
