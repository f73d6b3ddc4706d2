import ProtocolSchema

/// The changes of what tells the cases of unions apart.
extension Comparison {
    /// The changes of a case that both sides have: its type, and the condition by which it is recognized.
    func caseChanges(_ name: String, _ old: UnionModel.Case, _ new: UnionModel.Case) -> [Change] {
        var changes: [Change] = []
        func note(_ detail: String, wire: Verdict, swift: Verdict) {
            let name = name + "." + old.value + (old.isPrefix ? "*" : "")
            changes.append(change(.value, .changed, name, detail, wire: wire, swift: swift))
        }
        let (before, after) = (self.old.types[old.type.index].name, self.new.types[new.type.index].name)
        if before != after {
            note(
                "\(before) -> \(after)",
                wire: .breaks("Old clients expect the fields of the other type."),
                swift: .breaks("The case holds another type.")
            )
        }
        let (shown, shows) = (words(old, self.old), words(new, self.new))
        if shown != shows {
            note(
                "\(shown) -> \(shows)",
                wire: .breaks("Old clients recognize the case by the old condition."),
                swift: .fine(Reason.noName)
            )
        }
        return changes
    }

    /// The condition of a case in words; a case with the same value on both sides is the same in all other respects.
    private func words(_ item: UnionModel.Case, _ model: ProtocolModel) -> String {
        switch item.recognition {
        case .value: "by its name"
        case .anything: "any object"
        case .condition(let condition): "when " + condition.words(with: fields(of: item, model), in: model)
        }
    }

    private func fields(of item: UnionModel.Case, _ model: ProtocolModel) -> [FieldModel] {
        if case .structure(let structure) = model.types[item.type.index].shape { structure.fields } else { [] }
    }

    /// The change of a struct that writes its discriminator itself on one side only, and so wherever it is used.
    func tagChanges(_ name: String, _ old: StructModel, _ new: StructModel) -> [Change] {
        let (before, after) = (words(old.tag), words(new.tag))
        guard before != after, isUsedAlone(name, self.old), isUsedAlone(name, self.new) else { return [] }
        return [
            change(
                .type,
                .changed,
                name,
                "outside of unions: \(before) -> \(after)",
                wire: new.tag == nil || old.tag != nil
                    ? .breaks("Old clients expect the key.") : .breaks("Old messages do not have the key."),
                swift: .fine(Reason.noName)
            )
        ]
    }

    private func words(_ tag: StructModel.Tag?) -> String {
        tag.map { "\($0.discriminator) \($0.value.tagText)\($0.isPrefix ? "*" : "")" } ?? "without a discriminator"
    }

    /// Whether something else than a union has values of the type.
    private func isUsedAlone(_ name: String, _ model: ProtocolModel) -> Bool {
        func holds(_ type: TypeReference) -> Bool {
            switch model.resolved(type) {
            case .list(let inner), .map(let inner), .nullable(let inner): return holds(inner)
            case .named(let id): return model.types[id.index].name == name
            default: return false
            }
        }
        let fields = model.events.flatMap(\.fields) + (model.transport.envelope?.fields ?? [])
        return fields.contains { holds($0.type) }
            || model.types.contains { type in
                switch type.shape {
                case .structure(let structure): structure.fields.contains { holds($0.type) }
                case .tuple(let tuple): tuple.elements.contains { holds($0.type) }
                case .kindUnion(let union): union.cases.contains { holds($0.type) }
                case .alias, .enumeration, .union, .foreign: false
                }
            }
    }
}
