/// A type where it is used.
package indirect enum TypeReference: Hashable, Sendable {
    case string
    case int
    case uint
    case double
    case bool
    case any
    case object
    case dateTime
    case list(TypeReference)
    case map(TypeReference)
    case nullable(TypeReference)
    /// One of `ProtocolModel.types`, by index.
    case named(TypeID)
}

/// The index of a type in `ProtocolModel.types`.
package struct TypeID: Hashable, Sendable {
    /// The index.
    package var index: Int

    /// Creates an id.
    package init(_ index: Int) { self.index = index }
}

/// A literal JSON value that a schema holds: a default, a constant, an example.
package indirect enum Literal: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number as it was written.
    case number(String)
    case string(String)
    case list([Literal])
    case object([Member])

    /// A member of an object, in written order.
    package struct Member: Hashable, Sendable {
        /// The key, as it goes on the wire.
        package var key: String
        /// The value.
        package var value: Literal

        /// Creates a member.
        package init(key: String, value: Literal) {
            self.key = key
            self.value = value
        }
    }
}

/// A named type: a schema entry, or one that a field holds itself.
package struct TypeModel: Hashable, Sendable {
    /// What kind of type it is.
    package enum Shape: Hashable, Sendable {
        case alias(TypeReference)
        case enumeration(EnumModel)
        case structure(StructModel)
        case union(UnionModel)
    }

    /// The name in the schema; for an inline type `owner.field`.
    package var name: String
    /// The Swift name inside the protocol's namespace.
    package var swiftName: String
    /// What the schema says about it.
    package var doc: String?
    /// What it is.
    package var shape: Shape
    /// Whether it is not emitted: it comes from the protocol that is extended, or only lends its fields (`includes`).
    package var isInherited: Bool
    /// Where it stands.
    package var range: SourceRange

    /// Creates a type.
    package init(name: String, swiftName: String, doc: String?, shape: Shape, isInherited: Bool, range: SourceRange) {
        self.name = name
        self.swiftName = swiftName
        self.doc = doc
        self.shape = shape
        self.isInherited = isInherited
        self.range = range
    }
}

/// An enum of strings.
package struct EnumModel: Hashable, Sendable {
    /// A value.
    package struct Value: Hashable, Sendable {
        /// The name in the schema.
        package var name: String
        /// How it is written on the wire.
        package var wireName: String
        /// The Swift case, with backticks where it needs them.
        package var swiftName: String
        /// What the schema says about it.
        package var doc: String?
        /// Which clients know it.
        package var availability: Availability
        /// The index of the value that is sent to clients below; nil: the field is left out.
        package var below: Int?
        /// Where it stands.
        package var range: SourceRange

        /// Creates a value.
        package init(
            name: String,
            wireName: String,
            swiftName: String,
            doc: String?,
            availability: Availability,
            below: Int?,
            range: SourceRange
        ) {
            self.name = name
            self.wireName = wireName
            self.swiftName = swiftName
            self.doc = doc
            self.availability = availability
            self.below = below
            self.range = range
        }
    }

    /// The values in written order; at least one.
    package var values: [Value]
    /// Whether an unknown value survives a round trip.
    package var isOpen: Bool

    /// Creates an enum.
    package init(values: [Value], isOpen: Bool) {
        self.values = values
        self.isOpen = isOpen
    }
}

