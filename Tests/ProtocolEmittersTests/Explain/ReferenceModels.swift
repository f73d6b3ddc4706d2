import Foundation
import ProtocolEmitters
import ProtocolSchema
import Testing

/// Models that are shared by the tests of references, diagrams and diffs.
enum ReferenceModels {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Returns the shipped protocol of the AI SDK.
    static func aiSDK() throws -> ProtocolModel {
        try shipped("schema/ai-sdk.yaml")
    }

    /// Returns the model of a schema in the repository.
    static func shipped(_ path: String) throws -> ProtocolModel {
        var model = try compiled(root.appending(path: path).path(percentEncoded: false))
        model.path = path
        return model
    }

    /// The schemas whose emitted JSON Schema and samples are checked against each other.
    static let paths = [
        "schema/ai-sdk.yaml", "Tests/Protocols/ag-ui.yaml", "schema/anthropic-messages.yaml",
        "Tests/Protocols/kitchen-sink.yaml", "Tests/ProtocolEmittersTests/Cases/every-type/schema.yaml",
        "Tests/ProtocolEmittersTests/Cases/hostile-text/schema.yaml",
        "Tests/ProtocolEmittersTests/Cases/text-stream/schema.yaml",
        "Tests/ProtocolEmittersTests/Cases/extension/schema.yaml",
        "Tests/ProtocolEmittersTests/Cases/turns/schema.yaml",
    ]

    /// Returns the model of a schema that is given as text without the required first lines.
    static func text(_ text: String) throws -> ProtocolModel {
        let whole = "language: 1\nprotocol: Sample\n" + text
        var diagnostics = DiagnosticBag()
        let root = YAMLParser.parse(Array(whole.utf8), path: "schema.yaml", into: &diagnostics)
        var reader = SchemaReader(diagnostics: diagnostics)
        let document = root.flatMap { reader.read($0, path: "schema.yaml") }
        var resolver = Resolver(try #require(document), base: nil, diagnostics: reader.diagnostics)
        let model = resolver.resolve()
        let found = DiagnosticPrinter(sources: ["schema.yaml": Array(whole.utf8)], isColoured: false)
            .print(resolver.diagnostics)
        try #require(!resolver.diagnostics.hasErrors, "\(found)")
        return model
    }
}
