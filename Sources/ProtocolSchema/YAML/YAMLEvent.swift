/// A place in YAML text as the event reader counts it.
package struct YAMLMark: Hashable, Sendable {
    /// The number of Unicode scalars before it.
    package var index: Int
    /// The line and column.
    package var position: SourcePosition
}

/// One step of reading a YAML text.
package struct YAMLEvent: Hashable, Sendable {
    /// The actual value.
    package enum Kind: Hashable, Sendable {
        /// The text begins.
        case streamStart
        /// The text ends.
        case streamEnd
        /// A document begins.
        case documentStart
        /// A document ends; `isExplicit` if by `...`.
        case documentEnd(isExplicit: Bool)
        /// A reference to an anchor.
        case alias
        /// A scalar; `isPlain` is false for quoted and block scalars.
        case scalar(String, isPlain: Bool)
        /// A sequence begins; `isFlow` if it is written in brackets.
        case sequenceStart(isFlow: Bool)
        /// A mapping begins; `isFlow` if it is written in braces.
        case mappingStart(isFlow: Bool)
        /// The innermost sequence or mapping ends.
        case collectionEnd
    }

    /// The actual value.
    package var kind: Kind
    /// Whether the node has an anchor.
    package var isAnchored = false
    /// Whether the node has a tag.
    package var isTagged = false
    /// Where it begins: at the anchor or tag, if there is one.
    package var start: YAMLMark
    /// Where it ends; for the end of a block collection, where the next thing begins.
    package var end: YAMLMark
}

/// Why a text is not YAML, in the words of the library that reads it.
package struct YAMLProblem: Error, Hashable, Sendable {
    /// The problem.
    package var message: String
    /// Where it was wrong.
    package var mark: YAMLMark
    /// The value that was being read.
    package var context: String?
    /// Where that began.
    package var contextMark: YAMLMark
}
