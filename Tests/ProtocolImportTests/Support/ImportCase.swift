import Foundation
import ProtocolImport
import ProtocolSchema
import Testing

/// A folder in `Cases/`: a document, and the schema that it becomes.
struct ImportCase: Sendable, CustomTestStringConvertible {
    let name: String

    var testDescription: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Cases")

    static let all: [ImportCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.sorted().map { ImportCase(name: $0) }
    }()

    var expected: URL { Self.folder.appending(path: "\(name)/expected.yaml") }

    /// The document, named without its folder.
    func document() throws -> SchemaFile {
        for name in ["document.json", "document.yaml"] {
            let file = Self.folder.appending(path: "\(self.name)/\(name)")
            if let data = try? Data(contentsOf: file) { return SchemaFile(path: name, bytes: Array(data)) }
        }
        throw CocoaError(.fileNoSuchFile)
    }

    func imported() throws -> SchemaImporter.Result { try Self.imported(try document()) }

    /// Imports a document that is given as text.
    static func imported(_ text: String, options: SchemaImporter.Options = .init()) throws -> SchemaImporter.Result {
        try imported(SchemaFile(path: "document", bytes: Array(text.utf8)), options: options)
    }

    private static func imported(
        _ file: SchemaFile,
        options: SchemaImporter.Options = .init()
    ) throws -> SchemaImporter.Result {
        try SchemaImporter.schema(from: try nodes(of: file), options: options)
    }

    static func nodes(of file: SchemaFile) throws -> YAMLNode {
        var diagnostics = DiagnosticBag()
        let nodes = try SchemaImporter.nodes(of: file, into: &diagnostics)
        #expect(diagnostics.isEmpty, "\(DiagnosticPrinter(sources: [file.path: file.bytes]).print(diagnostics))")
        return try #require(nodes)
    }
}

/// Compiles the text of a schema; nil, and what is wrong with it, if it has mistakes.
func compiled(_ text: String) -> (model: ProtocolModel?, problems: String) {
    let file = SchemaFile(path: "imported.yaml", bytes: Array(text.utf8))
    var compiler = SchemaCompiler()
    let model = compiler.parse(file).flatMap { compiler.read($0) }.flatMap { compiler.resolve($0) }
    return (model, DiagnosticPrinter(sources: [file.path: file.bytes]).print(compiler.diagnostics))
}
