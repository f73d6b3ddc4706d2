import ProtocolSchema
import Testing

/// Tests the roles of events in the lifecycle.
@Suite struct EventRoleTests {
    private static let schema = """
        language: 1
        protocol: Sample
        events:
          start: {}
          finish: {}
          abort: {}
          clear: {}
          call: { fields: { note?: string, id: string } }
          ask: { fields: { id: string, question: string } }
          answer: { fields: { question: string } }
          remark: { fields: { text: string }, joins: text }
          data-*: { fields: { data: any } }
          ping: {}
        applications: { data: { event: data-*, value: data } }
        lifecycle:
          remarks: { single: [remark, data-*] }
          message: { opens: start, closes: finish, ends: [abort], resets: [clear] }
          job:
            within: message
            key: id
            states: { open: { may-stay-open: true }, asked: {} }
            transitions: { call: [{ from: none, to: open }, { from: [open, asked], to: open }], ask: { from: open, to: asked } }
          answers: { within: message, single: [answer], refers: { by: question, to: ask } }
        """

    @Test(
        "an event has the roles that the lifecycle gives it",
        arguments: [
            ("start", [.opens(1)]), ("finish", [.closes(1)]), ("abort", [.ends(1)]), ("clear", [.resets(1)]),
            ("remark", [.single(0)]), ("data-", [.single(0)]), ("ping", []), ("answer", [.refers(3)]),
            (
                "ask",
                [.moves(2, transitions: [.init(event: 5, from: 0, to: 1)]), .noted(3)]
            ),
            (
                "call",
                [
                    .moves(
                        2,
                        transitions: [
                            .init(event: 4, from: nil, to: 0), .init(event: 4, from: 0, to: 0),
                            .init(event: 4, from: 1, to: 0),
                        ]
                    )
                ]
            ),
        ] as [(String, [EventRole])]
    )
    func saysWhatAnEventDoes(_ name: String, _ roles: [EventRole]) throws {
        let event = try #require(try compiled(Self.schema).events.first { $0.name == name })
        #expect(event.roles == roles)
    }

    @Test func theOutermostScopeIsTheSpanThatIsNotInsideAnother() throws {
        #expect(try compiled(Self.schema).outermost == 1)
    }

    @Test(
        "an event has the fields that the lifecycle needs",
        arguments: [
            ("call", "id", nil, nil), ("ask", "id", "question", nil), ("answer", nil, "question", nil),
            ("remark", nil, nil, "text"), ("ping", nil, nil, nil),
        ] as [(String, String?, String?, String?)]
    )
    func knowsTheFields(_ name: String, _ key: String?, _ reference: String?, _ joins: String?) throws {
        let event = try #require(try compiled(Self.schema).events.first { $0.name == name })
        #expect(event.key.map { event.fields[$0].name } == key)
        #expect(event.reference.map { event.fields[$0].name } == reference)
        #expect(event.joins.map { event.fields[$0].name } == joins)
    }

    @Test func transitionsOfOneEventToOneStateAreOneMove() throws {
        let transitions: [ScopeModel.Machine.Transition] = [
            .init(event: 4, from: nil, to: 0), .init(event: 5, from: 0, to: 1), .init(event: 4, from: 1, to: 0),
            .init(event: 4, from: 0, to: 1),
        ]
        #expect(
            ScopeModel.Machine.moves(of: transitions) == [
                .init(event: 4, from: [nil, 1], to: 0), .init(event: 5, from: [0], to: 1),
                .init(event: 4, from: [0], to: 1),
            ]
        )
    }

    @Test(
        "a state ends in one of four ways",
        arguments: [
            ("{}", "done"), ("{ may-stay-open: true }", "staysOpen"), ("{ on-end: { send: done } }", "settled"),
            ("{ may-stay-open: true, on-end: { send: done } }", "staysOpenUnlessBrokenOff"),
        ]
    )
    func aStateEnds(_ state: String, _ ending: String) throws {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            events: { call: {}, done: {} }
            lifecycle: { job: { states: { open: \(state) }, transitions: { call: { from: none, to: open } } } }
            """
        )
        guard case .machine(let machine) = model.scopes[0].kind else {
            Issue.record("no machine")
            return
        }
        #expect("\(machine.states[0].ending)".hasPrefix(ending))
        #expect(machine.states[0].ending.mayStayOpen == state.contains("may-stay-open"))
        #expect(machine.states[0].ending.substitute?.event == (state.contains("on-end") ? 1 : nil))
    }

    @Test func aMemberOfAFamilyHasTheRolesOfItsFamily() throws {
        let model = try compiled(
            "language: 1\nprotocol: Chat\nextends: base.yaml\nevents: { data-note: { data: string } }",
            extending: try compiled(Self.schema)
        )
        #expect(model.events.last?.roles == [.single(0)])
    }

    @Test func theTextsOfAFamilyAreNotJoined() throws {
        let found = try messages(
            "language: 1\nprotocol: Sample\nevents: { text-*: { fields: { text: string }, joins: text } }"
        )
        #expect(found == ["the texts of different events of a family cannot be joined"])
    }

    @Test func anEventCanBeReferredToByOnlyOneField() throws {
        let schema =
            Self.schema.replacing("  ping: {}", with: "  ping: {}\n  reply: { fields: { id: string } }")
            + "\n  replies: { within: message, single: [reply], refers: { by: id, to: ask } }"
        #expect(try messages(schema) == ["'ask' is already referred to by its 'question'"])
    }
}
