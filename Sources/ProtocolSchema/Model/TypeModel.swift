/// A use of a type.
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
    /// The kind of a type.
    package enum Shape: Hashable, Sendable {
        case alias(TypeReference)
        case enumeration(EnumModel)
        case structure(StructModel)
        case union(UnionModel)
        case kindUnion(KindUnionModel)
        case tuple(TupleModel)
        case foreign(ForeignTypeModel)
    }

    /// The declaration of a type in the schema.
    package struct Entry: Hashable, Sendable {
        /// The kind of place that holds the declaration.
        package enum Kind: Hashable, Sendable {
            /// An entry of `types`.
            case named
            /// A field, by its name.
            case field(String)
            /// A section of an extension: an event, the input or output of a tool, the metadata.
            case section
        }

        /// The keys that lead there: `events.start.fields.usage`.
        package var path: String
        /// The kind of place that holds the declaration.
        package var kind: Kind

        /// Creates an entry.
        package init(_ path: String, _ kind: Kind) {
            self.path = path
            self.kind = kind
        }
    }

    /// The name in the schema; for an inline type `owner.field`.
    package var name: String
    /// Its declaration in the schema.
    package var entry: Entry
    /// The Swift name inside the protocol's namespace.
    package var swiftName: String
    /// The documentation from the schema.
    package var doc: String?
    /// Its shape.
    package var shape: Shape
    /// Whether it comes from the extended protocol.
    package var isInherited: Bool
    /// Whether it has no declaration: a struct that only lends its fields to others (`includes`), or a name that is written
    /// out wherever it is used.
    package internal(set) var isLent = false
    /// Its location in the schema.
    package var range: SourceRange
    /// The type after all aliases; the type itself unless it is an alias.
    package internal(set) var resolved = TypeReference.any
    /// The Swift spelling of a use.
    package internal(set) var swiftType: SwiftTypeName

    /// Creates a type.
    package init(
        name: String,
        entry: Entry,
        swiftName: String,
        doc: String?,
        shape: Shape,
        isInherited: Bool,
        range: SourceRange
    ) {
        self.name = name
        self.entry = entry
        self.swiftName = swiftName
        self.doc = doc
        self.shape = shape
        self.isInherited = isInherited
        self.range = range
        swiftType = SwiftTypeName(swiftName)
    }
}

/// An enum of strings, or of integers.
package struct EnumModel: Hashable, Sendable {
    /// A value.
    package struct Value: Hashable, Sendable {
        /// The name in the schema.
        package var name: String
        /// The spelling on the wire; of an integer, its digits.
        package var wireName: String
        /// The Swift case, with backticks where it needs them.
        package var swiftName: String
        /// The documentation from the schema.
        package var doc: String?
        /// The clients that know it.
        package var availability: Availability
        /// The index of the value that is sent to clients below it; nil if the field is left out.
        package var below: Int?
        /// Its location in the schema.
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
    /// Whether the values are integers.
    package var isNumeric = false

    /// Whether some values are unknown to some clients.
    package var hasFloors: Bool { values.contains { !$0.availability.isAlwaysSendable } }

    /// Creates an enum.
    package init(values: [Value], isOpen: Bool, isNumeric: Bool = false) {
        self.values = values
        self.isOpen = isOpen
        self.isNumeric = isNumeric
    }

    /// A value as it is on the wire.
    package func literal(of value: Value) -> Literal { isNumeric ? .number(value.wireName) : .string(value.wireName) }

    /// The value with a spelling on the wire; nil if there is none.
    package func value(spelled literal: Literal) -> Value? {
        values.first { self.literal(of: $0) == literal }
    }
}

/// A struct.
package struct StructModel: Hashable, Sendable {
    /// The union case that a struct represents.
    package struct Tag: Hashable, Sendable {
        /// The union.
        package var union: TypeID
        /// The wire key of the discriminator.
        package var discriminator: String
        /// The discriminator's value, or what it begins with.
        package var value: Literal
        /// Whether `value` is a prefix and the rest is the struct's `name`.
        package var isPrefix: Bool

        /// Creates a tag.
        package init(union: TypeID, discriminator: String, value: Literal, isPrefix: Bool) {
            self.union = union
            self.discriminator = discriminator
            self.value = value
            self.isPrefix = isPrefix
        }
    }

    /// The requirements of a state on the other fields, as indices into `fields`.
    package struct StateRule: Hashable, Sendable {
        /// The wire value of the state field.
        package var value: String
        /// Fields that must be present.
        package var requires: [Int]
        /// Fields that must be absent.
        package var forbids: [Int]

        /// Creates a rule.
        package init(value: String, requires: [Int], forbids: [Int]) {
            self.value = value
            self.requires = requires
            self.forbids = forbids
        }
    }

    /// The event that a struct is made from.
    package struct Origin: Hashable, Sendable {
        /// A field and the event's field that its value comes from; indices into the fields of both.
        package struct Copy: Hashable, Sendable {
            /// The field of the struct.
            package var field: Int
            /// The field of the event.
            package var from: Int
        }

        /// The index of the event.
        package var event: Int
        /// The fields that are taken over.
        package var copies: [Copy]
    }

    /// The fields, in written order, those of `includes` first.
    package var fields: [FieldModel]
    /// The union case whose discriminator the struct writes itself; nil if it is none, or if its unions write it.
    package var tag: Tag?
    /// Other unions with a case that the struct represents in the same way.
    package internal(set) var otherUnions: [TypeID] = []
    /// The index of the field that holds the state; nil if the struct has no states.
    package var stateField: Int?
    /// The requirements of each state.
    package var stateRules: [StateRule]
    /// The event that it is made from; nil if it is not made from one.
    package var origin: Origin?

    /// Whether the property `name` holds the text in place of the case's `*`.
    package var hasName: Bool { tag?.isPrefix == true }

    /// The fields that are stored properties; constants are not.
    package var stored: [FieldModel] { fields.filter { $0.constant == nil } }

    /// Creates a struct.
    package init(fields: [FieldModel], tag: Tag? = nil, stateField: Int? = nil, stateRules: [StateRule] = []) {
        self.fields = fields
        self.tag = tag
        self.stateField = stateField
        self.stateRules = stateRules
    }
}
