import ProtocolSchema

/// A field of a struct to be.
///
/// A reference, because it is handed around a lot and holds many strings.
final class RecordField: Sendable {
    /// What is written when there is no value.
    enum Presence: Equatable {
        case required
        case optional
        case defaulted(Literal)
        case constant(Literal)
    }

    /// Whether clients below some version must not see it.
    enum Gate: Equatable {
        case always
        case from(ClientVersion)
        case never
    }

    /// The field.
    let model: FieldModel
    /// What values are, without null.
    let type: TypeReference
    /// The same behind all aliases.
    let resolved: TypeReference
    /// Whether null is a value of its own.
    let isNullable: Bool
    /// What is written when there is no value.
    let presence: Presence
    /// Whether some clients must not see it.
    let gate: Gate
    /// Whether it is the event inside an envelope, whose type no schema names.
    let isEvent: Bool

    /// A field of an owner that is sent from the floor `below` on.
    init(_ model: FieldModel, below owner: ClientVersion?, isEvent: Bool = false, _ lowering: Lowering) {
        self.model = model
        self.isEvent = isEvent
        var type = model.type
        var isNullable = false
        // `or null` may come by way of an alias.
        while case .nullable(let wrapped) = lowering.resolve(type) {
            type = wrapped
            isNullable = true
        }
        self.type = type
        resolved = lowering.resolve(type)
        self.isNullable = isNullable && resolved != .any
        if let constant = model.constant {
            presence = .constant(constant)
        } else if let value = model.defaultValue, model.isOptional {
            presence = .defaulted(value)
        } else {
            presence = model.isOptional ? .optional : .required
        }
        gate = Self.gate(model.availability, below: owner)
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

    /// The property's type around the type of its values.
    func propertyType(_ value: String) -> String {
        switch presence {
        case .required, .defaulted, .constant: isNullable ? value + "?" : value
        case .optional: isNullable ? "Nullable<\(value)>?" : value + "?"
        }
    }
}
