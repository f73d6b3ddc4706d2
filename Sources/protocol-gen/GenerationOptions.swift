import ArgumentParser
import ProtocolEmitters
import ProtocolSchema

extension AccessLevel: ExpressibleByArgument {}

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

    @Option(help: "Who sees the Swift declarations.")
    var access = AccessLevel.public

    @Option(help: "One Swift file for each declaration ('files'), or one for all ('single').")
    var layout = LayoutOption.files

    @Option(name: .customLong("markdown"), help: "Write the protocol's reference as Markdown.")
    var markdownFile: String?

    @Option(name: .customLong("json-schema"), help: "Write a JSON Schema of an event on the wire.")
    var jsonSchemaFile: String?

    @Option(name: .customLong("command"), help: "The command that generated Swift names as the way to regenerate it.")
    var shownCommand: String?

    func validate() throws {
        if swiftFolder == nil, markdownFile == nil, jsonSchemaFile == nil {
            throw ValidationError("say what to write: --swift DIR, --markdown FILE or --json-schema FILE")
        }
        if schemas.count > 1, markdownFile != nil || jsonSchemaFile != nil {
            throw ValidationError("--markdown and --json-schema take one schema")
        }
    }

    /// Compiles the schemas and lists the files they ask for.
    func plan(command: String) throws -> OutputPlan {
        var loader = SchemaLoader()
        let models = schemas.map { loader.compile($0) }
        try loader.finish()
        var plan = OutputPlan()
        for (schema, model) in zip(schemas, models) {
            guard let model else { throw ExitCode(1) }
            try OutputFailure.reported { try add(model, schema, to: &plan) }
        }
        return plan
    }

    private func add(_ model: ProtocolModel, _ schema: String, to plan: inout OutputPlan) throws {
        if let swiftFolder {
            let emitter = SwiftEmitter(
                model: model,
                access: access,
                layout: layout.layout,
                schemaPath: schema,
                command: shownCommand ?? commandLine("generate")
            )
            let folder = "\(swiftFolder)/\(model.name)"
            for file in emitter.files() { try plan.add("\(folder)/\(file.name)", file.text) }
            plan.ownedFolders.append(folder)
        }
        if let markdownFile { try plan.add(markdownFile, MarkdownEmitter.text(for: model)) }
        if let jsonSchemaFile { try plan.add(jsonSchemaFile, JSONSchemaEmitter.events(of: model)) }
    }

    /// The command line that does the same with another command.
    func commandLine(_ command: String) -> String {
        var words = ["protocol-gen", command] + schemas
        if let swiftFolder { words += ["--swift", swiftFolder] }
        if access != .public { words += ["--access", access.rawValue] }
        if layout != .files { words += ["--layout", layout.rawValue] }
        if let markdownFile { words += ["--markdown", markdownFile] }
        if let jsonSchemaFile { words += ["--json-schema", jsonSchemaFile] }
        if let shownCommand { words += ["--command", shownCommand] }
        return words.map(Self.quoted).joined(separator: " ")
    }

    /// The word as a shell takes it back.
    private static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy { byte in
                switch byte {
                case 48...57, 65...90, 97...122: true
                case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="): true
                default: byte >= 0x80
                }
            }
        return isPlain
            ? word
            : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
