/// A field of an event, a struct or an envelope.
package struct FieldModel: Hashable, Sendable {
    /// Whether the key is there when there is no value.
    package enum Presence: Hashable, Sendable {
        /// The key is always there.
        case required
        /// The key is left out.
        case optional
        /// The key is left out, and read as this value.
        case defaulted(Literal)
        /// There is only this value, and it is always there.
        case constant(Literal)
    }

    /// The name in the schema, without the question mark.
    package var name: String
    /// The key on the wire.
    package var wireName: String
    /// The Swift property, with backticks where it needs them.
    package var swiftName: String
    /// The type as the schema has it.
    ///
    /// For a constant, the type of the constant.
    package var type: TypeReference
    /// Whether the key is there when there is no value.
    package var presence: Presence
    /// The documentation in the schema.
    package var doc: String?
    /// Which clients know it, within what its owner has.
    package var availability: Availability
    /// Whether an event in which it is true is dropped for clients that do not know it; otherwise it is left out.
    package var dropsEvent: Bool
    /// The constraints of the value.
    package var constraints: Constraints
    /// A value to show.
    package var example: Literal?
    /// Where it stands.
    package var range: SourceRange
    /// The type of its values, after aliases and `or null`.
    package internal(set) var value = ValueType.undecided
    /// Whether its value is stored in a box, because it may hold another of its owner's type.
    package internal(set) var isBoxed = false

    /// Creates a field.
    package init(
        name: String,
        wireName: String,
        swiftName: String,
        type: TypeReference,
        presence: Presence,
        doc: String? = nil,
        availability: Availability = .always,
        dropsEvent: Bool = false,
        constraints: Constraints = Constraints(),
        example: Literal? = nil,
        range: SourceRange
    ) {
        self.name = name
        self.wireName = wireName
        self.swiftName = swiftName
        self.type = type
        self.presence = presence
        self.doc = doc
        self.availability = availability
        self.dropsEvent = dropsEvent
        self.constraints = constraints
        self.example = example
        self.range = range
    }

    /// Whether the key may be absent.
    package var isOptional: Bool {
        switch presence {
        case .optional, .defaulted: true
        case .required, .constant: false
        }
    }

    /// The value of an absent key, if it has one.
    package var defaultValue: Literal? { if case .defaulted(let value) = presence { value } else { nil } }

    /// The only value there is, if there is only one.
    package var constant: Literal? { if case .constant(let value) = presence { value } else { nil } }

    /// Whether the key may be absent or null, and nil is both in Swift: then `additionalFields` keeps a null that was read.
    package var keepsNull: Bool { presence == .optional && value.isNullable }

    /// The type of the Swift property.
    package var swiftType: SwiftTypeName { value.stored(canBeAbsent: presence == .optional) }
}

/// The constraints of a value beyond its type.
package struct Constraints: Hashable, Sendable {
    /// The least number, as written.
    package var min: String?
    /// The largest number, as written.
    package var max: String?
    /// The least length of a string in Unicode scalars, or of a list in elements.
    package var minLength: Int?
    /// The largest length of a string in Unicode scalars, or of a list in elements.
    package var maxLength: Int?
    /// A regular expression that must match somewhere in the string.
    package var pattern: String?
    /// `uri`, `email`, `uuid` or `date-time`.
    package var format: String?

    /// Creates constraints; without arguments there are none.
    package init(
        min: String? = nil,
        max: String? = nil,
        minLength: Int? = nil,
        maxLength: Int? = nil,
        pattern: String? = nil,
        format: String? = nil
    ) {
        self.min = min
        self.max = max
        self.minLength = minLength
        self.maxLength = maxLength
        self.pattern = pattern
        self.format = format
    }

    /// Whether nothing is asked.
    package var isEmpty: Bool { self == Constraints() }
}
