import ProtocolEmitters
import ProtocolSchema
import Testing

/// Tests that a change is judged for upgrades of the server first and of the client first, and for callers of generated code.
@Suite struct DirectionDiffTests {
    @Test(
        "the verdict on new clients is the verdict of the opposite change on old ones",
        arguments: SchemaDiffTests.edits
    )
    func judgesBothDirections(_ edit: SchemaDiffTests.Edit) throws {
        let old = try ReferenceModels.text(SchemaDiffTests.schema)
        let new = try ReferenceModels.text(edit.applied)
        let there = ProtocolDiff.between(old, new).changes
        let back = ProtocolDiff.between(new, old).changes
        func key(_ change: ProtocolChange, _ isAddition: Bool, _ breaks: Bool) -> String {
            let kind = change.kind == .changed ? "changed" : isAddition ? "added" : "removed"
            return "\(change.area.rawValue) \(kind) \(breaks)"
        }
        let expected = back.map { key($0, $0.kind == .removed, $0.breaksOldClients) }
        #expect(there.map { key($0, $0.kind == .added, $0.breaksNewClients) }.sorted() == expected.sorted())
        let reasons = back.filter(\.breaksOldClients).map(\.oldClients.reason.count)
        #expect(there.filter(\.breaksNewClients).map(\.newClients.reason.count).sorted() == reasons.sorted())
    }

    static let changes: [(String, String, String)] = [
        // Callers of an initialiser give its arguments in the order of the fields.
        (
            "a: { fields: { x: string, y: int } }", "a: { fields: { y: int, x: string } }",
            "field a: order x, y -> y, x, Swift"
        ),
        ("kind: { const: k }, u?: int, v?: int", "u?: int, kind: { const: k }, v?: int", ""),
        ("u?: int, v?: int", "v?: int, u?: int", "field b: order u, v -> v, u, Swift"),
        (
            "pair: { fields: { l: int, r: int }", "pair: { fields: { r: int, l: int }",
            "field pair: order l, r -> r, l, Swift"
        ),
        // The wider level is what callers may rely on.
        ("events:", "generate: { access: internal }\nevents:", "protocol access: public -> internal, Swift"),
        ("events:", "generate: { access: public }\nevents:", ""),
        ("events:", "generate: { module: Chat }\nevents:", "protocol module: none -> Chat, Swift"),
        // A struct that is made from an event has an initialiser that takes it.
        (", from: p", "", "type pair: from p -> nothing, Swift"),
        (
            "value: data, id: id",
            "value: data",
            "application data: data-* data=value id=id -> data-* data=value, Swift"
        ),
        (
            "\napplications: { data: { event: data-*, value: data, id: id } }", "",
            "application data: data-* data=value id=id, Swift"
        ),
        // A client that is upgraded first meets the old server.
        (
            "a: { fields: { x: string,", "a: { fields: { n: int, x: string,",
            "field a.n: required int, new client, Swift"
        ),
        ("{ const: k }", "{ const: l }", #"field b.kind: constant "k" -> "l", old client, new client"#),
        ("u?: int, v?: int", "u?: int", "field b.v: , Swift"),
        ("u?: int", "u: int", "field b.u: optional -> required, new client, Swift"),
    ]

    static let schema = """
        types:
          pair: { fields: { l: int, r: int }, from: p }
        events:
          a: { fields: { x: string, y: int } }
          b: { fields: { kind: { const: k }, u?: int, v?: int } }
          p: { fields: { l: int, r: int } }
          q: { fields: { pair: pair } }
          data-*: { swift: DataEvent, fields: { id?: string, data: any } }
        applications: { data: { event: data-*, value: data, id: id } }
        """

    @Test("reports a change, the direction that it breaks and whether it breaks Swift", arguments: changes)
    func reports(_ old: String, _ new: String, _ expected: String) throws {
        let text = Self.schema.replacing(old, with: new)
        #expect(text != Self.schema)
        let diff = ProtocolDiff.between(try ReferenceModels.text(Self.schema), try ReferenceModels.text(text))
        let found = diff.changes.map { change in
            "\(change.area.rawValue) \(change.name): \(change.detail ?? "")"
                + (change.breaksOldClients ? ", old client" : "") + (change.breaksNewClients ? ", new client" : "")
                + (change.breaksSwift ? ", Swift" : "")
        }
        #expect(found.joined(separator: "|") == expected, "\(diff.text)")
    }

    @Test func toolsOfAnApplicationAreCompared() throws {
        let look = "tools:\n  look: { input: { fields: { at: string } }, output: string }\n"
        let both = look + "  ask: { input: { fields: { at: string } }, output: string, runs: client }\n"
        let old = try model(extending: both)
        let moved = try model(extending: both.replacing("runs: client", with: "wire: askUser"))
        let found = ProtocolDiff.between(old, moved).changes.filter { $0.area == .application }
        #expect(found.map(\.detail) == ["wire name ask -> askUser", "runs client -> server"])
        #expect(found.allSatisfy { $0.name == "tool ask" && $0.breaksOldClients && $0.breaksNewClients })

        let added = ProtocolDiff.between(try model(extending: look), old).changes.filter { $0.area == .application }
        #expect(added.map(\.name) == ["tool ask"])
        #expect(added[0].breaksOldClients && !added[0].breaksNewClients && !added[0].breaksSwift)
        #expect(added[0].newClients.reason == "It is not called.")
    }

    private func model(extending text: String) throws -> ProtocolModel {
        let whole = "language: 1\nprotocol: Chat\nextends: ui-message-stream\n" + text
        var compiler = SchemaCompiler()
        let nodes = compiler.parse(SchemaFile(path: "chat.yaml", bytes: Array(whole.utf8)))
        let document = nodes.flatMap { compiler.read($0) }
        return try #require(document.flatMap { compiler.resolve($0) })
    }
}
