import Foundation
import ProtocolEmitters
import ProtocolSchema
import Testing

/// What is committed is what the schemas say, and nothing else.
@Suite struct CommittedOutputTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func generatedProtocolIsWhatTheSchemasSay() throws {
        var expected: Set<String> = []
        for schema in ["schema/ai-sdk.yaml", "schema/vel.yaml"] {
            var diagnostics = DiagnosticBag()
            var loaded: [SchemaFile] = []
            let path = Self.root.appending(path: schema).path()
            let compiled = SchemaCompiler.compile(path: path, diagnostics: &diagnostics, loaded: &loaded)
            let model = try #require(compiled)
            let emitter = SwiftEmitter(
                model: model,
                access: .public,
                layout: .filePerDeclaration,
                schemaPath: schema,
                command: "make generate"
            )
            for file in emitter.files() {
                let name = "\(model.name)/\(file.name)"
                expected.insert(name)
                let committed = Self.root.appending(path: "Sources/GeneratedProtocol/\(name)")
                let text = try? String(contentsOf: committed, encoding: .utf8)
                #expect(text == file.text, "\(name) is stale; run `make generate`")
            }
        }
        #expect(try committedFiles() == expected)
    }

    /// The paths of all files below `Sources/GeneratedProtocol` but its pages.
    private func committedFiles() throws -> Set<String> {
        let folder = Self.root.appending(path: "Sources/GeneratedProtocol")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
        return Set(paths.filter { $0.contains(".") && !$0.hasPrefix("GeneratedProtocol.docc") })
    }
}
