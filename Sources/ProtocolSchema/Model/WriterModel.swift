/// A convenience method of a writer.
package struct WriterModel: Hashable, Sendable {
    /// What a parameter is for.
    package struct Parameter: Hashable, Sendable {
        /// The argument label; nil for none.
        package var label: String?
        /// The Swift name, with backticks where it needs them.
        package var swiftName: String
        /// The type of the fields it fills.
        package var type: TypeReference
        /// Whether it may be left out.
        package var isOptional: Bool
        /// Whether a value is made up when the caller gives none, and returned.
        package var isGenerated: Bool
        /// What the field's doc says.
        package var doc: String?

        /// Creates a parameter.
        package init(
            label: String?,
            swiftName: String,
            type: TypeReference,
            isOptional: Bool,
            isGenerated: Bool,
            doc: String?
        ) {
            self.label = label
            self.swiftName = swiftName
            self.type = type
            self.isOptional = isOptional
            self.isGenerated = isGenerated
            self.doc = doc
        }
    }

    /// An event that the method writes.
    package struct Emission: Hashable, Sendable {
        /// The event.
        package var event: Int
        /// What each listed field gets; fields not listed are left out.
        package var arguments: [Argument]

        /// What a field gets.
        ///
        /// `field` and `parameter` are indices.
        package enum Argument: Hashable, Sendable {
            case parameter(field: Int, parameter: Int)
            case fixed(field: Int, Literal)
            /// The key of the open part; only with `appends`.
            case partKey(field: Int)
            /// The `name` of a family's event, what its `*` stands for.
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
    /// The Swift method.
    package var swiftName: String
    /// What the schema says about it.
    package var doc: String?
    /// The scope that is continued, opened first when it is not open; nil for a method that just emits.
    package var appendsTo: Int?
    /// The parameters in call order.
    package var parameters: [Parameter]
    /// The events, in order; exactly one with `appendsTo`.
    package var emissions: [Emission]
    /// Where it stands.
    package var range: SourceRange

    /// Creates a writer.
    package init(
        name: String,
        swiftName: String,
        doc: String?,
        appendsTo: Int?,
        parameters: [Parameter],
        emissions: [Emission],
        range: SourceRange
    ) {
        self.name = name
        self.swiftName = swiftName
        self.doc = doc
        self.appendsTo = appendsTo
        self.parameters = parameters
        self.emissions = emissions
        self.range = range
    }
}
