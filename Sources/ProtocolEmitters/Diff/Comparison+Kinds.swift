import ProtocolSchema

extension Comparison {
    /// The changes of a union by kind.
    func kindUnionChanges(_ name: String, _ old: KindUnionModel, _ new: KindUnionModel) -> [Change] {
        let before = self.old.phrase(old) { self.old.types[$0.index].name }
        let after = self.new.phrase(new) { self.new.types[$0.index].name }
        guard before != after else { return [] }
        let acceptance = TypeAcceptance(reader: self.old, writer: self.new)
        let isAccepted = new.cases.allSatisfy { written in
            old.cases.contains { acceptance.accepts($0.type, written.type) }
        }
        let known = Set(old.cases.map(\.swiftName))
        let isSame = known == Set(new.cases.map(\.swiftName))
        return [
            change(
                .type,
                .changed,
                name,
                "\(before) -> \(after)",
                wire: isAccepted
                    ? .fine("Every new value is one that the old side reads too.")
                    : .breaks("Old clients refuse values of the new type."),
                swift: isSame && isAccepted ? .fine(Reason.noName) : .breaks("A switch must cover other cases.")
            )
        ]
    }

    /// The changes of a tuple: its elements by their names, and then their order.
    func tupleChanges(_ name: String, _ old: TupleModel, _ new: TupleModel, _ flow: Flow) -> [Change] {
        var changes = fieldChanges(old.elements, new.elements, owner: name, flow: flow)
        let (before, after) = (old.elements.map(\.name), new.elements.map(\.name))
        let shared = zip(before, after).prefix { $0 == $1 }.count
        if shared < before.count {
            changes.append(
                change(
                    .type,
                    .changed,
                    name,
                    "[\(before.joined(separator: ", "))] -> [\(after.joined(separator: ", "))]",
                    wire: .breaks("Old clients read an element as another."),
                    swift: .breaks("The initialiser has other parameters.")
                )
            )
        }
        return changes
    }
}
