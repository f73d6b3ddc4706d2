/// A type of a random schema, as far as its uses need to know it.
struct TypeDraft {
    enum Kind {
        case structure
        case enumeration(values: [String])
        case union
        case tuple
        case alias(ValueDraft)
        /// A Swift type of elsewhere.
        case foreign
    }

    var name: String
    /// Its place among the types.
    var number: Int
    var kind: Kind
    /// The fields of a struct.
    var fields: [FieldDraft] = []
}

/// The type of a value.
indirect enum ValueDraft {
    case builtin(String)
    case named(TypeDraft)
    case list(ValueDraft)
    case map(ValueDraft)
    case nullable(ValueDraft)
    /// One of several kinds of JSON.
    case either([ValueDraft])

    /// The phrase.
    var phrase: String {
        switch self {
        case .builtin(let name): name
        case .named(let type): type.name
        case .list(let inner): "list of " + inner.phrase
        case .map(let inner): "map of " + inner.phrase
        case .nullable(let inner): inner.phrase + " or null"
        case .either(let kinds): kinds.map(\.phrase).joined(separator: " or ")
        }
    }

    /// The type after all aliases.
    var resolved: ValueDraft {
        if case .named(let type) = self, case .alias(let target) = type.kind { target.resolved } else { self }
    }

    var isInline: Bool {
        switch self {
        case .builtin, .named: false
        case .list(let inner), .map(let inner), .nullable(let inner): inner.isInline
        case .either: true
        }
    }

    var isString: Bool { if case .builtin("string") = resolved { true } else { false } }
}

/// A field of a random schema.
struct FieldDraft {
    var name: String
    var isOptional: Bool
    /// The type; nil for one that is declared in place, under `keys`.
    var value: ValueDraft?
    var keys: [FuzzEntry] = []
    var isConstant = false

    init(_ name: String, isOptional: Bool = false, _ value: ValueDraft?) {
        self.name = name
        self.isOptional = isOptional
        self.value = value
    }

    /// The entry of `fields`.
    var entry: FuzzEntry {
        let key = name + (isOptional ? "?" : "")
        guard let value else { return FuzzEntry(key, .map(keys)) }
        let phrase = FuzzNode.text(value.phrase)
        return FuzzEntry(key, keys.isEmpty ? phrase : .map([FuzzEntry("type", phrase)] + keys))
    }

    /// Whether it is a string that is always there, as keys and texts are.
    var isRequiredString: Bool { !isOptional && !isConstant && !isForeign && value?.isString == true }

    /// Whether its type is declared in place.
    var isInline: Bool { value?.isInline ?? true }

    /// Whether its values have a Swift type of elsewhere.
    var isForeign: Bool { keys.contains { $0.key == "swift-type" } }
}

/// An event of a random schema.
struct EventDraft {
    var name: String
    var fields: [FieldDraft] = []
    var keys: [FuzzEntry] = []

    var isFamily: Bool { name.hasSuffix("*") }

    var entry: FuzzEntry {
        let fields = self.fields.isEmpty ? [] : [FuzzEntry("fields", .map(self.fields.map(\.entry)))]
        return FuzzEntry(name, .map(fields + keys))
    }
}
