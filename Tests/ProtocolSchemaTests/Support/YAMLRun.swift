import ProtocolSchema

/// A parsed text with its findings.
struct YAMLRun {
    let root: YAMLNode?
    let diagnostics: [Diagnostic]

    init(_ text: String, path: String = "t.yaml") {
        self.init(bytes: Array(text.utf8), path: path)
    }

    init(bytes: [UInt8], path: String = "t.yaml") {
        var bag = DiagnosticBag()
        root = YAMLParser.parse(bytes, path: path, into: &bag)
        diagnostics = bag.diagnostics
    }

    /// The findings as `line:column rule`.
    var findings: [String] {
        diagnostics.map { "\($0.range.start.line):\($0.range.start.column) \($0.rule.rawValue)" }
    }
}

extension YAMLNode {
    /// The tree in one line: plain scalars bare, others in quotes.
    var outline: String {
        switch content {
        case .scalar(let text, let isPlain): isPlain ? text : "'\(text)'"
        case .sequence(let items): "[\(items.map(\.outline).joined(separator: ", "))]"
        case .mapping(let entries): "{\(entries.map { "\($0.key): \($0.value.outline)" }.joined(separator: ", "))}"
        }
    }

    /// Returns every scalar and key below the node with its place: `line:column-line:column text`.
    var places: [String] {
        switch content {
        case .scalar(let text, _): ["\(range.short) \(text)"]
        case .sequence(let items): items.flatMap(\.places)
        case .mapping(let entries): entries.flatMap { ["\($0.keyRange.short) \($0.key)"] + $0.value.places }
        }
    }
}

extension SourceRange {
    /// Returns the range as `line:column-line:column`.
    var short: String { "\(start.line):\(start.column)-\(end.line):\(end.column)" }
}
