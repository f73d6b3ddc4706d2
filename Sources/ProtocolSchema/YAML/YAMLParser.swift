/// Turns the text of a YAML file into located nodes.
package enum YAMLParser {
    /// How deep collections may nest.
    package static let depthLimit = 64
    /// How many findings are reported of one file before the parser gives up.
    package static let findingLimit = 1000

    /// Parses a file and reports everything that is wrong with it as YAML.
    ///
    /// The answer is nil if there is no tree, or if it would lack a value: after a syntax error, and after an alias or a
    /// key that is not a scalar. Other findings (duplicate keys, anchors, tags) leave a tree that can be read on.
    package static func parse(
        _ bytes: [UInt8],
        path: String,
        into diagnostics: inout DiagnosticBag
    ) -> YAMLNode? {
        guard let text = YAMLText(bytes, path: path, into: &diagnostics) else { return nil }
        var builder = YAMLTreeBuilder(text: text, path: path)
        let root = YAMLEventReader.withEvents(of: text.bytes) { reader in builder.document(from: &reader) }
        diagnostics.append(contentsOf: builder.findings)
        switch root {
        case nil, .empty:
            let message = "the file holds no YAML document"
            diagnostics.append(Diagnostic(.emptyFile, message, at: SourceRange(path: path, line: 1, column: 1)))
            return nil
        case .failed:
            return nil
        case .node(let node):
            return node
        }
    }
}
