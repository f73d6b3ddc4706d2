/// The type of the values of a field or a parameter, after aliases and `or null`.
package struct ValueType: Hashable, Sendable {
    /// The type of a value that is not null, as the schema names it.
    package var type: TypeReference
    /// The same type after resolving all aliases.
    package var resolved: TypeReference
    /// Whether null is a value in addition to those of the type; the values of `any` include null already.
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

    /// A placeholder until the model is complete.
    static let undecided = ValueType(type: .any, resolved: .any, isNullable: false, swift: SwiftTypeName("JSONValue"))

    /// Whether values have elements that can be counted.
    package var isList: Bool { if case .list = resolved { true } else { false } }

    /// The Swift type of a property or parameter for such a value.
    ///
    /// Nil means absent or null. Where both are possible, `additionalFields` keeps a null that was read.
    package func stored(canBeAbsent: Bool) -> SwiftTypeName {
        canBeAbsent || isNullable ? swift.optional : swift
    }
}

extension ProtocolModel {
    /// Returns the type after resolving all aliases.
    package func resolved(_ type: TypeReference) -> TypeReference {
        if case .named(let id) = type { types[id.index].resolved } else { type }
    }

    /// Returns the type of the values of a type, after aliases and `or null`.
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

    /// Returns the struct of the values; nil if values are something else, or may be null.
    package func structure(of value: ValueType) -> StructModel? {
        guard !value.isNullable, case .named(let id) = value.resolved,
            case .structure(let structure) = types[id.index].shape
        else { return nil }
        return structure
    }

    /// Returns the values of an enum; nil for all other types.
    package func values(of type: TypeReference) -> [EnumModel.Value]? {
        guard case .named(let id) = resolved(type), case .enumeration(let enumeration) = types[id.index].shape
        else {
            return nil
        }
        return enumeration.values
    }
}

extension TypeReference {
    /// Returns the type after resolving all aliases; `any` for an alias cycle, which is an error in the schema.
    func resolved(among types: [TypeModel]) -> TypeReference {
        var type = self
        for _ in 0...types.count {
            guard case .named(let id) = type, case .alias(let target) = types[id.index].shape else { return type }
            type = target
        }
        return .any
    }

    /// The type without `or null`, which may come through an alias, and more than once; `any` for one that leads back to
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
