/// What the values of a field or a parameter are, with aliases and `or null` looked through.
package struct ValueType: Hashable, Sendable {
    /// The type of a value that is not null, by the name that the schema gives it.
    package var type: TypeReference
    /// The same type behind all aliases.
    package var resolved: TypeReference
    /// Whether null is a value beside those of the type; `any` has null among its own.
    package var isNullable: Bool
    /// The Swift type of a value that is not null.
    package var swift: SwiftTypeName

    /// Creates the type of values.
    package init(type: TypeReference, resolved: TypeReference, isNullable: Bool, swift: SwiftTypeName) {
        self.type = type
        self.resolved = resolved
        self.isNullable = isNullable
        self.swift = swift
    }

    /// What a field's values are before the model is complete.
    static let undecided = ValueType(type: .any, resolved: .any, isNullable: false, swift: SwiftTypeName("JSONValue"))

    /// Whether values have elements that can be counted.
    package var isList: Bool { if case .list = resolved { true } else { false } }

    /// The Swift type of a place that holds such a value.
    ///
    /// An absent value is nil where null is no value, and `Nullable` tells the two apart where it is.
    package func stored(canBeAbsent: Bool) -> SwiftTypeName {
        switch (canBeAbsent, isNullable) {
        case (true, true): swift.wrapped("Nullable<", ">?")
        case (true, false), (false, true): swift.optional
        case (false, false): swift
        }
    }
}

extension ProtocolModel {
    /// The type behind all aliases.
    package func resolved(_ type: TypeReference) -> TypeReference {
        if case .named(let id) = type { types[id.index].resolved } else { type }
    }

    /// What values of a type are, with aliases and `or null` looked through.
    package func value(of type: TypeReference) -> ValueType {
        let (inner, isNullable) = type.withoutNull(among: types)
        let target = resolved(inner)
        return ValueType(
            type: inner,
            resolved: target,
            isNullable: isNullable && target != .any,
            swift: swiftType(inner)
        )
    }

    /// The values of an enum; nil for all other types.
    package func values(of type: TypeReference) -> [EnumModel.Value]? {
        guard case .named(let id) = resolved(type), case .enumeration(let enumeration) = types[id.index].shape
        else {
            return nil
        }
        return enumeration.values
    }
}

extension TypeReference {
    /// The type behind all aliases; `any` for one that leads back to itself, which is an error of the schema.
    func resolved(among types: [TypeModel]) -> TypeReference {
        var type = self
        for _ in 0...types.count {
            guard case .named(let id) = type, case .alias(let target) = types[id.index].shape else { return type }
            type = target
        }
        return .any
    }

    /// The type without `or null`, which may come by way of an alias, and more than once; `any` for one that leads back to
    /// itself.
    func withoutNull(among types: [TypeModel]) -> (type: TypeReference, isNullable: Bool) {
        var type = self
        for step in 0...(types.count + 1) {
            guard case .nullable(let wrapped) = type.resolved(among: types) else { return (type, step > 0) }
            type = wrapped
        }
        return (.any, true)
    }
}
