import Foundation
import ProtocolEmitters
import ProtocolSchema
import Testing

/// Compares the references emitted for each `schema.yaml` in `Cases/` with the files in `reference/`.
@Suite struct ReferenceCaseTests {
    @Test("writes the reference that the case expects", arguments: SwiftCase.all)
    func writesWhatTheCaseExpects(_ testCase: SwiftCase) throws {
        var model = try compiled(testCase.folder.appending(path: "schema.yaml").path(percentEncoded: false))
        model.path = "schema.yaml"
        let explanations = model.events.compactMap { EventExplainer.text(for: $0.displayName, in: model) }
        let optional: [(name: String, text: String?)] = [
            ("reference.md", MarkdownEmitter.text(for: model)),
            ("events.schema.json", JSONSchemaEmitter.events(of: model)),
            ("floor.schema.json", model.clients.map { JSONSchemaEmitter.events(of: model, client: $0.floor) }),
            ("lifecycle.mmd", MermaidEmitter.text(for: model)),
            ("lifecycle.dot", DotEmitter.text(for: model)),
            ("types.ts", TypeScriptEmitter(model: model, schemaPath: "schema.yaml").types()),
            ("schemas.ts", TypeScriptEmitter(model: model, schemaPath: "schema.yaml").schemas()),
            ("explain.txt", explanations.joined(separator: "\n")),
        ]
        try ExpectedFolder(folder: testCase.folder.appending(path: "reference"))
            .check(optional.compactMap { file in file.text.map { (file.name, $0) } })
    }
}
