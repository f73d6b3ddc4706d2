import ProtocolEmitters
import ProtocolSchema

/// A request to generate files from schemas.
struct GenerationRequest {
    /// The paths of the schemas.
    var schemas: [String]
    /// The client version to generate for; nil for all of them.
    var client: ClientVersion?
    /// The files whose changes the build notices; nil outside of a build.
    var inputs: BuildInputs?
    /// Whether a request without any output is valid.
    var mayBeEmpty = false
    /// Whether a warning about a schema is an error.
    var isStrict = false
    /// The folder for Swift, with a folder for each protocol inside.
    var swiftFolder: String?
    /// The distribution of declarations over the files of that folder.
    var layout = Layout.filePerDeclaration
    /// The folder for one Swift file for each schema.
    var outputFolder: String?
    /// The access level of Swift declarations, instead of that of the schema.
    var access: AccessLevel?
    /// The file for the reference.
    var markdownFile: String?
    /// The file for the JSON Schema of an event.
    var jsonSchemaFile: String?
    /// The file for TypeScript types.
    var typescriptFile: String?
    /// The file for JSON Schemas in TypeScript.
    var typescriptSchemasFile: String?

    /// The command that files in a folder name as the way to regenerate them.
    private static let command = "protocol-gen generate"

    /// The error for a request without outputs, for schemas that name none.
    static let nothingAsked =
        "there is nothing to write; add --swift DIR, --output DIR, --typescript FILE, --typescript-schemas FILE, --markdown FILE or "
        + "--json-schema FILE; or name the file in the schema with 'generate: { typescript: FILE }'"

    /// The outputs for a model: those of the request, and those of the schema.
    ///
    /// The outputs of the schema are included for `--swift` and without options. A build may write only its Swift file.
    func outputs(of model: ProtocolModel) -> [Output] {
        let asked =
            [swift(model), singleSwift(model)] + [markdownFile.map(Output.markdown)]
            + [jsonSchemaFile.map(Output.jsonSchema), typescriptFile.map { .typescript(.types, $0) }]
            + [typescriptSchemasFile.map { .typescript(.schemas, $0) }]
        let outputs = asked.compactMap(\.self)
        guard outputs.isEmpty || swiftFolder != nil, typescriptFile == nil, typescriptSchemasFile == nil else {
            return outputs
        }
        return outputs + outputsOfSchema(model)
    }

    private func swift(_ model: ProtocolModel) -> Output? {
        swiftFolder.map { folder in
            // Paths and options differ from one caller to the next, so no file shows them.
            .swift(
                folder: "\(folder)/\(model.name)",
                access(to: model),
                SwiftRenderer(layout: layout, schemaPath: SchemaPath.name(of: model.path), command: Self.command)
            )
        }
    }

    private func singleSwift(_ model: ProtocolModel) -> Output? {
        outputFolder.map { folder in
            .singleSwift(
                path: "\(folder)/\(SchemaPath.stem(of: model.path)).swift",
                access(to: model),
                SwiftRenderer(layout: .singleFile, schemaPath: SchemaPath.name(of: model.path), command: nil)
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

/// An output and its path.
enum Output {
    /// A folder of Swift files; generated files that are no longer needed are removed.
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
