/// Strings and numbers whose Swift type the schema does not declare.
extension Resolver {
    /// The type of a field with a Swift type of its own, which may be null like any other.
    mutating func foreignType(
        _ written: inout SchemaForeignType,
        of field: SchemaField,
        owner: Owner
    ) -> TypeReference {
        var isNullable = false
        if case .nullable(let inner) = written.type.value {
            isNullable = true
            written.type.value = inner
        }
        let name = Located("\(owner.name).\(field.name.value)", at: field.name.range)
        let entry = owner.entry(of: field.name.value)
        let id = append(name, entry, swiftName: written.swift.value, doc: field.doc, progress: .done)
        referenced.insert(id)
        types[id.index].shape = .foreign(foreign(written))
        types[id.index].isLent = true
        return isNullable ? .nullable(.named(id)) : .named(id)
    }

    /// A Swift type for values of a string or a number.
    mutating func foreign(_ written: SchemaForeignType) -> ForeignTypeModel {
        let base = reference(written.type.value, at: written.type.range).resolved(among: types)
        let model = ForeignTypeModel(base: base, swiftName: written.swift.value)
        switch base {
        case .string, .dateTime, .int, .uint, .double: checkFoundation(model, written)
        case .nullable:
            report(
                .invalidType,
                "a type with 'swift-type' cannot be null itself",
                at: written.type.range,
                notes: [.init("write 'or null' where the type is used")]
            )
        case .bool, .any, .object, .list, .map, .named:
            report(
                .invalidType,
                "'swift-type' is for a string or a number",
                at: written.type.range,
                notes: [.init("for a list, declare the type of its elements under 'types'")]
            )
        }
        return model
    }

    private mutating func checkFoundation(_ model: ForeignTypeModel, _ written: SchemaForeignType) {
        guard model.module == "Foundation" else { return }
        guard let bases = model.bases else {
            reportUnknown(.unknownType, "Swift type", written.swift, known: ForeignTypeModel.namesOfFoundation)
            return
        }
        guard !bases.contains(model.base) else { return }
        let known = bases.map { "'\(name(of: $0))'" }.joined(separator: " or ")
        report(
            .invalidType,
            "'\(model.swiftName)' is for \(known), not for '\(name(of: model.base))'",
            at: written.type.range
        )
    }

    /// Reports a value that generated code would have to make of a Swift type which only converts at run time.
    mutating func checkIsLiteral(_ value: Located<Literal>, of type: TypeReference) {
        var seen: Set<TypeID> = []
        guard value.value != .null, let foreign = foreign(in: type, &seen) else { return }
        report(
            .invalidLiteral,
            "a value of '\(foreign.swiftName)' is made at run time, so it cannot be a constant, a default or a fixed value",
            at: value.range
        )
    }

    /// A Swift type that the schema does not declare and that a value of the type may hold.
    private func foreign(in type: TypeReference, _ seen: inout Set<TypeID>) -> ForeignTypeModel? {
        switch type {
        case .string, .int, .uint, .double, .bool, .any, .object, .dateTime: return nil
        case .list(let inner), .map(let inner), .nullable(let inner): return foreign(in: inner, &seen)
        case .named(let id):
            guard seen.insert(id).inserted else { return nil }
            if case .foreign(let foreign) = types[id.index].shape { return foreign }
            let inner: [TypeReference] =
                switch types[id.index].shape {
                case .foreign, .enumeration: []
                case .alias(let target): [target]
                case .structure(let model): model.fields.map(\.type)
                case .tuple(let model): model.elements.map(\.type)
                case .union(let model): model.cases.map { .named($0.type) }
                case .kindUnion(let model): model.cases.map(\.type)
                }
            for type in inner {
                if let foreign = foreign(in: type, &seen) { return foreign }
            }
            return nil
        }
    }

    /// Reports Swift types that a declaration of the schema hides.
    mutating func checkForeignTypes() {
        for type in document.types {
            guard case .foreign(let written) = type.expression else { continue }
            checkIsVisible(written.swift, besides: type.name.range)
        }
        let fields = document.types.flatMap(\.expression.fields) + document.events.flatMap(\.structure.fields)
        for field in fields {
            guard case .foreign(let written)? = field.type else { continue }
            checkIsVisible(written.swift, besides: nil)
        }
    }

    private mutating func checkIsVisible(_ name: Located<String>, besides own: SourceRange?) {
        let first = name.value.split(separator: ".").first.map(String.init) ?? name.value
        guard let range = swiftTypes[first], range != own else { return }
        report(
            .invalidName,
            "the schema's own type '\(first)' hides '\(name.value)'",
            at: name.range,
            notes: [.init("it is declared here", at: range), .init("'swift' gives it another name")]
        )
    }
}

extension SchemaTypeExpression {
    /// The fields that it declares itself.
    fileprivate var fields: [SchemaField] {
        switch self {
        case .structure(let structure): structure.fields
        case .tuple(let tuple): tuple.elements
        case .phrase, .enumeration, .union, .foreign: []
        }
    }
}
