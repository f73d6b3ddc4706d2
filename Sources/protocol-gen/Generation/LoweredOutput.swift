import ProtocolEmitters
import ProtocolSchema

/// An output that is not text yet.
enum LoweredOutput {
    /// Declarations for a folder.
    case swift(SwiftDeclarations, SwiftRenderer, folder: String)
    /// Declarations for one file.
    case singleSwift(SwiftDeclarations, SwiftRenderer, path: String)
    /// A page.
    case page(MarkdownPage, path: String)
    /// A tree.
    case tree(JSONTree, path: String)
    /// A TypeScript file.
    case typescript(TypeScriptFile, path: String)

    /// Lowers a model to one output.
    init(of model: ProtocolModel, as output: Output) {
        switch output {
        case .swift(let folder, let access, let renderer):
            self = .swift(SwiftDeclarations(of: model, access: access), renderer, folder: folder)
        case .singleSwift(let path, let access, let renderer):
            self = .singleSwift(SwiftDeclarations(of: model, access: access), renderer, path: path)
        case .markdown(let path): self = .page(MarkdownEmitter.page(for: model), path: path)
        case .jsonSchema(let path): self = .tree(JSONSchemaEmitter.eventTree(of: model), path: path)
        case .typescript(let content, let path):
            let emitter = TypeScriptEmitter(model: model, schemaPath: SchemaPath.name(of: model.path))
            self = .typescript(emitter.file(content), path: path)
        }
    }
}

extension OutputPlan {
    /// Renders an output, and adds its files.
    mutating func add(_ output: LoweredOutput) throws {
        switch output {
        case .swift(let declarations, let renderer, let folder):
            for file in renderer.files(of: declarations) { try add("\(folder)/\(file.name)", file.text) }
            own(folder)
        case .singleSwift(let declarations, let renderer, let path):
            for file in renderer.files(of: declarations) { try add(path, file.text) }
        case .page(let page, let path): try add(path, page.text)
        case .tree(let tree, let path): try add(path, JSONPrinter.document(tree))
        case .typescript(let file, let path): try add(path, file.text)
        }
    }
}
