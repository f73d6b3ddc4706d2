import ArgumentParser
import ProtocolSchema

/// Compiles schemas for the commands and prints what was found.
struct SchemaLoader {
    private var diagnostics = DiagnosticBag()
    private var loaded: [SchemaFile] = []

    /// Compiles a schema; nil if it has errors.
    mutating func compile(_ path: String) -> ProtocolModel? {
        SchemaCompiler.compile(path: path, diagnostics: &diagnostics, loaded: &loaded)
    }

    /// Reads a schema without resolving it.
    mutating func read(_ path: String) -> SchemaDocument? {
        SchemaCompiler.read(path: path, diagnostics: &diagnostics, loaded: &loaded)
    }

    /// Parses a schema without reading it.
    mutating func parse(_ path: String) -> YAMLNode? {
        SchemaCompiler.parse(path: path, diagnostics: &diagnostics, loaded: &loaded)
    }

    /// Prints what was found, and stops the command if anything was an error.
    func finish() throws {
        if diagnostics.isEmpty { return }
        let sources = Dictionary(loaded.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        Console.messages(DiagnosticPrinter(sources: sources, isColoured: Console.isColoured).print(diagnostics))
        if diagnostics.hasErrors { throw ExitCode(1) }
    }

    /// Compiles a schema or stops the command.
    static func model(_ path: String) throws -> ProtocolModel {
        var loader = SchemaLoader()
        let model = loader.compile(path)
        try loader.finish()
        guard let model else { throw ExitCode(1) }
        return model
    }
}
