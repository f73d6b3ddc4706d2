/// A convenience method of a writer, as the schema declares it.
package struct WriterModel: Hashable, Sendable {
    /// An event that the method writes.
    package struct Emission: Hashable, Sendable {
        /// The event.
        package var event: Int
        /// The source of each listed field's value; fields not listed are left out.
        package var arguments: [Argument]

        /// The source of a field's value.
        ///
        /// `field` and `parameter` are indices.
        package enum Argument: Hashable, Sendable {
            case parameter(field: Int, parameter: Int)
            case fixed(field: Int, Literal)
            /// The key of the open part; only with `appends`.
            case partKey(field: Int)
            /// The `name` of a family's event: the text in place of its `*`.
            case familyName(parameter: Int)
        }

        /// Creates an emission.
        package init(event: Int, arguments: [Argument]) {
            self.event = event
            self.arguments = arguments
        }
    }

    /// The name in the schema.
    package var name: String
    /// The documentation from the schema.
    package var doc: String?
    /// The Swift method.
    package var signature: WriterSignature
    /// The scope that is continued, and opened first if necessary; nil for a method that only emits.
    package var appendsTo: Int?
    /// The keyed machine that all its events advance; nil if there is none.
    package var advances: Int?
    /// Whether the generated value is that machine's key, so that the runtime may choose another.
    package var returnsKey: Bool
    /// The events, in order; exactly one with `appendsTo`.
    package var emissions: [Emission]
    /// Its location in the schema.
    package var range: SourceRange

    /// Creates a writer.
    package init(
        name: String,
        doc: String?,
        signature: WriterSignature,
        appendsTo: Int?,
        advances: Int?,
        returnsKey: Bool,
        emissions: [Emission],
        range: SourceRange
    ) {
        self.name = name
        self.doc = doc
        self.signature = signature
        self.appendsTo = appendsTo
        self.advances = advances
        self.returnsKey = returnsKey
        self.emissions = emissions
        self.range = range
    }
}
