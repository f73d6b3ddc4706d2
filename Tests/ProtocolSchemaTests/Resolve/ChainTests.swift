import ProtocolSchema
import Testing

/// Tests long chains of types in hostile schemas, which would exhaust the stack if they were followed recursively.
@Suite struct ChainTests {
    private func rules(_ types: [String]) -> [String] {
        let text =
            "language: 1\nprotocol: Deep\nevents: { begin: { fields: { first: t0 } } }\ntypes:\n"
            + types.enumerated().map { "  t\($0.offset): \($0.element)\n" }.joined()
        var diagnostics = DiagnosticBag()
        let root = YAMLParser.parse(Array(text.utf8), path: "schema.yaml", into: &diagnostics)
        var reader = SchemaReader(diagnostics: diagnostics)
        guard let document = root.flatMap({ reader.read($0, path: "schema.yaml") }) else { return ["unreadable"] }
        var resolver = Resolver(document, base: nil, diagnostics: reader.diagnostics)
        _ = resolver.resolve()
        return Set(resolver.diagnostics.diagnostics.map(\.rule.rawValue)).sorted()
    }

    private static let kinds: [@Sendable (Int) -> String] = [
        { "{ fields: { next: t\($0) } }" }, { "{ fields: { next: list of t\($0) } }" }, { "t\($0) or null" },
        { "{ includes: t\($0), fields: {} }" }, { "{ union: { cases: { a: t\($0) } } }" },
    ]

    @Test("a long chain is refused", arguments: kinds.indices)
    func longChain(_ kind: Int) {
        let count = 20_000
        let types = (1...count).map { Self.kinds[kind]($0) } + ["{ fields: {} }"]
        #expect(rules(types).contains("nesting-too-deep"))
    }

    @Test("a chain within the limit is accepted", arguments: [0, 1, 3])
    func shortChain(_ kind: Int) {
        let types = (1..<100).map { Self.kinds[kind]($0) } + ["{ fields: { id: string } }"]
        #expect(rules(types) == [])
    }

    @Test func aRecursiveTypeIsFoundInAnyOrderOfDeclaration() {
        #expect(
            rules(["{ fields: { next: t1 } }", "{ fields: { next: t2, last: t0 } }", "list of t0"]) == [
                "recursive-type"
            ]
        )
        #expect(rules(["{ fields: { next: t1 } }", "{ fields: { next: list of t0 } }"]) == [])
    }
}
