import Foundation
import ProtocolEmitters
import ProtocolSchema
import Testing

@Suite struct DiagramTests {
    @Test("contains every event of the lifecycle", arguments: ReferenceModels.paths)
    func holdsEveryEvent(_ path: String) throws {
        let model = try ReferenceModels.shipped(path)
        let graph = LifecycleGraph(model)
        let drawn = Set(graph.edges.flatMap(\.events) + graph.scopes.flatMap(\.singles))
        let expected = model.scopes.flatMap { scope -> [Int] in
            switch scope.kind {
            case .span(let span): [span.opens] + span.continues + span.closes + span.ends + span.resets
            case .single(let events): events
            case .machine(let machine): machine.transitions.map(\.event)
            }
        }
        let names = drawn.map { String($0.prefix { $0 != " " }) }
        #expect(Set(names) == Set(expected.map { model.events[$0].displayName }))
    }

    @Test("joins transitions between the same states")
    func joinsTransitions() throws {
        let graph = LifecycleGraph(try ReferenceModels.aiSDK())
        let pairs = graph.edges.filter { $0.effect == .moves || $0.effect == .opens }.map { [$0.from, $0.to] }
        #expect(Set(pairs).count == pairs.count)
    }

    @Test("is nil without a lifecycle")
    func isNothingWithoutALifecycle() throws {
        let model = try ReferenceModels.text("events: { one: {} }")
        #expect(MermaidEmitter.text(for: model) == nil)
        #expect(DotEmitter.text(for: model) == nil)
    }

    @Test("escapes names so that they cannot break the drawing")
    func keepsNamesInside() throws {
        var model = try ReferenceModels.text(
            """
            events:
              open: { fields: { id: string } }
              close: { fields: { id: string } }
              next: { fields: { id: string } }
            lifecycle:
              end: { key: id, opens: open, closes: close }
              note:
                key: id
                states: { state: {}, note: {} }
                transitions: { next: [{ from: none, to: note }, { from: note, to: state }] }
            """
        )
        model.events[0].wireName = "a\"; }<b>\n--> [*] : x%%"
        let mermaid = try #require(MermaidEmitter.text(for: model))
        #expect(mermaid.contains("a#34;#59; #125;#60;b#62;#10;--#62; #91;*#93; #58; x#37;#37;"))
        #expect(mermaid.contains("as scope_end\n") && mermaid.contains("as scope_note {"))
        let dot = try #require(DotEmitter.text(for: model))
        #expect(dot.contains("a&quot;; }&lt;b&gt; --&gt; &#91;*&#93; : x%%"))
    }

    @Test("gives scopes with similar names different identifiers")
    func tellsLikeNamesApart() throws {
        var model = try ReferenceModels.text(
            """
            events: { a: {}, b: {} }
            lifecycle: { x-y: { single: [a] }, other: { single: [b] } }
            """
        )
        model.scopes[1].name = "x.y"
        let mermaid = try #require(MermaidEmitter.text(for: model))
        #expect(mermaid.contains("as scope_x_y\n") && mermaid.contains("as scope_x_y_2\n"))
    }

    @Test("balances the braces of both drawings", arguments: ReferenceModels.paths)
    func balancesTheBraces(_ path: String) throws {
        let model = try ReferenceModels.shipped(path)
        for text in [MermaidEmitter.text(for: model), DotEmitter.text(for: model)].compactMap(\.self) {
            let lines = text.split(separator: "\n")
            #expect(lines.count { $0.hasSuffix("{") } == lines.count { $0.trimmingCharacters(in: .whitespaces) == "}" })
        }
    }

    @Test("can be drawn by Graphviz if it is installed", arguments: ReferenceModels.paths)
    func isDrawnByGraphviz(_ path: String) throws {
        let tool = "/usr/bin/dot"
        let model = try ReferenceModels.shipped(path)
        guard FileManager.default.isExecutableFile(atPath: tool), let text = DotEmitter.text(for: model) else { return }
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).dot")
        defer { try? FileManager.default.removeItem(at: file) }
        try text.write(to: file, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: tool)
        process.arguments = ["-Tcanon", file.path(percentEncoded: false)]
        let errors = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && said.isEmpty, "\(said)")
    }
}
