/// The shape of an event on the wire.
@_spi(Generated)
public struct EventShape: Hashable, Sendable {
    /// The discriminator's value, or what it begins with.
    public var type: String
    /// Whether this stands for all events whose name begins with `type`.
    public var isFamily: Bool
    /// Which clients know it.
    public var availability: Availability
    /// The fields, without the discriminator.
    public var fields: [FieldShape]

    /// Creates a shape.
    public init(
        _ type: String,
        isFamily: Bool = false,
        availability: Availability = .always,
        fields: [FieldShape] = []
    ) {
        self.type = type
        self.isFamily = isFamily
        self.availability = availability
        self.fields = fields
    }
}

/// The shape of a field on the wire.
@_spi(Generated)
public struct FieldShape: Hashable, Sendable {
    /// The key.
    public var name: String
    /// Whether the key must be there.
    public var isRequired: Bool
    /// Which clients know it, within what its owner has.
    public var availability: Availability
    /// The value.
    public var shape: ValueShape

    /// Creates a shape.
    public init(
        _ name: String,
        _ shape: ValueShape,
        isRequired: Bool = true,
        availability: Availability = .always
    ) {
        self.name = name
        self.isRequired = isRequired
        self.availability = availability
        self.shape = shape
    }
}

/// The shape of a value on the wire.
@_spi(Generated)
@nonexhaustive
public indirect enum ValueShape: Hashable, Sendable {
    /// A string.
    case string
    /// An integer of 64 bits with a sign.
    case int
    /// An integer of 64 bits without a sign.
    case uint
    /// A number.
    case double
    /// `true` or `false`.
    case bool
    /// Anything.
    case any
    /// An object with anything in it.
    case object
    /// A string after RFC 3339.
    case dateTime
    /// An array.
    case list(ValueShape)
    /// An object with values of one type.
    case map(ValueShape)
    /// The value or `null`.
    case nullable(ValueShape)
    /// One of some strings.
    ///
    /// A client takes no others, even if the Swift type does.
    case enumeration([EnumValueShape], isOpen: Bool)
    /// An object with declared fields.
    case structure([FieldShape])
    /// An object whose kind is told by a key inside.
    case union(discriminator: String, [UnionCaseShape])
    /// Always this.
    case constant(JSONValue)
}

/// A value of an enum.
@_spi(Generated)
public struct EnumValueShape: Hashable, Sendable {
    /// How it is written.
    public var value: String
    /// Which clients know it.
    public var availability: Availability

    /// Creates a value.
    public init(_ value: String, availability: Availability = .always) {
        self.value = value
        self.availability = availability
    }
}

/// A case of a union.
@_spi(Generated)
public struct UnionCaseShape: Hashable, Sendable {
    /// The discriminator's value, or what it begins with.
    public var value: String
    /// Whether `value` is a prefix.
    public var isPrefix: Bool
    /// The fields, without the discriminator.
    public var fields: [FieldShape]

    /// Creates a case.
    public init(_ value: String, isPrefix: Bool = false, fields: [FieldShape]) {
        self.value = value
        self.isPrefix = isPrefix
        self.fields = fields
    }
}
