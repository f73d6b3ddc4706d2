extension Resolver {
    /// Takes over what an included struct says of its states; its fields stand together, in their order.
    private mutating func includeStates(of written: SchemaStruct, in model: inout StructModel) {
        var offset = 0
        var source: Located<String>?
        for name in written.includes {
            guard let id = typeIDs[name.value], case .structure(let included) = types[id.index].shape else { continue }
            if let field = included.stateField {
                if let source {
                    report(
                        .duplicateName,
                        "'\(source.value)' and '\(name.value)' both say what their states ask; one can be included",
                        at: name.range,
                        notes: [
                            .init("the first is here", at: source.range),
                            .init("'states' of its own would replace both"),
                        ]
                    )
                    return
                }
                source = name
                model.stateField = field + offset
                model.stateRules = included.stateRules.map { rule in
                    .init(
                        value: rule.value,
                        requires: rule.requires.map { $0 + offset },
                        forbids: rule.forbids.map { $0 + offset }
                    )
                }
            }
            offset += included.fields.count
        }
    }

    /// Resolves the states of a struct.
    mutating func resolveStates(of written: SchemaStruct, in model: inout StructModel, subject: String) {
        guard let name = written.stateField else { return includeStates(of: written, in: &model) }
        guard let index = model.fields.firstIndex(where: { $0.name == name.value }) else {
            reportUnknown(.unknownField, "field", name, known: model.fields.map(\.name), in: " in \(subject)")
            return
        }
        model.stateField = index
        guard let values = enumeration(of: model.fields[index].type) else {
            report(.invalidType, "the state must be an enum", at: name.range)
            return
        }
        for state in written.states {
            guard let value = values.values.first(where: { $0.name == state.value.value }) else {
                reportUnknown(.unknownState, "state", state.value, known: values.values.map(\.name))
                continue
            }
            let required = Set(state.requires.map(\.value))
            for field in state.forbids where required.contains(field.value) {
                report(
                    .invalidValue,
                    "state '\(state.value.value)' both requires and forbids '\(field.value)'",
                    at: field.range
                )
            }
            model.stateRules.append(
                .init(
                    value: value.wireName,
                    requires: fieldIndices(state.requires, in: model.fields, subject: subject),
                    forbids: fieldIndices(state.forbids, in: model.fields, subject: subject)
                )
            )
        }
    }

    private mutating func enumeration(of type: TypeReference) -> EnumModel? {
        guard case .named(let id) = type else { return nil }
        resolveType(id)
        guard case .enumeration(let model) = types[id.index].shape else { return nil }
        return model
    }

    private mutating func fieldIndices(_ names: [Located<String>], in fields: [FieldModel], subject: String) -> [Int] {
        names.compactMap { name in
            if let index = fields.firstIndex(where: { $0.name == name.value }) { return index }
            reportUnknown(.unknownField, "field", name, known: fields.map(\.name), in: " in \(subject)")
            return nil
        }
    }
}
