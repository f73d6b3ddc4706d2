package import ProtocolSchema

/// Writes a model as Swift: lowers it, and renders the declarations.
package struct SwiftEmitter: Sendable {
    private let declarations: SwiftDeclarations
    private let renderer: SwiftRenderer

    /// Creates an emitter.
    ///
    /// - Parameters:
    ///   - model: The protocol.
    ///   - access: Who sees the declarations.
    ///   - layout: How they are spread over files.
    ///   - schemaPath: The schema's path, as the header shows it.
    ///   - command: The command that regenerates the files, as the header shows it; nil if every build does.
    package init(model: ProtocolModel, access: AccessLevel, layout: Layout, schemaPath: String, command: String?) {
        declarations = SwiftDeclarations(of: model, access: access)
        renderer = SwiftRenderer(layout: layout, schemaPath: schemaPath, command: command)
    }

    /// The files, in the order of the schema.
    package func files() -> [EmittedFile] { renderer.files(of: declarations) }
}