/// A struct.
package struct StructModel: Hashable, Sendable {
    /// The case of a union that a struct is.
    package struct Tag: Hashable, Sendable {
        /// The union.
        package var union: TypeID
        /// The wire key of the discriminator.
        package var discriminator: String
        /// The discriminator's value, or what it begins with.
        package var value: String
        /// Whether `value` is a prefix and the rest is the struct's `name`.
        package var isPrefix: Bool

        /// Creates a tag.
        package init(union: TypeID, discriminator: String, value: String, isPrefix: Bool) {
            self.union = union
            self.discriminator = discriminator
            self.value = value
            self.isPrefix = isPrefix
        }
    }

    /// What a state asks of the other fields; indices into `fields`.
    package struct StateRule: Hashable, Sendable {
        /// The wire value of the state field.
        package var value: String
        /// Fields that must be there.
        package var requires: [Int]
        /// Fields that must not be there.
        package var forbids: [Int]

        /// Creates a rule.
        package init(value: String, requires: [Int], forbids: [Int]) {
            self.value = value
            self.requires = requires
            self.forbids = forbids
        }
    }

    /// The fields, in written order, those of `includes` first.
    package var fields: [FieldModel]
    /// The case of a union that this is, if it is one.
    package var tag: Tag?
    /// The index of the field that says the state, if states matter.
    package var stateField: Int?
    /// What each state asks.
    package var stateRules: [StateRule]

    /// Creates a struct.
    package init(fields: [FieldModel], tag: Tag? = nil, stateField: Int? = nil, stateRules: [StateRule] = []) {
        self.fields = fields
        self.tag = tag
        self.stateField = stateField
        self.stateRules = stateRules
    }
}

/// A union of structs, told apart by a key inside the object.
package struct UnionModel: Hashable, Sendable {
    /// One case.
    package struct Case: Hashable, Sendable {
        /// The discriminator's value, or what it begins with.
        package var value: String
        /// Whether `value` is a prefix.
        package var isPrefix: Bool
        /// The Swift case, with backticks where it needs them.
        package var swiftName: String
        /// The struct.
        package var type: TypeID
        /// Where it stands.
        package var range: SourceRange

        /// Creates a case.
        package init(value: String, isPrefix: Bool, swiftName: String, type: TypeID, range: SourceRange) {
            self.value = value
            self.isPrefix = isPrefix
            self.swiftName = swiftName
            self.type = type
            self.range = range
        }
    }

    /// The wire key that tells the cases apart.
    package var discriminator: String
    /// The cases in written order.
    package var cases: [Case]
    /// Whether an unknown case survives a round trip.
    package var isOpen: Bool

    /// Creates a union.
    package init(discriminator: String, cases: [Case], isOpen: Bool) {
        self.discriminator = discriminator
        self.cases = cases
        self.isOpen = isOpen
    }
}

/// What a value must fulfil beyond its type.
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

/// A field of an event, a struct or an envelope.
package struct FieldModel: Hashable, Sendable {
    /// The name in the schema, without the question mark.
    package var name: String
    /// The key on the wire.
    package var wireName: String
    /// The Swift property, with backticks where it needs them.
    package var swiftName: String
    /// The type.
    ///
    /// For a constant, the type of the constant.
    package var type: TypeReference
    /// Whether the key may be absent.
    package var isOptional: Bool
    /// What the schema says about it.
    package var doc: String?
    /// Which clients know it, within what its owner has.
    package var availability: Availability
    /// Whether an event in which it is true is dropped for clients that do not know it; otherwise it is left out.
    package var dropsEvent: Bool
    /// What the value must fulfil.
    package var constraints: Constraints
    /// What an absent key reads as; only on optional fields.
    package var defaultValue: Literal?
    /// The only value there is.
    package var constant: Literal?
    /// A value to show.
    package var example: Literal?
    /// Where it stands.
    package var range: SourceRange

    /// Creates a field.
    package init(
        name: String,
        wireName: String,
        swiftName: String,
        type: TypeReference,
        isOptional: Bool,
        doc: String? = nil,
        availability: Availability = .always,
        dropsEvent: Bool = false,
        constraints: Constraints = Constraints(),
        defaultValue: Literal? = nil,
        constant: Literal? = nil,
        example: Literal? = nil,
        range: SourceRange
    ) {
        self.name = name
        self.wireName = wireName
        self.swiftName = swiftName
        self.type = type
        self.isOptional = isOptional
        self.doc = doc
        self.availability = availability
        self.dropsEvent = dropsEvent
        self.constraints = constraints
        self.defaultValue = defaultValue
        self.constant = constant
        self.example = example
        self.range = range
    }
}
