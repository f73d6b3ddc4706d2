import ProtocolSchema
import Testing

/// Tests the resolved lifecycle rules for writers, which the emitters only print.
@Suite struct WritingTests {
    static let schema = """
        language: 1
        protocol: Sample
        clients: { floor: 1.0.0, lines: { 1.0.0: 1.9.0 } }
        events:
          begin: {}
          end: { fields: { note?: string, reason?: string, count?: int } }
          turn: {}
          turn-end: {}
          word: { fields: { text: string, loud?: { type: bool, since: 1.5.0, below: drop } } }
          call: { fields: { id: string, hosted?: bool } }
          ask: { fields: { question: string, id: string } }
          answer: { fields: { question: string, hosted?: bool } }
          result: { fields: { id: string, hosted?: string } }
          refusal: { since: 1.5.0, below: { send: result }, fields: { hosted?: bool, id: string } }
          step: { fields: { id: string } }
        lifecycle:
          stream:
            opens: begin
            closes: end
            on-completion: { send: end, with: { count: 1, reason: done }, while-waiting: { reason: waiting, note: soon } }
          turn:
            within: stream
            opens: turn
            closes: turn-end
            renews: { before: [words, job], after: job, except: hosted }
          words: { within: turn, single: word }
          job:
            within: turn
            key: id
            states: { open: , asked: , done: }
            transitions:
              call: { from: none, to: open }
              ask: { from: open, to: asked }
              result: { from: [open, asked], to: done }
              refusal: [{ from: open, to: done, otherwise: below }, { from: asked, to: done, otherwise: below }]
          machine:
            within: turn
            states: [only]
            transitions: { step: { from: none, to: only } }
          answers: { within: stream, single: answer, refers: { by: question, to: ask, awaited: true } }
        writers:
          begin: { emits: [call, ask], generates: id }
          ask: { emits: ask, generates: question }
          finish: { emits: [ask, refusal] }
          say: { emits: word }
          both: { emits: [call, word] }
          step: { emits: step, generates: id }
        """

    private static func model() throws -> ProtocolModel { try compiled(schema) }

    private static func span(_ name: String) throws -> ScopeModel.Span {
        guard case .span(let span) = try #require(try model().scopes.first { $0.name == name }).kind else {
            throw NoSpan()
        }
        return span
    }

    private struct NoSpan: Error {}

    @Test func aRenewalHasItsScopesAndTheExemptingFieldsOfEvents() throws {
        #expect(
            try Self.span("turn").renewal
                == .init(
                    before: [2, 3],
                    after: 3,
                    // Not the string field with the same name, and not the bool of an event without a transition.
                    exemptions: [.init(event: 5, field: 1), .init(event: 9, field: 0)]
                )
        )
        #expect(try Self.span("stream").renewal == nil)
    }

    @Test func aWaitingCompletionKeepsTheValuesThatItDoesNotReplace() throws {
        let completion = try #require(try Self.span("stream").onCompletion)
        #expect(completion.event.event == 1)
        #expect(
            completion.event.values == [.fixed(field: 1, .string("done")), .fixed(field: 2, .number("1"))]
        )
        #expect(
            completion.whileWaiting?.values == [
                .fixed(field: 0, .string("soon")), .fixed(field: 1, .string("waiting")), .fixed(field: 2, .number("1")),
            ]
        )
    }

    @Test func aMachineListsEachEventWithAFallbackOnce() throws {
        let fallback = ScopeModel.Machine.Fallback(
            event: 9,
            substitutes: [.init(event: 8, values: [.copied(field: 0, from: 1)])]
        )
        #expect(try Self.model().scopes.compactMap(\.machine).map(\.fallbacks) == [[fallback], []])
    }

    @Test func aReferenceStoresWhetherItIsAwaited() throws {
        #expect(try Self.model().scopes.last?.refers == .init(field: "question", event: 6, isAwaited: true))
        let other = try compiled(Self.schema.replacing(", awaited: true", with: ", awaited: false"))
        #expect(other.scopes.last?.refers?.isAwaited == false)
    }

    @Test func aFieldStoresWhetherItDropsItsEvent() throws {
        let fields = try Self.model().events.flatMap(\.fields)
        #expect(fields.filter(\.dropsEvent).map(\.name) == ["loud"])
    }

    @Test(
        "a writer has the keyed machine that all its events advance, and may return the key",
        arguments: [
            ("begin", 3, true), ("ask", 3, false), ("finish", 3, false), ("say", nil, false), ("both", nil, false),
            ("step", nil, false),
        ] as [(String, Int?, Bool)]
    )
    func writersAdvance(_ name: String, _ machine: Int?, _ returnsKey: Bool) throws {
        let writer = try #require(try Self.model().writers.first { $0.name == name })
        #expect(writer.advances == machine)
        #expect(writer.returnsKey == returnsKey)
    }
}
