import ProtocolSchema
import Testing

/// Returns the model of a schema that is given as text; an error in the schema fails the test.
func compiled(
    _ text: String,
    extending base: ProtocolModel? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> ProtocolModel {
    let (model, diagnostics) = try resolved(text, extending: base)
    let found = DiagnosticPrinter(sources: ["schema.yaml": Array(text.utf8)], isColoured: false).print(diagnostics)
    #expect(!diagnostics.hasErrors, "\(found)", sourceLocation: sourceLocation)
    return model
}

/// Returns the findings about a schema that is given as text.
func findings(_ text: String, extending base: ProtocolModel? = nil) throws -> [Diagnostic] {
    try resolved(text, extending: base).diagnostics.diagnostics
}

/// Returns the first lines of the messages about a schema that is given as text.
func messages(_ text: String, extending base: ProtocolModel? = nil) throws -> [String] {
    try findings(text, extending: base).map(\.message)
}

private func resolved(
    _ text: String,
    extending base: ProtocolModel?
) throws -> (model: ProtocolModel, diagnostics: DiagnosticBag) {
    var diagnostics = DiagnosticBag()
    let root = YAMLParser.parse(Array(text.utf8), path: "schema.yaml", into: &diagnostics)
    var reader = SchemaReader(diagnostics: diagnostics)
    let document = root.flatMap { reader.read($0, path: "schema.yaml") }
    var resolver = Resolver(try #require(document), base: base, diagnostics: reader.diagnostics)
    let model = resolver.resolve()
    return (model, resolver.diagnostics)
}
