/// A path of a condition, with the fields that its steps lead through.
package struct ConditionPath {
    /// A step with the field that it reads.
    package enum Place {
        /// A field, whether its value is a list, and the type of the value or of the list's elements.
        case field(FieldModel, isList: Bool, value: ValueType)
        /// The discriminator of a union.
        case discriminator(UnionModel)
    }

    /// The places along the path; fewer than the steps if the path does not fit the types.
    package private(set) var places: [Place] = []

    /// Follows a path from an object with `fields`.
    package init(_ path: [ConditionModel.Step], from fields: [FieldModel], among types: [TypeModel]) {
        var fields = fields
        var union: UnionModel?
        for step in path {
            switch step {
            case .discriminator:
                guard let union else { return }
                places.append(.discriminator(union))
            case .field(let name):
                guard let field = fields.first(where: { $0.name == name }) else { return }
                let (isList, target, place) = Self.place(of: field, among: types)
                places.append(.field(field, isList: isList, value: place))
                fields = []
                union = nil
                guard case .named(let id) = target else { continue }
                if case .structure(let structure) = types[id.index].shape { fields = structure.fields }
                if case .union(let model) = types[id.index].shape, model.discriminator.topKey != nil { union = model }
            }
        }
    }

    /// The fields of the struct at the end of the path, or the union there; both empty for all other types.
    package static func inside(
        _ field: FieldModel,
        among types: [TypeModel]
    ) -> (fields: [FieldModel], union: UnionModel?) {
        guard case .named(let id) = place(of: field, among: types).target else { return ([], nil) }
        return switch types[id.index].shape {
        case .structure(let structure): (structure.fields, nil)
        // Only a key of the object itself can be asked for its value.
        case .union(let union): ([], union.discriminator.topKey == nil ? nil : union)
        case .alias, .enumeration, .kindUnion, .tuple, .foreign: ([], nil)
        }
    }

    /// Returns the steps of a written path; nil if it leads nowhere.
    ///
    /// A name may contain dots itself, so the longest one that fits is taken.
    package static func steps(
        to written: String,
        from fields: [FieldModel],
        among types: [TypeModel]
    ) -> [ConditionModel.Step]? {
        var fields = fields
        var union: UnionModel?
        var steps: [ConditionModel.Step] = []
        var rest = written[...]
        while !rest.isEmpty {
            if let union, rest == union.discriminator.short { return steps + [.discriminator] }
            guard let field = field(at: rest, among: fields) else { return nil }
            steps.append(.field(field.name))
            rest = rest.dropFirst(field.name.count + 1)
            (fields, union) = inside(field, among: types)
        }
        return steps
    }

    /// The field whose name a written path begins with.
    static func field(at rest: Substring, among fields: [FieldModel]) -> FieldModel? {
        // A dot at the end leads nowhere.
        fields.filter { rest == $0.name || rest.hasPrefix($0.name + ".") && rest.count > $0.name.count + 1 }
            .max { $0.name.count < $1.name.count }
    }

    private static func place(
        of field: FieldModel,
        among types: [TypeModel]
    ) -> (isList: Bool, target: TypeReference, value: ValueType) {
        var target = field.type.withoutNull(among: types).type
        var isList = false
        if case .list(let element) = target.resolved(among: types) {
            isList = true
            target = element
        }
        let (inner, isNullable) = target.withoutNull(among: types)
        let resolved = inner.resolved(among: types)
        let value = ValueType(type: inner, resolved: resolved, isNullable: isNullable, swift: field.value.swift)
        return (isList, resolved, value)
    }

    /// The keys on the wire along the path.
    package var keys: [ConditionModel.Key] {
        places.map { place in
            switch place {
            case .field(let field, let isList, _): ConditionModel.Key(name: field.wireName, isList: isList)
            case .discriminator(let union): ConditionModel.Key(name: union.discriminator.short, isList: false)
            }
        }
    }
}
