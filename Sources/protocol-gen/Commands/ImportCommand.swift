import ArgumentParser
import ProtocolImport
import ProtocolSchema

/// Makes a first schema from somebody else's.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a first schema from a JSON Schema or an OpenAPI document.",
        discussion: """
            Reads JSON or YAML: a JSON Schema, or the schemas of an OpenAPI 3 document. The alternatives that a key tells apart \
            become the events, and the types that they use follow. A comment says what could not be carried over.

              protocol-gen import openapi.yaml --events ResponseStreamEvent --output responses.protocol.yaml
              protocol-gen import events.schema.json --protocol Chat
            """
    )

    @Argument(help: "The document.", completion: .file(extensions: ["json", "yaml", "yml"]))
    var document: String

    @Option(help: "Write the schema into this file, which must not exist; to standard output if left out.")
    var output: String?

    @Option(name: .customLong("protocol"), help: "The name of the protocol, which is its Swift namespace.")
    var protocolName: String?

    @Option(help: "The schema of the document that describes the events, by name or as a JSON pointer.")
    var events: String?

    func validate() throws {
        if let protocolName, !SwiftNames.isIdentifier(protocolName) {
            throw ValidationError("'\(protocolName)' is the Swift namespace and must be an identifier")
        }
        if output?.isEmpty == true { throw ValidationError("--output needs the name of a file") }
    }

    func run() throws {
        let result = try imported()
        try OutputError.reported {
            if let output {
                try write(result.text, to: output)
            } else {
                Console.output(result.text)
            }
        }
        for message in result.messages { Console.message(message) }
        try check(result.text)
    }

    private func imported() throws -> SchemaImporter.Result {
        var diagnostics = DiagnosticBag()
        let file = SchemaFile.load(document, into: &diagnostics)
        do {
            let nodes = try file.flatMap { file in try SchemaImporter.nodes(of: file, into: &diagnostics) }
            if let nodes, !diagnostics.hasErrors {
                let options = SchemaImporter.Options(protocolName: protocolName, events: events)
                return try SchemaImporter.schema(from: nodes, options: options)
            }
        } catch let error as ImportError {
            Console.message(error.description)
            throw ExitCode(1)
        }
        let sources = file.map { [$0.path: $0.bytes] } ?? [:]
        Console.messages(DiagnosticPrinter(sources: sources, isColoured: Console.isColoured).print(diagnostics))
        throw ExitCode(1)
    }

    /// Writes a new file: a schema that somebody has gone on with must not be lost.
    private func write(_ text: String, to path: String) throws {
        if let old = try FileSystem.read(path), !old.elementsEqual(text.utf8) { throw OutputError.exists(path) }
        try FileSystem.createFolder(of: path)
        try FileSystem.replace(path, with: Array(text.utf8))
        Console.message("wrote \(path)")
    }

    /// Compiles the schema: what `check` would say of it, the user hears now.
    private func check(_ text: String) throws {
        let file = SchemaFile(path: output ?? "the imported schema", bytes: Array(text.utf8))
        var compiler = SchemaCompiler()
        let isValid = compiler.parse(file).flatMap { compiler.read($0) }.flatMap { compiler.resolve($0) } != nil
        if compiler.diagnostics.isEmpty { return }
        let printer = DiagnosticPrinter(sources: [file.path: file.bytes], isColoured: Console.isColoured)
        Console.messages(printer.print(compiler.diagnostics))
        if !isValid { throw ExitCode(1) }
    }
}
