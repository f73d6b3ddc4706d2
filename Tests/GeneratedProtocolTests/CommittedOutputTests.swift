import Foundation
import ProtocolEmitters
import ProtocolSchema
import Testing

/// Compares the committed code with the output of the generator.
@Suite struct CommittedOutputTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The schemas and the folders of their generated code.
    private static let homes = [
        ("schema/ai-sdk.yaml", "Sources/GeneratedProtocol"), ("schema/vel.yaml", "Sources/Vel/Generated"),
        ("schema/anthropic-messages.yaml", "Sources/ModelProviders/Generated"),
    ]

    @Test func committedCodeMatchesTheSchemas() throws {
        for (schema, home) in Self.homes {
            var expected: Set<String> = []
            var diagnostics = DiagnosticBag()
            var loaded: [SchemaFile] = []
            let path = Self.root.appending(path: schema).path()
            let compiled = SchemaCompiler.compile(path: path, diagnostics: &diagnostics, loaded: &loaded)
            let model = try #require(compiled)
            let emitter = SwiftEmitter(
                model: model,
                access: .public,
                layout: .filePerDeclaration,
                schemaPath: String(schema.drop { $0 != "/" }.dropFirst()),
                command: "protocol-gen generate"
            )
            for file in emitter.files() {
                let name = "\(model.name)/\(file.name)"
                expected.insert(file.name)
                let committed = Self.root.appending(path: "\(home)/\(name)")
                let text = try? String(contentsOf: committed, encoding: .utf8)
                #expect(text == file.text, "\(name) is stale; run `make generate`")
            }
            #expect(try committedFiles(in: "\(home)/\(model.name)") == expected)
        }
    }

    /// The paths of all files below a folder.
    private func committedFiles(in home: String) throws -> Set<String> {
        let folder = Self.root.appending(path: home)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
        return Set(paths.filter { $0.contains(".") })
    }
}
