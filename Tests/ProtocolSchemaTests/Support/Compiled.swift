import ProtocolSchema
import Testing

/// The model of a schema that is given as text; what is wrong with it fails the test.
func compiled(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> ProtocolModel {
    var diagnostics = DiagnosticBag()
    let root = YAMLParser.parse(Array(text.utf8), path: "schema.yaml", into: &diagnostics)
    var reader = SchemaReader(diagnostics: diagnostics)
    let document = root.flatMap { reader.read($0, path: "schema.yaml") }
    var resolver = Resolver(try #require(document), base: nil, diagnostics: reader.diagnostics)
    let model = resolver.resolve()
    let text = DiagnosticPrinter(sources: ["schema.yaml": Array(text.utf8)], isColoured: false)
        .print(resolver.diagnostics)
    #expect(!resolver.diagnostics.hasErrors, "\(text)", sourceLocation: sourceLocation)
    return model
}
