import ProtocolEmitters
import ProtocolSchema
import Testing

/// Tests the reported changes for edits of the schema that concern writers, and what they break.
@Suite struct WritingDiffTests {
    struct Edit: Sendable, CustomTestStringConvertible {
        var old: String
        var new: String
        /// The changes reported for the edit and for its reversal.
        var expected: (there: String, back: String)
        var testDescription: String { "\(old) -> \(new)" }

        init(_ old: String, _ new: String, there: String, back: String) {
            self.old = old
            self.new = new
            expected = (there, back)
        }
    }

    static let schema = """
        clients: { floor: 1.0.0, lines: { 1.0.0: 1.9.0 } }
        events:
          begin: {}
          end: { fields: { reason?: string } }
          turn: {}
          turn-end: {}
          word: { fields: { text: string } }
          call: { fields: { id: string, question: string, hosted?: bool, quiet?: { type: bool, since: 1.5.0 } } }
          answer: { fields: { question: string, id: string } }
          result: { fields: { id: string } }
          refusal: { since: 1.5.0, below: { send: result }, fields: { id: string } }
        lifecycle:
          stream: { opens: begin, closes: end }
          turn: { within: stream, opens: turn, closes: turn-end }
          words: { within: turn, single: word }
          job:
            within: turn
            key: id
            states: [open, done]
            transitions:
              call: { from: none, to: open }
              result: { from: open, to: done }
              refusal: { from: open, to: done }
          answers: { within: stream, single: answer, refers: { by: question, to: call } }
        """

    static let edits = [
        Edit(
            "closes: turn-end",
            "closes: turn-end, renews: { before: words, after: job }",
            there: "scope turn: renews never -> before words after job",
            back: "scope turn: renews before words after job -> never"
        ),
        Edit(
            "closes: turn-end",
            "closes: turn-end, renews: { before: [words, job], after: job, except: hosted }",
            there: "scope turn: renews never -> before words, job after job except hosted",
            back: "scope turn: renews before words, job after job except hosted -> never"
        ),
        Edit(
            "closes: end }",
            "closes: end, on-completion: { send: end, with: { reason: done } } }",
            there: #"scope stream: on-completion none -> end reason="done""#,
            back: #"scope stream: on-completion end reason="done" -> none"#
        ),
        Edit(
            "closes: end }",
            "closes: end, on-completion: { send: end, while-waiting: { reason: later } } }",
            there: #"scope stream: on-completion none -> end, while waiting end reason="later""#,
            back: #"scope stream: on-completion end, while waiting end reason="later" -> none"#
        ),
        Edit(
            "to: call }",
            "to: call, awaited: true }",
            there: "scope answers: awaited now",
            back: "scope answers: no longer awaited, which breaks the wire"
        ),
        Edit(
            ", refers: { by: question, to: call }",
            "",
            there: "scope answers: refers to call by question -> nothing, which breaks the wire",
            back: "scope answers: refers to nothing -> call by question"
        ),
        Edit(
            "{ by: question, to: call }",
            "{ by: id, to: result }",
            there: "scope answers: refers to call by question -> result by id, which breaks the wire",
            back: "scope answers: refers to result by id -> call by question, which breaks the wire"
        ),
        Edit(
            "refusal: { from: open, to: done }",
            "refusal: { from: open, to: done, otherwise: below }",
            there: "transition job.refusal: otherwise refused -> below",
            back: "transition job.refusal: otherwise below -> refused"
        ),
        Edit(
            "since: 1.5.0 } }",
            "since: 1.5.0, below: drop } }",
            there: "field call.quiet: below left out -> drop",
            back: "field call.quiet: below drop -> left out"
        ),
    ]

    @Test("reports the changes of an edit and of its reversal", arguments: edits)
    func judgesAnEdit(_ edit: Edit) throws {
        let old = try ReferenceModels.text(Self.schema)
        let text = Self.schema.replacing(edit.old, with: edit.new)
        #expect(text != Self.schema)
        let new = try ReferenceModels.text(text)
        #expect(found(old, new) == edit.expected.there)
        #expect(found(new, old) == edit.expected.back)
        #expect(found(new, new).isEmpty)
    }

