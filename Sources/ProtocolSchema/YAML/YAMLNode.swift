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
        /// Whether the key is not quoted.
        package var keyIsPlain: Bool
        /// Where the key stands.
        package var keyRange: SourceRange
        /// The value.
        package var value: YAMLNode

        /// Creates an entry.
        package init(key: String, keyIsPlain: Bool = true, keyRange: SourceRange, value: YAMLNode) {
            self.key = key
            self.keyIsPlain = keyIsPlain
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

    /// The entry of a mapping with this key; nil if there is none, or the node is not a mapping.
    package func entry(_ key: String) -> Entry? {
        if case .mapping(let entries) = content { entries.first { $0.key == key } } else { nil }
    }

    /// Creates a node.
    package init(_ content: Content, at range: SourceRange) {
        self.content = content
        self.range = range
    }
}
