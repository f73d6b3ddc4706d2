import ProtocolSchema
import Testing

/// Tests that all indices of a protocol remain correct when it is restricted to one client.
@Suite struct RestrictionTests {
    private static let old = ClientVersion(5, 0, 0)

    /// Most events begin with a field that the old client does not know.
    private static func model() throws -> ProtocolModel {
        try compiled(
            """
            language: 1
            protocol: Sample
            clients: { floor: 5.0.0, lines: { 5.0.0: 5.9.9, 6.0.0: 6.9.9 } }
            events:
              start: { fields: { trace?: { type: string, since: 6.0.0 }, messageId?: string } }
              finish: {}
              error: { fields: { code?: { type: string, since: 6.0.0 }, text: string, level?: int } }
              abort: { fields: { code?: { type: string, since: 6.0.0 }, reason: string } }
              call: { fields: { id: string } }
              answer: { fields: { code?: { type: string, since: 6.0.0 }, id: string, text: string } }
            lifecycle:
              message:
                opens: start
                closes: finish
                ends: [error, abort]
                id: messageId
                on-failure: { send: error, text: text, with: { code: F, level: 1 } }
                on-cancel: { send: abort, with: { code: C, reason: Stopped. } }
              job:
                within: message
                key: id
                states:
                  open: { on-end: { send: answer, with: { code: A, text: Nothing. } } }
                  done: {}
                transitions: { call: { from: none, to: open }, answer: { from: open, to: done } }
            """
        )
        .restricted(to: old)
    }

    private static func names(_ substitute: EventModel.Substitute?, _ model: ProtocolModel) -> [String] {
        guard let substitute else { return [] }
        let fields = model.events[substitute.event].fields
        return substitute.values.map { value in
            switch value {
            case .copied(let field, _): fields[field].name
            case .fixed(let field, let literal): "\(fields[field].name)=\(literal)"
            }
        }
    }

    @Test func theOutermostScopeKeepsItsFields() throws {
        let model = try Self.model()
        guard case .span(let span) = model.scopes[0].kind else {
            Issue.record("no span")
            return
        }
        let failure = try #require(span.onFailure)
        #expect(span.id.map { model.events[span.opens].fields[$0].name } == "messageId")
        #expect(model.events[failure.event.event].fields[failure.text].name == "text")
        #expect(Self.names(failure.event, model) == ["text", #"level=number("1")"#])
        #expect(Self.names(span.onCancel, model) == [#"reason=string("Stopped.")"#])
    }

    @Test func theEventThatSettlesAStateKeepsItsFields() throws {
        let model = try Self.model()
        guard case .machine(let machine) = model.scopes[1].kind else {
            Issue.record("no machine")
            return
        }
        #expect(Self.names(machine.states[0].ending.substitute, model) == ["id", #"text=string("Nothing.")"#])
    }

    @Test func additionsOfAnApplicationKeepTheirTypes() throws {
        let base = try compiled(
            """
            language: 1
            protocol: Base
            clients: { floor: 5.0.0, lines: { 5.0.0: 5.9.9, 6.0.0: 6.9.9 } }
            types: { late-kind: { enum: [a] }, kind: { enum: [b] } }
            events:
              late: { since: 6.0.0, fields: { kind: late-kind } }
              early: { fields: { kind: kind } }
              data-*: { fields: { data: any } }
              message-metadata: { fields: { messageMetadata: any } }
              tool-input-available: { fields: { toolCallId: string, toolName: string, input: any } }
              tool-output-available: { fields: { toolCallId: string, output: any } }
              tool-output-error: { fields: { toolCallId: string, errorText: string } }
            applications:
              data: { event: data-*, value: data }
              metadata: { event: message-metadata, value: messageMetadata }
              tools:
                id: toolCallId
                name: toolName
                call: { event: tool-input-available, value: input }
                output: { event: tool-output-available, value: output }
                failure: { event: tool-output-error, text: errorText }
            """
        )
        let model = try compiled(
            """
            language: 1
            protocol: Chat
            extends: base.yaml
            types: { unit: { enum: [c] } }
            events: { data-note: { data: unit } }
            metadata: { fields: { model: string } }
            tools: { look: { input: { fields: { unit: unit } }, output: list of unit } }
            """,
            extending: base
        )
        let known = model.restricted(to: Self.old)
        func name(_ type: TypeReference) -> String? {
            if case .named(let id) = type { known.types[id.index].name } else { nil }
        }
        #expect(!known.types.contains { $0.name == "late-kind" })
        #expect(known.metadata.flatMap { name(.named($0.type)) } == "metadata")
        #expect(known.metadata.flatMap { name(.named($0.update)) } == "metadata.update")
        #expect(name(known.tools[0].input.type) == "tools.look.input")
        #expect(known.tools[0].output.value.swift.local == "[Unit]")
        #expect(known.restricted(to: Self.old) == known)
    }
}
