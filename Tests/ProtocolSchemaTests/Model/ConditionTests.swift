import ProtocolSchema
import Testing

/// Tests conditions on the fields of events: whether they hold for JSON, and their words.
@Suite struct ConditionTests {
    private static func object(_ members: KeyValuePairs<String, Literal>) -> Literal {
        .object(members.map { .init(key: $0.key, value: $0.value) })
    }

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

    struct Case: Sendable, CustomTestStringConvertible {
        var condition: String
        var words: String
        var holds: [Literal] = []
        var fails: [Literal] = []

        var testDescription: String { condition }
    }

    private static func choices(_ elements: Literal...) -> Literal { object(["choices": .list(elements)]) }
    private static let stopped = object(["finishReason": .string("STOP")])
    private static let talking = object(["delta": object(["role": .string("assistant")])])

    static let cases = [
        Case(
            condition: "{ is-done: present }",
            words: "`isDone` is present",
            holds: [object(["isDone": .bool(false)])],
            fails: [object([:]), object(["isDone": .null]), object(["is-done": .bool(true)])]
        ),
        Case(
            condition: "{ is-done: absent }",
            words: "`isDone` is absent",
            holds: [object([:]), object(["isDone": .null])],
            fails: [object(["isDone": .bool(false)])]
        ),
        Case(
            condition: "{ count: 1 }",
            words: "`count` is `1`",
            holds: [object(["count": .number("1")]), object(["count": .number("1.0")]), object(["count": .number("1e0")])],
            fails: [object(["count": .string("1")]), object(["count": .number("2")]), object([:])]
        ),
        Case(
            condition: #"{ word: ["present", absentee] }"#,
            words: "`word` is `present` or `absentee`",
            holds: [object(["word": .string("present")]), object(["word": .string("absentee")])],
            fails: [object(["word": .string("other")]), object(["word": .null])]
        ),
        Case(
            condition: "{ choices.finish-reason: stop }",
            words: "`choices.finishReason` is `STOP`",
            holds: [choices(stopped), choices(talking, stopped)],
            fails: [choices(), choices(talking), object([:]), choices(object(["finishReason": .string("stop")]))]
        ),
        Case(
            condition: "{ choices.delta.role: present, choices.finish-reason: absent }",
            words: "`choices.delta.role` is present and `choices.finishReason` is absent",
            holds: [choices(talking), choices(talking, object([:]))],
            fails: [choices(talking, stopped), choices(object([:])), choices()]
        ),
        Case(
            condition: "{ choices: present }",
            words: "`choices` is present",
            holds: [choices(), choices(talking)],
            fails: [object([:]), object(["choices": .null])]
        ),
        Case(
            condition: "{ choices.delta: absent }",
            words: "`choices.delta` is absent",
            holds: [choices(), object([:]), choices(stopped)],
            fails: [choices(stopped, talking)]
        ),
        Case(
            condition: "{ block.kind: [text] }",
            words: "`block.kind` is `text`",
            holds: [object(["block": object(["kind": .string("text")])])],
            fails: [object(["block": object(["kind": .string("tool")])]), object([:])]
        ),
        // If a key occurs twice, the last one counts.
        Case(
            condition: "{ is-done: true }",
            words: "`isDone` is `true`",
            holds: [object(["isDone": .bool(false), "isDone": .bool(true)])],
            fails: [object(["isDone": .bool(true), "isDone": .bool(false)]), object(["isDone": .string("true")])]
        ),
    ]

    @Test("a condition holds for some objects, and says which", arguments: cases)
    func holds(_ item: Case) throws {
        let (model, condition) = try compile(item.condition)
        let fields = model.events[2].fields
        #expect(condition.words(with: fields, in: model) == item.words)
        for object in item.holds { #expect(condition.holds(for: object, with: fields, in: model), "\(object)") }
        for object in item.fails + [.null, .list([])] where !item.words.hasSuffix("absent") || item.fails.contains(object) {
            #expect(!condition.holds(for: object, with: fields, in: model), "\(object)")
        }
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
