/// A piece of a YAML document with the place it was written at.
package struct YAMLNode: Hashable, Sendable {
    /// The content of a node.
    package enum Content: Hashable, Sendable {
        /// A scalar; `isPlain` is false for quoted and block scalars, which are always strings.
        case scalar(String, isPlain: Bool)
        /// A sequence of nodes.
        case sequence([YAMLNode])
        /// A mapping in written order; keys are unique scalars.
        case mapping([Entry])
    }

    /// A key of a mapping and its value.
    package struct Entry: Hashable, Sendable {
        /// The key's text.
        package var key: String
        /// Where the key stands.
        package var keyRange: SourceRange
        /// The value.
        package var value: YAMLNode

        /// Creates an entry.
        package init(key: String, keyRange: SourceRange, value: YAMLNode) {
            self.key = key
            self.keyRange = keyRange
            self.value = value
        }
    }

    /// The content of the node.
    package var content: Content
    /// Where the node stands.
    ///
    /// For a block collection: from its first to its last scalar.
    package var range: SourceRange

    /// Creates a node.
    package init(_ content: Content, at range: SourceRange) {
        self.content = content
        self.range = range
    }
}
