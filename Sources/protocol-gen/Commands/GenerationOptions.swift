import ArgumentParser
import ProtocolEmitters
import ProtocolSchema

extension AccessLevel: ExpressibleByArgument {}

extension ClientVersion: ExpressibleByArgument {
    /// Reads a version from the command line.
    package init?(argument: String) { self.init(argument) }
}

/// How generated code is spread over files, on the command line.
enum LayoutOption: String, ExpressibleByArgument, CaseIterable {
    case files
    case single

    var layout: Layout { self == .files ? .filePerDeclaration : .singleFile }
}

/// The outputs, and their places.
struct GenerationOptions: ParsableArguments {
    @Argument(help: "The schemas.", completion: .file(extensions: ["yaml", "yml"]))
    var schemas: [String]

    @Option(name: .customLong("swift"), help: "Write Swift into this folder, a folder for each protocol inside.")
    var swiftFolder: String?

    @Option(
        name: .customLong("output"),
        help: "Write all Swift of a schema into one file in this folder, called after the schema: chat.protocol.swift."
    )
    var outputFolder: String?

    @Option(help: "Who sees the Swift declarations; 'public' unless the schema says otherwise.")
    var access: AccessLevel?

    @Option(help: "One Swift file for each declaration ('files'), or one for all ('single').")
    var layout = LayoutOption.files

    @Option(name: .customLong("markdown"), help: "Write the protocol's reference as Markdown.")
    var markdownFile: String?

    @Option(name: .customLong("json-schema"), help: "Write a JSON Schema of an event on the wire.")
    var jsonSchemaFile: String?

    @Option(name: .customLong("typescript"), help: "Write TypeScript types for the client.")
    var typescriptFile: String?

    @Option(name: .customLong("typescript-schemas"), help: "Write JSON Schemas for the client, as a TypeScript module.")
    var typescriptSchemasFile: String?

    @Option(help: "Generate only what this client version knows, with the version as the floor: 6.0.0.")
    var client: ClientVersion?

    @Option(name: .customLong("command"), help: "The command that generated Swift names as the way to regenerate it.")
    var shownCommand: String?

    @Option(
        name: .customLong("relative-to"),
        help: "The folder below which generated files name their schema; the path as given if left out."
    )
    var shownRoot: String?

    @Flag(help: "Treat warnings about schemas as errors.")
    var strict = false

    func validate() throws {
        if schemas.count > 1, !singleFiles.isEmpty {
            let names = singleFiles.map(\.name).joined(separator: " and ")
            throw ValidationError("\(names) take\(singleFiles.count == 1 ? "s" : "") one schema")
        }
    }

    /// Options that name one file, and so take one schema.
    private var singleFiles: [(name: String, path: String)] {
        [
            ("--markdown", markdownFile), ("--json-schema", jsonSchemaFile), ("--typescript", typescriptFile),
            ("--typescript-schemas", typescriptSchemasFile),
        ].compactMap { name, path in path.map { (name, $0) } }
    }

    /// The request that the options describe.
    var request: GenerationRequest {
        GenerationRequest(
            schemas: schemas,
            client: client,
            isStrict: strict,
            swiftFolder: swiftFolder,
            layout: layout.layout,
            outputFolder: outputFolder,
            access: access,
            markdownFile: markdownFile,
            jsonSchemaFile: jsonSchemaFile,
            typescriptFile: typescriptFile,
            typescriptSchemasFile: typescriptSchemasFile,
            folderCommand: shownCommand ?? commandLine,
            fileCommand: shownCommand,
            shownRoot: shownRoot
        )
    }

    /// The command line that writes the files.
    var commandLine: String {
        var words = ["protocol-gen", "generate"] + schemas
        if let swiftFolder { words += ["--swift", swiftFolder] }
        if let outputFolder { words += ["--output", outputFolder] }
        if let access { words += ["--access", access.rawValue] }
        if layout != .files { words += ["--layout", layout.rawValue] }
        if let markdownFile { words += ["--markdown", markdownFile] }
        if let jsonSchemaFile { words += ["--json-schema", jsonSchemaFile] }
        if let typescriptFile { words += ["--typescript", typescriptFile] }
        if let typescriptSchemasFile { words += ["--typescript-schemas", typescriptSchemasFile] }
        if let client { words += ["--client", client.description] }
        if let shownRoot { words += ["--relative-to", shownRoot] }
        if let shownCommand { words += ["--command", shownCommand] }
        return words.map(ShellWord.quoted).joined(separator: " ")
    }
}
