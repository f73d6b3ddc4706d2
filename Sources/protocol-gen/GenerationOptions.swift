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

/// What is generated, and where to.
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

    /// Compiles the schemas and lists the files they ask for.
    func plan(command: String) throws -> OutputPlan {
        var loader = SchemaLoader()
        let models = schemas.map { loader.compile($0) }
        try loader.finish()
        var plan = OutputPlan()
        for (schema, model) in zip(schemas, models) {
            guard let model else { throw ExitCode(1) }
            let known = client.map { model.restricted(to: $0) } ?? model
            try OutputFailure.reported { try add(known, schema, to: &plan) }
        }
        if plan.files.isEmpty {
            throw ValidationError(
                "say what to write: --swift DIR, --output DIR, --typescript FILE, --typescript-schemas FILE, --markdown FILE or "
                    + "--json-schema FILE; or let the schema say it with 'generate: { typescript: FILE }'"
            )
        }
        return plan
    }

    private func add(_ model: ProtocolModel, _ schema: String, to plan: inout OutputPlan) throws {
        if let swiftFolder {
            let emitter = SwiftEmitter(
                model: model,
                access: access(for: model),
                layout: layout.layout,
                schemaPath: shownRoot.map { SchemaPath.relative(schema, to: $0) } ?? schema,
                command: shownCommand ?? commandLine("generate")
            )
            let folder = "\(swiftFolder)/\(model.name)"
            for file in emitter.files() { try plan.add("\(folder)/\(file.name)", file.text) }
            plan.ownedFolders.append(folder)
        }
        if let outputFolder {
            // A build puts the schema and the folder wherever it likes, so neither path stands in the file.
            let emitter = SwiftEmitter(
                model: model,
                access: access(for: model),
                layout: .singleFile,
                schemaPath: SchemaPath.name(of: schema),
                command: shownCommand
            )
            for file in emitter.files() {
                try plan.add("\(outputFolder)/\(SchemaPath.stem(of: schema)).swift", file.text)
            }
        }
        if let markdownFile { try plan.add(markdownFile, MarkdownEmitter.text(for: model)) }
        if let jsonSchemaFile { try plan.add(jsonSchemaFile, JSONSchemaEmitter.events(of: model)) }
        try addTypeScript(model, schema, to: &plan)
    }

    /// What the command line names, or, if it names nothing at all, what the schema does.
    private func addTypeScript(_ model: ProtocolModel, _ schema: String, to plan: inout OutputPlan) throws {
        let isLeftToSchema = swiftFolder == nil && outputFolder == nil && singleFiles.isEmpty
        func path(_ option: String?, _ written: String?) -> String? {
            option ?? (isLeftToSchema ? written.map { SchemaPath.resolved($0, beside: schema) } : nil)
        }
        let emitter = TypeScriptEmitter(model: model, schemaPath: SchemaPath.name(of: schema))
        if let file = path(typescriptFile, model.generation.typescript) { try plan.add(file, emitter.types()) }
        if let file = path(typescriptSchemasFile, model.generation.typescriptSchemas) {
            try plan.add(file, emitter.schemas())
        }
    }

    private func access(for model: ProtocolModel) -> AccessLevel {
        access ?? model.generation.access.flatMap { AccessLevel(rawValue: $0.rawValue) } ?? .public
    }

    /// The command line that does the same with another command.
    func commandLine(_ command: String) -> String {
        var words = ["protocol-gen", command] + schemas
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
