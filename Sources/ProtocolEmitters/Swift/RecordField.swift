import ProtocolSchema

/// A field of a struct to be.
///
/// A reference, because it is handed around a lot and holds many strings.
final class RecordField: Sendable {
    /// Whether clients below some version must not see it.
    enum Gate: Equatable {
        case always
        case from(ClientVersion)
        case never
    }

    /// The field.
    let model: FieldModel
    /// The type of its values.
    let value: ValueType
    /// Whether some clients must not see it.
    let gate: Gate
    /// Whether it is the event inside an envelope, whose type no schema names.
    let isEvent: Bool

    /// A field of an owner that is sent from the floor `below` on.
    init(_ model: FieldModel, below owner: ClientVersion?) {
        self.model = model
        value = model.value
        gate = Self.gate(model.availability, below: owner)
        isEvent = false
    }

    /// The place of the event inside an envelope.
    init(event model: FieldModel, of namespace: String) {
        self.model = model
        let name = SwiftTypeName(local: "Event", qualified: namespace + ".Event")
        value = ValueType(type: .any, resolved: .any, isNullable: false, swift: name)
        gate = .always
        isEvent = true
    }

    /// A field needs no check where its owner is not sent at all.
    private static func gate(_ availability: Availability, below owner: ClientVersion?) -> Gate {
        guard let own = availability.sendableFrom else { return .never }
        guard let owner else { return .always }
        return own > owner ? .from(own) : .always
    }

    /// Whether there is only one value.
    var isConstant: Bool { if case .constant = presence { true } else { false } }

    /// The wire key as a Swift literal.
    var keyLiteral: String { SwiftLiteral.string(model.wireName) }

    /// The property's name as an argument label, where hardly any keyword needs backticks.
    var label: String { SwiftLiteral.label(model.swiftName) }

    /// Whether the key is there when there is no value.
    var presence: FieldModel.Presence { model.presence }

    /// The type of a value that is not null, after all aliases.
    var resolved: TypeReference { value.resolved }

    /// Whether null is a value in addition to those of the type.
    var isNullable: Bool { value.isNullable }

    /// The type of the property.
    var swiftType: SwiftTypeName { value.stored(canBeAbsent: presence == .optional) }
}
