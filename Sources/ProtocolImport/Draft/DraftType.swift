import ProtocolSchema

/// A type of the schema that is being made.
indirect enum DraftType: Hashable, Sendable {
    /// A type that every schema knows: `string`, `any`.
    case builtin(String)
    /// A type of its own, by the pointer of its definition.
    case named(String)
    case list(DraftType)
    case map(DraftType)
    case enumeration(DraftEnum)
    case structure([DraftField])
    case union(DraftUnion)
    /// An array whose elements have types of their own.
    case tuple([DraftField])
    /// One of several types, which the kind of JSON tells apart.
    case kinds([DraftType])
    /// Always the same value.
    case constant(Literal)

    static let any = DraftType.builtin("any")

    /// Whether a value of it is written as a phrase, once its parts have names.
    var isPhrase: Bool {
        switch self {
        case .builtin, .named, .list, .map: true
        case .enumeration, .structure, .union, .tuple, .kinds, .constant: false
        }
    }
}

/// An enum of strings or of integers.
struct DraftEnum: Hashable, Sendable {
    /// A value, and its documentation.
    struct Value: Hashable, Sendable {
        var text: String
        var doc: String?
    }

    var values: [Value]
    var isOpen = true
    /// Whether the values are integers.
    var isNumeric = false
}

/// A union of structs that a key tells apart.
struct DraftUnion: Hashable, Sendable {
    /// A value of the discriminator, and the pointer of its struct.
    struct Case: Hashable, Sendable {
        var value: String
        var pointer: String
    }

    var discriminator: String
    var cases: [Case]
}

/// A value of the schema that is being made: its type, and all that is said about it.
struct DraftValue: Hashable, Sendable {
    var type = DraftType.any
    var isNullable = false
    var constraints = Constraints()
    var doc: String?
    var defaultValue: Literal?
    var example: Literal?
    /// What could not be carried over.
    var comments: [String] = []

    /// Adds what could not be carried over.
    mutating func lose(_ comment: String) {
        if !comments.contains(comment) { comments.append(comment) }
    }

    /// A value of any type, and why nothing better is known.
    static func any(_ comment: String) -> DraftValue { DraftValue(comments: [comment]) }
}

/// A field of a struct or an event.
struct DraftField: Hashable, Sendable {
    /// The key on the wire.
    var name: String
    var isOptional: Bool
    var value: DraftValue
}

/// A type with a name of its own.
struct DraftDefinition: Hashable, Sendable {
    /// The words that its name is made of.
    var hint: String
    var value: DraftValue
}

/// An event.
struct DraftEvent: Hashable, Sendable {
    /// The value of the discriminator.
    var name: String
    var fields: [DraftField]
    var doc: String?
    var comments: [String] = []
}
