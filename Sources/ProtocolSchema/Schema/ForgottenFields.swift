extension SchemaReader {
    /// Reports fields that are written where `fields` was forgotten; false if the mapping holds none.
    ///
    /// The keys are then taken, so that each is not reported as unknown too. A key that is nearly a known one will be reported
    /// with that hint, which is all there is to say about it.
    mutating func reportForgottenFields(_ reader: inout MappingReader) -> Bool {
        let entries = reader.leftEntries
        if entries.contains(where: { reader.hasKnownKey(near: $0.key) }) { return true }
        guard let first = entries.first, entries.allSatisfy({ Self.isField($0) }) else { return false }
        report(
            .missingKey,
            "'\(first.key)' is not a key of \(reader.subject); its fields belong under 'fields'",
            at: first.keyRange,
            notes: [.init("write { fields: { \(first.key): \(Self.phrase(of: first.value)) } }")]
        )
        reader.takeAll()
        return true
    }

    /// Whether an entry can be a field: its value is a type, or a mapping that has one.
    private static func isField(_ entry: YAMLNode.Entry) -> Bool {
        switch entry.value.content {
        case .scalar(let text, _): TypePhrase(text) != nil
        case .sequence: false
        case .mapping(let entries): entries.contains { ["type", "enum", "fields", "union"].contains($0.key) }
        }
    }

    private static func phrase(of node: YAMLNode) -> String {
        if case .scalar(let text, _) = node.content { return text }
        return "…"
    }
}
