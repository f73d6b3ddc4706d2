extension SchemaReader {
    /// A phrase, and perhaps a Swift type for its values that the schema does not declare.
    mutating func typePhrase(_ node: YAMLNode, swift: YAMLNode.Entry?) -> SchemaTypeExpression? {
        guard let phrase = phrase(node) else { return nil }
        guard let swift, let name = name(swift.value, of: "'swift-type'") else { return .phrase(phrase) }
        let parts = name.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if !parts.allSatisfy(SwiftNames.isIdentifier) {
            report(
                .invalidName,
                "'\(name.value)' cannot be the name of a Swift type",
                at: name.range,
                notes: [.init("write it with its module, as in 'Foundation.UUID', or without if it is in your own")]
            )
            return .phrase(phrase)
        }
        return .foreign(SchemaForeignType(type: phrase, swift: name))
    }
}
