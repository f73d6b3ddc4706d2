import ProtocolEmitters
import ProtocolSchema
import Testing

/// Tests the reported changes for single edits of a schema, and whether they break the wire or Swift.
@Suite struct SchemaDiffTests {
    struct Edit: Sendable, CustomTestStringConvertible {
        var old: String
        var new: String
        /// The expected changes as `AREA KIND NAME`, followed by `wire` and `Swift` if they break.
        var expected: String
        var testDescription: String { "\(old) -> \(new)" }

        /// The schema with the edit and with the changes that it requires.
        var applied: String {
            var text = SchemaDiffTests.schema.replacing(old, with: new)
            if new.contains("up: up") { text = text.replacing("events:\n", with: "  up: { fields: {} }\nevents:\n") }
            if new.contains("7.0.0") { text = text.replacing("6.9.9 }", with: "6.9.9, 7.0.0: 7.1.0 }") }
            return text
        }

        init(_ old: String, _ new: String, _ expected: String) {
            self.old = old
            self.new = new
            self.expected = expected
        }
    }

    static let schema = """
        transport: { done: end, headers: { a: b }, event-names: false, framing: sse }
        clients: { floor: 6.0.0, lines: { 5.0.0: 5.9.9, 6.0.0: 6.9.9 }, tolerant-since: 6.0.5, numbers: double, \
        forbidden-keys: { bad: , old: { until: 5.x } } }
        types:
          mood: { enum: [good, bad], open: true }
          side: { union: { cases: { left: left, right: right } } }
          left: { fields: { a?: string } }
          right: { fields: { b: int } }
        events:
          start: { fields: {} }
          part:
            fields: { id: string, mood?: mood, count?: int, side?: side, limit?: { type: int, max: 5, default: 1 } }
          stop: { fields: { why: string } }
          once: { fields: { role: { const: user } } }
        lifecycle:
          message: { opens: start, closes: stop, ends: [] }
          job:
            within: message
            key: id
            states: { open: { may-stay-open: true }, done: {} }
            transitions: { part: [{ from: none, to: open }, { from: open, to: done }] }
        writers:
          say: { emits: part, omits: [side] }
          end: { emits: stop }
        """

    static let edits = [
        // Events
        Edit("  once: {", "  more: { since: 7.0.0 }\n  once: {", "event added more|clients added line 7.x"),
        Edit("  once: {", "  more: {}\n  once: {", "event added more wire"),
        Edit("  once: {", "  more: { since: 5.5.0, until: 5.x, below: drop }\n  once: {", "event added more"),
        Edit("  once: { fields: { role: { const: user } } }\n", "", "event removed once Swift"),
        Edit("  once: {", "  once: { wire: twice,", "event changed once wire"),
        Edit("  once: {", "  once: { swift: Twice,", "event changed once Swift"),
        Edit("  once: {", "  once: { since: 6.0.0,", "event changed once"),
        // Fields
        Edit(
            "mood?: mood, count",
            "mood?: mood, word?: string, count",
            "field added part.word wire|writer changed say"
        ),
        Edit(
            "mood?: mood, count",
            "mood?: mood, word?: { type: string, since: 6.0.5 }, count",
            "field added part.word|writer changed say"
        ),
        Edit("why: string", "why: string, who: string", "field added stop.who wire Swift|writer changed end Swift"),
        Edit("why: string", "why?: string", "field changed stop.why wire Swift|writer changed end"),
        Edit("count?: int", "count: int", "field changed part.count Swift|writer changed say Swift"),
        Edit("count?: int", "count?: double", "field changed part.count wire Swift|writer changed say Swift"),
        Edit("why: string", "why: any", "field changed stop.why wire Swift|writer changed end"),
        Edit("count?: int, ", "", "field removed part.count Swift|writer changed say Swift"),
        Edit("max: 5", "max: 4", "field changed part.limit"),
        Edit("max: 5", "max: 6", "field changed part.limit wire"),
        Edit("default: 1", "default: 2", "field changed part.limit wire|writer changed say"),
        // Like a required field, a field with a default is a property without a question mark.
        Edit("why: string", "why?: { type: string, default: x }", "field changed stop.why wire|writer changed end"),
        Edit(
            "limit?: { type: int, max: 5, default: 1 }",
            "limit: { type: int, max: 5 }",
            "field changed part.limit Swift|writer changed say Swift"
        ),
        Edit(", default: 1 }", " }", "field changed part.limit wire Swift|writer changed say"),
        Edit("const: user", "const: bot", "field changed once.role wire"),
        // Types
        Edit("[good, bad]", "[good, bad, odd]", "value added mood.odd wire"),
        Edit("[good, bad]", "[good]", "value removed mood.bad Swift"),
        Edit("bad], open: true", "bad], open: false", "type changed mood Swift"),
        Edit("b: int", "b: int, c?: int", "field added right.c wire"),
        Edit("right: right }", "right: right, up: up }", "type added up|value added side.up wire"),
        // Lifecycle
        Edit("ends: []", "ends: [once]", "scope changed message wire"),
        Edit("writers:", "  note: { within: message, single: once, interrupts: job }\nwriters:", "scope added note"),
        Edit("{ may-stay-open: true }", "{}", "state changed job.open"),
        Edit("done: {} }", "done: { may-stay-open: true } }", "state changed job.done wire"),
        Edit(
            ", { from: open, to: done }]",
            ", { from: open, to: done }, { from: done, to: done }]",
            "transition added job.part wire"
        ),
        // Transport and clients
        Edit("done: end", "done: over", "transport changed done wire"),
        Edit("a: b", "a: c", "transport changed header a wire"),
        Edit("a: b", "a: b, c: d", "transport added header c"),
        Edit("event-names: false", "event-names: true", "transport changed event-names"),
        Edit("framing: sse", "framing: json-lines", "transport changed framing wire"),
        Edit("framing: sse", "envelope: { payload: p }, framing: sse", "transport added envelope wire"),
        Edit("floor: 6.0.0", "floor: 5.0.0", "clients changed floor"),
        Edit("floor: 6.0.0", "floor: 6.1.0", "clients changed floor wire"),
        Edit("tolerant-since: 6.0.5", "tolerant-since: 6.0.4", "clients changed tolerant wire"),
        Edit("tolerant-since: 6.0.5", "tolerant-since: 6.0.6", "clients changed tolerant"),
        Edit("numbers: double, ", "", "clients changed numbers wire"),
        Edit("bad: ,", "bad: , worse.still: ,", "clients added forbidden key worse.still"),
        Edit("bad: , ", "", "clients removed forbidden key bad wire"),
        Edit("bad: ,", "bad: { only-null: true },", "clients changed forbidden key bad wire"),
        Edit("bad: ,", "bad: { since: 6.0.3 },", "clients changed forbidden key bad wire"),
        Edit("old: { until: 5.x }", "old: { until: 6.0.3 }", "clients changed forbidden key old"),
        Edit("old: { until: 5.x }", "old: Never.", "clients changed forbidden key old"),
        Edit(
            "numbers: double",
            "numbers: double, finds-escaped-keys-since: 6.0.5",
            "clients changed escaped keys"
        ),
        Edit("5.x } } }", "5.x } }, behaviours: { quick: { since: 6.0.0 } } }", "clients added behaviour quick"),
        // Writers
        Edit("  end: { emits: stop }", "  halt: { emits: stop }", "writer removed end Swift|writer added halt"),
        Edit("omits: [side]", "omits: []", "writer changed say"),
        Edit("{ emits: stop }", "{ emits: stop, unlabelled: why }", "writer changed end Swift"),
        Edit("{ emits: stop }", "{ emits: stop, with: { why: x } }", "writer changed end|writer changed end Swift"),
    ]