    private func found(_ old: ProtocolModel, _ new: ProtocolModel) -> String {
        let changes = ProtocolDiff.between(old, new).changes.map { change in
            "\(change.area.rawValue) \(change.name): \(change.detail ?? "")"
                + (change.breaksOldClients ? ", which breaks the wire" : "") + (change.breaksSwift ? " and Swift" : "")
        }
        return changes.joined(separator: "\n")
    }

    @Test func anEventThatOneSchemaLacksIsListedOnce() throws {
        let new = Self.schema
            .replacing("refusal: { since", with: "denial: { since")
            .replacing("refusal: { from: open, to: done }", with: "denial: { from: open, to: done, otherwise: below }")
        let diff = ProtocolDiff.between(try ReferenceModels.text(Self.schema), try ReferenceModels.text(new))
        #expect(diff.changes.map(\.name) == ["refusal", "denial"])
    }

    @Test func theIndicesOfAWriterAreAdjustedForOneClient() throws {
        let model = try ReferenceModels.text(
            """
            clients: { floor: 1.0.0, lines: { 0.1.0: 0.9.0, 1.0.0: 1.9.0 } }
            events:
              fresh: { since: 1.5.0 }
              begin: { fields: { fresh?: { type: string, since: 1.5.0 }, id?: string } }
              end: { fields: { fresh?: { type: int, since: 1.5.0 }, reason?: string } }
              error: { fields: { fresh?: { type: string, since: 1.5.0 }, text: string } }
              turn: {}
              turn-end: {}
              word: { since: 1.5.0 }
              line: {}
              probe: { since: 1.5.0, fields: { id: string, hosted?: bool } }
              call: { fields: { fresh?: { type: string, since: 1.5.0 }, id: string, hosted?: bool } }
              result: { fields: { fresh?: { type: int, since: 1.5.0 }, id: string, text: string } }
              refusal:
                since: 0.5.0
                below: { send: result, with: { fresh: 1, text: No. } }
                fields: { fresh?: { type: string, since: 1.5.0 }, id: string }
            lifecycle:
              fresh: { single: fresh }
              stream:
                opens: begin
                closes: end
                ends: error
                id: id
                on-failure: { send: error, text: text, with: { fresh: new } }
                on-completion: { send: end, with: { reason: done }, while-waiting: { fresh: 1, reason: later } }
              turn:
                within: stream
                opens: turn
                closes: turn-end
                renews: { before: [words, lines], after: job, except: hosted }
              words: { within: turn, single: word }
              lines: { within: turn, single: line }
              job:
                within: turn
                key: id
                states: [open, done]
                transitions:
                  probe: { from: none, to: open }
                  call: { from: none, to: open }
                  result: { from: open, to: done }
                  refusal: { from: open, to: done, otherwise: below }
            writers: { go: { emits: call, generates: id } }
            """
        )
        let known = model.restricted(to: ClientVersion(1, 0, 0))
        guard case .span(let stream) = known.scopes[0].kind, case .span(let turn) = known.scopes[1].kind else {
            Issue.record("the spans are missing")
            return
        }
        #expect(known.scopes.map(\.name) == ["stream", "turn", "lines", "job"])
        #expect(stream.id == 0)
        #expect(
            stream.onFailure
                == .init(event: .init(event: 2, values: [.copied(field: 0, from: 0)]), text: 0, masked: nil)
        )
        #expect(stream.onCompletion?.event == .init(event: 1, values: [.fixed(field: 0, .string("done"))]))
        #expect(stream.onCompletion?.whileWaiting == .init(event: 1, values: [.fixed(field: 0, .string("later"))]))
        #expect(turn.renewal == .init(before: [2], after: 3, exemptions: [.init(event: 6, field: 1)]))
        #expect(
            known.scopes[3].machine?.fallbacks == [
                .init(
                    event: 8,
                    substitutes: [
                        .init(event: 7, values: [.copied(field: 0, from: 0), .fixed(field: 1, .string("No."))])
                    ]
                )
            ]
        )
        #expect(known.writers[0].advances == 3 && known.writers[0].returnsKey)
    }
}
