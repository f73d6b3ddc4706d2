extension Resolver {
    /// Takes over what an included struct says of its states.
    private mutating func includeStates(of written: SchemaStruct, in model: inout StructModel) {
        var source: Located<String>?
        for name in written.includes {
            guard let id = typeIDs[name.value], case .structure(let included) = types[id.index].shape,
                let states = states(of: included, in: model)
            else { continue }
            if let source {
                // Two included structs may include a third, whose states they share.
                if states.field == model.stateField, states.rules == model.stateRules { continue }
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
            model.stateField = states.field
            model.stateRules = states.rules
        }
    }

    /// The states of an included struct, with the places that its fields have in the struct that includes it.
    private func states(
        of included: StructModel,
        in model: StructModel
    ) -> (field: Int, rules: [StructModel.StateRule])? {
        let places = included.fields.map { field in model.fields.firstIndex { $0.range == field.range } }
        guard let field = included.stateField.flatMap({ places[$0] }) else { return nil }
        let rules = included.stateRules.map { rule in
            StructModel.StateRule(
                value: rule.value,
                requires: rule.requires.compactMap { places[$0] },
                forbids: rule.forbids.compactMap { places[$0] }
            )
        }
        return (field, rules)
    }

    /// Resolves the states of a struct.
    mutating func resolveStates(of written: SchemaStruct, in model: inout StructModel, subject: String) {
        guard let name = written.stateField else { return includeStates(of: written, in: &model) }
        guard let index = model.fields.firstIndex(where: { $0.name == name.value }) else {
            reportUnknown(.unknownField, "field", name, known: model.fields.map(\.name), in: " in \(subject)")
            return
        }
        model.stateField = index
        guard let values = enumeration(of: model.fields[index].type), !values.isNumeric else {
            report(.invalidType, "the state must be an enum of strings", at: name.range)
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
