import ProtocolSchema

/// Changes that only callers of the generated code see.
extension Comparison {
    /// The order of fields, which is that of an initialiser's arguments.
    func orderChanges(_ old: [FieldModel], _ new: [FieldModel], owner: String) -> [Change] {
        let shared = Set(old.filter(isArgument).map(\.name)).intersection(new.filter(isArgument).map(\.name))
        let before = old.map(\.name).filter(shared.contains)
        let after = new.map(\.name).filter(shared.contains)
        guard before != after else { return [] }
        return [
            change(
                .field,
                .changed,
                owner,
                "order \(before.joined(separator: ", ")) -> \(after.joined(separator: ", "))",
                wire: .fine("The order of keys has no meaning."),
                swift: .breaks("Initialisers take their arguments in the order of the fields.")
            )
        ]
    }

    private func isArgument(_ field: FieldModel) -> Bool { field.constant == nil }

    /// Who sees the declarations, and the module that they are part of.
    func generationChanges() -> [Change] {
        var changes: [Change] = []
        func note(_ name: String, _ detail: String, _ swift: Verdict) {
            changes.append(change(.protocol, .changed, name, detail, wire: .fine(Reason.unaffected), swift: swift))
        }
        let access = (old.generation.access ?? .public, new.generation.access ?? .public)
        if access.0 != access.1 {
            let isNarrower = order(of: access.1) > order(of: access.0)
            note(
                "access",
                "\(access.0.rawValue) -> \(access.1.rawValue)",
                isNarrower
                    ? .breaks("Code outside no longer sees the declarations.")
                    : .fine("Code that sees the declarations compiles as before.")
            )
        }
        let modules = (old.generation.module, new.generation.module)
        if modules.0 != modules.1 {
            note(
                "module",
                "\(modules.0 ?? "none") -> \(modules.1 ?? "none")",
                .breaks("Code imports the declarations from another module.")
            )
        }
        return changes
    }

    /// The wider an access level, the earlier it is declared.
    private func order(of access: AccessLevel) -> Int { AccessLevel.allCases.firstIndex(of: access) ?? 0 }

    /// The event that a struct is made from.
    func originChanges(_ name: String, _ old: StructModel, _ new: StructModel) -> [Change] {
        let (before, after) = (origin(old, self.old), origin(new, self.new))
        guard before != after else { return [] }
        return [
            change(
                .type,
                .changed,
                name,
                "from \(before) -> \(after)",
                wire: .fine(Reason.unaffected),
                swift: old.origin == nil
                    ? .fine(Reason.addition) : .breaks("The initialiser that takes the event is gone or takes another.")
            )
        ]
    }

    private func origin(_ structure: StructModel, _ model: ProtocolModel) -> String {
        structure.origin.map { model.events[$0.event].displayName } ?? "nothing"
    }
}
