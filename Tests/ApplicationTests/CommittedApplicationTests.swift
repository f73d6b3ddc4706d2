import Foundation
import ProtocolEmitters
import ProtocolSchema
import Testing

/// Compares the committed Swift and TypeScript with the output of the generator.
@Suite struct CommittedApplicationTests {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    @Test("committed files match their schema", arguments: ["chat", "hostile", "rag"])
    func committedOutput(_ name: String) throws {
        var diagnostics = DiagnosticBag()
        var loaded: [SchemaFile] = []
        let path = Self.tests.appending(path: "Protocols/applications/\(name).protocol.yaml").path()
        let model = try #require(SchemaCompiler.compile(path: path, diagnostics: &diagnostics, loaded: &loaded))
        let swift = SwiftEmitter(
            model: model,
            access: .internal,
            layout: .singleFile,
            schemaPath: "\(name).protocol.yaml",
            command: nil
        )
        let types = TypeScriptEmitter(model: model, schemaPath: "\(name).protocol.yaml")
        for (file, text) in [
            ("ApplicationTests/Generated/\(name).protocol.swift", swift.files()[0].text),
            ("TypeScript/\(name).ts", types.types()), ("TypeScript/\(name)-schemas.ts", types.schemas()),
        ] {
            let committed = try? String(contentsOf: Self.tests.appending(path: file), encoding: .utf8)
            #expect(committed == text, "\(file) is stale; run `make generate`")
        }
    }

    @Test("the generator contains the current shipped schemas") func theShippedSchemasArePartOfTheGenerator() throws {
        let folder = Self.tests.deletingLastPathComponent().appending(path: "schema")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".yaml") }
        let texts = try files.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
        #expect(Set(ShippedSchemas.texts.values.map { $0 + "\n" }) == Set(texts), "run `make generate`")
    }
}