    @Test("reports the changes of an edit and what they break", arguments: edits)
    func judgesAnEdit(_ edit: Edit) throws {
        let old = try ReferenceModels.text(Self.schema)
        let diff = ProtocolDiff.between(old, try ReferenceModels.text(edit.applied))
        let found = diff.changes.map { change in
            "\(change.area.rawValue) \(change.kind.rawValue) \(change.name)"
                + (change.breaksOldClients ? " wire" : "") + (change.breaksSwift ? " Swift" : "")
        }
        #expect(Set(found) == Set(edit.expected.split(separator: "|").map(String.init)), "\(diff.text)")
    }

    @Test("counts elements for the length of a list")
    func countsElements() throws {
        let schema = "events: { one: { fields: { tags?: { type: list of string or null, max-items: 2 } } } }"
        let diff = ProtocolDiff.between(
            try ReferenceModels.text(schema),
            try ReferenceModels.text(schema.replacing("max-items: 2", with: "max-items: 1"))
        )
        #expect(diff.changes.map(\.detail) == ["at most 2 elements -> at most 1 elements"])
    }

    @Test("gives one sentence as the reason of each verdict")
    func givesEachVerdictASentence() throws {
        let old = try ReferenceModels.text(Self.schema)
        for edit in Self.edits {
            let new = try ReferenceModels.text(edit.applied)
            for change in ProtocolDiff.between(old, new).changes {
                for reason in [change.oldClients.reason, change.newClients.reason, change.swift.reason] {
                    #expect(
                        reason.hasSuffix(".") && reason.count { $0 == "." } == 1 || reason.contains("6."),
                        "\(reason)"
                    )
                }
            }
        }
    }

    @Test("finds no changes between a schema and itself, and breaking ones to another")
    func findsNothingInTheSame() throws {
        let model = try ReferenceModels.text(Self.schema)
        #expect(ProtocolDiff.between(model, model).changes.isEmpty)
        let other = ProtocolDiff.between(model, try ReferenceModels.aiSDK())
        #expect(other.breaksOldClients && other.breaksNewClients && other.breaksSwift)
        #expect(other.changes.contains { $0.area == .protocol && $0.name == "name" })
    }

    @Test("prints readable columns, and JSON with stable keys")
    func printsBoth() throws {
        let old = try ReferenceModels.text(Self.schema)
        let new = try ReferenceModels.text(Self.schema.replacing("count?: int", with: "count: int, later?: any"))
        let diff = ProtocolDiff.between(old, new)
        let text = """
            Sample -> Sample
            3 changes: 1 breaking old clients of a new server, 1 breaking new clients of an old server, 2 breaking Swift callers

            fields
              + part.later  optional any
                  old client, new server  BREAKS  Old clients that are strict refuse a key they do not know.
                  new client, old server  ok      New clients can do without it.
                  Swift callers           ok      A new argument that may be left out.
              ~ part.count  optional -> required
                  old client, new server  ok      Old clients accept the key.
                  new client, old server  BREAKS  New clients expect the key.
                  Swift callers           BREAKS  The property's type gains or loses its question mark.
            """
        #expect(diff.text.hasPrefix(text), "\(diff.text)")
        let json = try JSONTree(parsing: diff.json)
        #expect(
            json.members.map(\.key) == ["breaksNewClients", "breaksOldClients", "breaksSwift", "changes", "new", "old"]
        )
        let change = try #require(json["changes"]?.elements.first)
        let keys = [
            "area", "breaksNewClients", "breaksOldClients", "breaksSwift", "detail", "kind", "name", "newClientsReason",
            "oldClientsReason", "swiftReason",
        ]
        #expect(change.members.map(\.key) == keys)
        #expect(change["area"] == "field" && change["breaksOldClients"] == true)
    }
}
