/// The shape of an event on the wire.
@_spi(Generated)
public struct EventShape: Hashable, Sendable {
    /// The text of the discriminator's value, or its prefix.
    public var type: String
    /// The sign by which the event is recognized.
    public var recognition: Recognition
    /// Whether the shape applies to all events whose name begins with `type`.
    public var isFamily: Bool
    /// The clients that know the event.
    public var availability: Availability
    /// The fields, without the discriminator.
    public var fields: [FieldShape]
    /// The shape of an event that is not an object with fields; nil for one that is.
    public var value: ValueShape?

    /// Creates a shape.
    public init(
        _ type: String,
        recognition: Recognition = .name,
        isFamily: Bool = false,
        availability: Availability = .always,
        fields: [FieldShape] = [],
        value: ValueShape? = nil
    ) {
        self.type = type
        self.recognition = recognition
        self.value = value
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
    /// Whether the key is required.
    public var isRequired: Bool
    /// The clients that know the field, among those that know its owner.
    public var availability: Availability
    /// The shape of the value.
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
    /// A signed 64-bit integer.
    case int
    /// An unsigned 64-bit integer.
    case uint
    /// A number.
    case double
    /// `true` or `false`.
    case bool
    /// Any value.
    case any
    /// An object with any members.
    case object
    /// A date and time as in RFC 3339.
    case dateTime
    /// An array.
    case list(ValueShape)
    /// An object with values of one type.
    case map(ValueShape)
    /// The value or `null`.
    case nullable(ValueShape)
    /// One of a list of strings.
    ///
    /// Clients accept no others, even if the Swift type does.
    case enumeration([EnumValueShape], isOpen: Bool)
    /// One of a list of integers.
    case integers([EnumValueShape])
    /// An object with declared fields.
    case structure([FieldShape])
    /// One of several types, told apart by the discriminator.
    case union(discriminator: Discriminator, [UnionCaseShape])
    /// A value whose kind of JSON says which of the shapes it has.
    case kinds([ValueShape])
    /// An array with declared elements.
    case tuple([FieldShape])
    /// A constant.
    case constant(JSONValue)
}

/// A value of an enum.
@_spi(Generated)
public struct EnumValueShape: Hashable, Sendable {
    /// The spelling on the wire.
    public var value: String
    /// The clients that know the value.
    public var availability: Availability

    /// Creates a value.
    public init(_ value: String, availability: Availability = .always) {
        self.value = value
        self.availability = availability
    }
}

extension ValueShape {
    /// One of a list of strings; `availability` has those that some clients do not know.
    public static func enumeration(
        _ values: [String],
        isOpen: Bool,
        availability: [String: Availability] = [:]
    ) -> ValueShape {
        .enumeration(
            values.map { EnumValueShape($0, availability: availability[$0] ?? .always) },
            isOpen: isOpen
        )
    }
}

/// A case of a union.
@_spi(Generated)
public struct UnionCaseShape: Hashable, Sendable {
    /// The text of the discriminator's value, or its prefix.
    public var value: String
    /// The sign by which the case is recognized.
    public var recognition: Recognition
    /// Whether `value` is a prefix.
    public var isPrefix: Bool
    /// The fields, without the discriminator.
    public var fields: [FieldShape]
    /// The shape of a case that is not an object with fields; nil for one that is.
    public var shape: ValueShape?

    /// Creates a case.
    public init(
        _ value: String,
        recognition: Recognition = .name,
        isPrefix: Bool = false,
        fields: [FieldShape] = [],
        shape: ValueShape? = nil
    ) {
        self.shape = shape
        self.value = value
        self.recognition = recognition
        self.isPrefix = isPrefix
        self.fields = fields
    }
}
