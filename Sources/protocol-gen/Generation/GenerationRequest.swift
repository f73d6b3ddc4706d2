import ProtocolEmitters
import ProtocolSchema

/// A request to generate files from schemas.
struct GenerationRequest {
    /// The paths of the schemas.
    var schemas: [String]
    /// The client version to generate for; nil for all of them.
    var client: ClientVersion?
    /// Whether a warning about a schema is an error.
    var isStrict = false
    /// The folder for Swift, with a folder for each protocol inside.
    var swiftFolder: String?
    /// How declarations are spread over the files of that folder.
    var layout = Layout.filePerDeclaration
    /// The folder for one Swift file for each schema.
    var outputFolder: String?
    /// Who sees Swift declarations, whatever the schema says.
    var access: AccessLevel?
    /// The file for the reference.
    var markdownFile: String?
    /// The file for the JSON Schema of an event.
    var jsonSchemaFile: String?
    /// The file for TypeScript types.
    var typescriptFile: String?
    /// The file for JSON Schemas in TypeScript.
    var typescriptSchemasFile: String?
    /// The command that a folder of Swift names as the way to generate it anew.
    var folderCommand: String?
    /// The command that a file of Swift names; nil where every build makes the file.
    var fileCommand: String?
    /// The folder below which generated files name their schema.
    var shownRoot: String?

    /// The error for a request that asks for nothing, of schemas that ask for nothing.
    static let nothingAsked =
        "say what to write: --swift DIR, --output DIR, --typescript FILE, --typescript-schemas FILE, --markdown FILE or "
        + "--json-schema FILE; or let the schema say it with 'generate: { typescript: FILE }'"

    /// The outputs for a model: those of the request or, if it names none, those of the schema.
    func outputs(of model: ProtocolModel) -> [Output] {
        let asked =
            [swift(model), singleSwift(model)] + [markdownFile.map(Output.markdown)]
            + [jsonSchemaFile.map(Output.jsonSchema), typescriptFile.map { .typescript(.types, $0) }]
            + [typescriptSchemasFile.map { .typescript(.schemas, $0) }]
        let outputs = asked.compactMap(\.self)
        return outputs.isEmpty ? outputsOfSchema(model) : outputs
    }

    private func swift(_ model: ProtocolModel) -> Output? {
        swiftFolder.map { folder in
            let schema = shownRoot.map { SchemaPath.relative(model.path, to: $0) } ?? model.path
            return .swift(
                folder: "\(folder)/\(model.name)",
                access(to: model),
                SwiftRenderer(layout: layout, schemaPath: schema, command: folderCommand)
            )
        }
    }

    private func singleSwift(_ model: ProtocolModel) -> Output? {
        outputFolder.map { folder in
            // A build chooses the places of the schema and the folder, so neither path appears in the file.
            let schema = SchemaPath.name(of: model.path)
            return .singleSwift(
                path: "\(folder)/\(SchemaPath.stem(of: model.path)).swift",
                access(to: model),
                SwiftRenderer(layout: .singleFile, schemaPath: schema, command: fileCommand)
            )
        }
    }

    private func access(to model: ProtocolModel) -> AccessLevel { access ?? model.generation.access ?? .public }

    private func outputsOfSchema(_ model: ProtocolModel) -> [Output] {
        let types = model.generation.typescript.map { Output.typescript(.types, place($0, of: model)) }
        let schemas = model.generation.typescriptSchemas.map { Output.typescript(.schemas, place($0, of: model)) }
        return [types, schemas].compactMap(\.self)
    }

    private func place(_ path: String, of model: ProtocolModel) -> String {
        SchemaPath.resolved(path, beside: model.path)
    }
}

/// A kind of output, and its place.
enum Output {
    /// A folder of Swift files; generated files that are no longer asked for are removed from it.
    case swift(folder: String, AccessLevel, SwiftRenderer)
    /// One Swift file.
    case singleSwift(path: String, AccessLevel, SwiftRenderer)
    /// The reference.
    case markdown(String)
    /// The JSON Schema of an event.
    case jsonSchema(String)
    /// A TypeScript file.
    case typescript(TypeScriptEmitter.Content, String)
}
