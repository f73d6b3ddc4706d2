import ProtocolEmitters
import ProtocolSchema

/// A schema on its way through the generator.
struct FuzzRun {
    /// What the schema is called in messages.
    let name: String
    /// The schema; nil for one that is part of the generator.
    let text: String?
    /// The model; nil if the schema is refused.
    let model: ProtocolModel?
    /// What was found.
    let diagnostics: DiagnosticBag

    /// Compiles a schema that is given as text.
    init(_ name: String, text: String) {
        var compiler = SchemaCompiler()
        let file = SchemaFile(path: name + ".yaml", bytes: Array(text.utf8))
        self.name = name
        self.text = text
        model = compiler.parse(file).flatMap { compiler.read($0) }.flatMap { compiler.resolve($0) }
        diagnostics = compiler.diagnostics
    }

    /// Compiles a schema by its path, or by its name if it is part of the generator.
    init(_ name: String, path: String) {
        var compiler = SchemaCompiler()
        self.name = name
        text = nil
        model = compiler.compile(path)
        diagnostics = compiler.diagnostics
    }

    /// Whether the schema extends another, and so gives the writers of that one more methods.
    var isExtension: Bool { model?.base != nil }

    /// What is wrong with the refusal, if the schema is refused: each must say where and why.
    var flaw: String? {
        if model != nil { return diagnostics.hasErrors ? "a model in spite of errors" : nil }
        guard let first = diagnostics.diagnostics.first else { return "refused without a reason" }
        let stray = diagnostics.diagnostics.first {
            $0.range.path != name + ".yaml" || $0.range.start.line < 1 || $0.message.isEmpty
        }
        return stray.map { "refused at no place of the schema: \($0.message)" }
            ?? (first.message.lowercased().contains("internal error") ? first.message : nil)
    }

    /// The Swift code, for all clients or, where `client` is given, for one.
    func swift(_ access: AccessLevel, for client: ClientVersion? = nil) -> String? {
        model.map { model in
            let model = client.map { model.restricted(to: $0) } ?? model
            return SwiftRenderer.fuzzing.files(of: SwiftDeclarations(of: model, access: access)).map(\.text).joined()
        }
    }

    /// Writes everything else that can be made of the model: nothing may crash.
    func emitOthers() {
        guard let model else { return }
        _ = MarkdownEmitter.page(for: model).text
        _ = JSONPrinter.document(JSONSchemaEmitter.eventTree(of: model))
        let typescript = TypeScriptEmitter(model: model, schemaPath: name)
        _ = typescript.file(.types).text
    }
}

extension SwiftRenderer {
    /// One file for a schema.
    static let fuzzing = SwiftRenderer(layout: .singleFile, schemaPath: "fuzz.yaml", command: nil)
}
