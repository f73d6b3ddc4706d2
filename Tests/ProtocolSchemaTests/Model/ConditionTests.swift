import ProtocolSchema
import Testing

/// Tests conditions on the fields of events: their words, and their order.
@Suite struct ConditionTests {
    /// Returns the model of a protocol in which a single event has the condition, and the condition.
    private func compile(_ condition: String) throws -> (ProtocolModel, ConditionModel) {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            casing: { fields: camelCase }
            types:
              delta: { fields: { role?: string } }
              choice: { fields: { delta?: delta, finish-reason?: reason } }
              reason: { enum: { stop: { wire: STOP }, length: {} }, open: false }
              block: { union: { discriminator: kind, cases: { text: text-block, tool: tool-block } } }
              text-block: { fields: { text: string } }
              tool-block: { fields: { name: string } }
            events:
              begin: {}
              end: {}
              chunk: { fields: { is-done?: bool, count?: int, word?: string, choices?: list of choice, block?: block, reason?: reason } }
            lifecycle:
              all: { opens: begin, closes: end }
              part: { within: all, single: { event: chunk, when: \(condition) } }
            """
        )
        return (model, try #require(model.events[2].variants.first?.condition))
    }

    @Test(
        "a condition says what it asks for",
        arguments: [
            ("{ is-done: present }", "`isDone` is present"),
            ("{ is-done: absent }", "`isDone` is absent"),
            ("{ count: 1 }", "`count` is `1`"),
            (#"{ word: ["present", absentee] }"#, "`word` is `present` or `absentee`"),
            ("{ choices.finish-reason: stop }", "`choices.finishReason` is `STOP`"),
            (
                "{ choices.delta.role: present, choices.finish-reason: absent }",
                "`choices.delta.role` is present and `choices.finishReason` is absent"
            ),
            ("{ block.kind: [text] }", "`block.kind` is `text`"),
            ("{ is-done: true }", "`isDone` is `true`"),
        ]
    )
    func words(_ condition: String, _ words: String) throws {
        let (model, condition) = try compile(condition)
        #expect(condition.words(with: model.events[2].fields, in: model) == words)
    }

    @Test func theConditionsOfASpanAreTriedWithTheOpeningFirstAndTheContinuationLast() throws {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            events: { begin: {}, end: {}, chunk: { fields: { a?: int, b?: int, c?: int } } }
            lifecycle:
              all: { opens: begin, closes: end }
              part:
                within: all
                continues: { event: chunk, when: { b: present } }
                closes: { event: chunk, when: { c: present } }
                opens: { event: chunk, when: { a: present } }
            """
        )
        #expect(model.events[2].variants.map(\.roles) == [[.opens(1)], [.closes(1)], [.continues(1)]])
        #expect(model.events[2].roles.isEmpty)
    }

    @Test func anEventCanHaveARoleUnderSeveralConditions() throws {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            events: { begin: {}, end: {}, chunk: { fields: { a?: int, b?: int, c?: int } } }
            lifecycle:
              all: { opens: begin, closes: end }
              part:
                within: all
                opens: { event: chunk, when: { a: present } }
                closes: [{ event: chunk, when: { b: present } }, { event: chunk, when: { c: present } }]
            """
        )
        let event = model.events[2]
        #expect(event.variants.map(\.roles) == [[.opens(1)], [.closes(1)], [.closes(1)]])
        let words = event.variants.map { $0.condition.words(with: event.fields, in: model) }
        #expect(words == ["`a` is present", "`b` is present", "`c` is present"])
    }

    @Test func rolesUnderOneConditionAreOneVariant() throws {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            events: { begin: {}, end: {}, move: { fields: { id: string, done?: bool } } }
            lifecycle:
              all: { opens: begin, closes: end }
              job:
                within: all
                key: id
                states: [open, done]
                transitions:
                  move: [{ when: { done: true }, from: none, to: done }, { from: none, to: open }, { when: { done: true }, from: open, to: done }]
            """
        )
        let moved = try #require(model.events.last)
        #expect(moved.variants.count == 1)
        #expect(moved.variants[0].roles == [.moves(1, transitions: moved.variants[0].transitions)])
        #expect(moved.variants[0].transitions.map(\.from) == [nil, 0])
        #expect(moved.roles.count == 1)
    }
}

extension EventModel.Variant {
    fileprivate var transitions: [ScopeModel.Machine.Transition] {
        roles.flatMap { role -> [ScopeModel.Machine.Transition] in
            if case .moves(_, let transitions) = role { transitions } else { [] }
        }
    }
}
