import ArgumentParser
import ProtocolEmitters
import ProtocolSchema

extension AccessLevel: ExpressibleByArgument {}

extension ClientVersion: ExpressibleByArgument {
    /// Reads a version from the command line.
    package init?(argument: String) { self.init(argument) }
}

/// The distribution of generated code over files, on the command line.
enum LayoutOption: String, ExpressibleByArgument, CaseIterable {
    case files
    case single

    var layout: Layout { self == .files ? .filePerDeclaration : .singleFile }
}

/// The options that describe outputs.
struct GenerationOptions: ParsableArguments {
    @Argument(help: "The schemas.", completion: .file(extensions: ["yaml", "yml"]))
    var schemas: [String]

    @Option(name: .customLong("swift"), help: "Write Swift into this folder, in a folder for each protocol.")
    var swiftFolder: String?

    @Option(
        name: .customLong("output"),
        help: "Write the Swift of each schema as one file in this folder, named after the schema: chat.protocol.swift."
    )
    var outputFolder: String?

    @Option(help: "The access level of the Swift declarations. Default: that of the schema, or 'public'.")
    var access: AccessLevel?

    @Option(help: "One Swift file for each declaration ('files'), or one for all of them ('single').")
    var layout = LayoutOption.files

    @Option(name: .customLong("markdown"), help: "Write the protocol's reference as Markdown.")
    var markdownFile: String?

    @Option(name: .customLong("json-schema"), help: "Write a JSON Schema of an event on the wire.")
    var jsonSchemaFile: String?

    @Option(name: .customLong("typescript"), help: "Write TypeScript types for the client.")
    var typescriptFile: String?

    @Option(name: .customLong("typescript-schemas"), help: "Write JSON Schemas for the client, as a TypeScript module.")
    var typescriptSchemasFile: String?

    @Option(
        help:
            "Generate only the events and fields that this client version knows, such as 6.0.0, and use it as the floor."
    )
    var client: ClientVersion?

    @Flag(help: "Treat warnings about schemas as errors.")
    var strict = false

    func validate() throws {
        try checkPaths()
        if schemas.count > 1, !singleFiles.isEmpty {
            let names = singleFiles.map(\.name).joined(separator: " and ")
            throw ValidationError("\(names) accept\(singleFiles.count == 1 ? "s" : "") only one schema")
        }
    }

    /// An empty path would be the root of the file system.
    private func checkPaths() throws {
        let folders = [("--swift", swiftFolder), ("--output", outputFolder)].compactMap { name, path in
            path.map { (name, $0) }
        }
        if let (name, _) = (folders + singleFiles).first(where: { $0.1.isEmpty }) {
            throw ValidationError("\(name) needs a path; '.' is the current folder")
        }
        if schemas.contains("") { throw ValidationError("the path of a schema is empty") }
    }

    /// The options that name one file, and therefore accept only one schema.
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
            typescriptSchemasFile: typescriptSchemasFile
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
        return words.map(ShellWord.quoted).joined(separator: " ")
    }
}
