import Foundation
import ProtocolSchema
import Testing

@Suite struct ShippedSchemaTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The shipped schemas, and those of other people's protocols.
    static let paths: [String] = ["schema", "Tests/Protocols"].flatMap { folder in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path())) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    @Test("compiles without findings", arguments: paths)
    func compilesWithoutAFinding(_ path: String) {
        var diagnostics = DiagnosticBag()
        var loaded: [SchemaFile] = []
        let model = SchemaCompiler.compile(
            path: Self.root.appending(path: path).path(),
            diagnostics: &diagnostics,
            loaded: &loaded
        )
        let sources = Dictionary(loaded.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let text = DiagnosticPrinter(sources: sources, isColoured: false).print(diagnostics)
        #expect(diagnostics.isEmpty && model != nil, "\(text)")
    }
}
