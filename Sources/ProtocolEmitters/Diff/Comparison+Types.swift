import ProtocolSchema

extension Comparison {
    func typeChanges() -> [Change] {
        let match = matched(old.types, new.types, by: \.name)
        let flows = typeFlows()
        var changes: [Change] = []
        // A client knows the types that its fields need; they come and go with these.
        if !isOfClients {
            changes += match.removed.map {
                change(
                    .type,
                    .removed,
                    $0.name,
                    wire: .fine("What used it is listed on its own."),
                    swift: .breaks(Reason.gone)
                )
            }
            changes += match.added.map {
                change(
                    .type,
                    .added,
                    $0.name,
                    wire: .fine("What uses it is listed on its own."),
                    swift: .fine(Reason.addition)
                )
            }
        }
        for (old, new) in match.both { changes += compare(old, new, flows[old.name] ?? .sent) }
        return changes
    }

    /// Which way the values of each type of the new side travel.
    private func typeFlows() -> [String: Flow] {
        let (sent, received) = (new.sentTypes, new.receivedTypes)
        var flows: [String: Flow] = [:]
        for (index, type) in new.types.enumerated() {
            let isReceived = received.contains(index)
            flows[type.name] = Flow(isSent: sent.contains(index) || !isReceived, isReceived: isReceived)
        }
        return flows
    }

    private func compare(_ old: TypeModel, _ new: TypeModel, _ flow: Flow) -> [Change] {
        var changes: [Change] = []
        if old.swiftName != new.swiftName {
            changes.append(
                change(
                    .type,
                    .changed,
                    old.name,
                    "Swift name \(old.swiftName) -> \(new.swiftName)",
                    wire: .fine(Reason.unaffected),
                    swift: .breaks("The type has another name.")
                )
            )
        }
        switch (old.shape, new.shape) {
        case (.alias(let left), .alias(let right)): return changes + aliasChanges(old.name, left, right)
        case (.enumeration(let left), .enumeration(let right)) where left.isNumeric == right.isNumeric:
            return changes + enumChanges(old.name, left, right, flow)
        case (.structure(let left), .structure(let right)):
            return changes + structChanges(old.name, left, right, flow) + tagChanges(old.name, left, right)
        case (.union(let left), .union(let right)): return changes + unionChanges(old.name, left, right, flow)
        case (.kindUnion(let left), .kindUnion(let right)): return changes + kindUnionChanges(old.name, left, right)
        case (.foreign(let left), .foreign(let right)) where left.swiftName == right.swiftName:
            return changes + aliasChanges(old.name, left.base, right.base)
        case (.tuple(let left), .tuple(let right)): return changes + tupleChanges(old.name, left, right, flow)
        default:
            let detail = "\(kind(old.shape)) -> \(kind(new.shape))"
            let wire = Verdict.breaks("Old clients expect JSON of another kind.")
            return changes + [
                change(.type, .changed, old.name, detail, wire: wire, swift: .breaks("The type is of another kind."))
            ]
        }
    }

    private func kind(_ shape: TypeModel.Shape) -> String {
        switch shape {
        case .alias: "another name"
        case .enumeration(let shape): shape.isNumeric ? "enum of integers" : "enum"
        case .structure: "struct"
        case .union: "union"
        case .kindUnion: "union by kind"
        case .tuple: "tuple"
        case .foreign(let foreign): "Swift type \(foreign.swiftName)"
        }
    }

    private func aliasChanges(_ name: String, _ left: TypeReference, _ right: TypeReference) -> [Change] {
        let (before, after) = (old.phrase(left), new.phrase(right))
        guard before != after else { return [] }
        let isAccepted = TypeAcceptance(reader: old, writer: new).accepts(left, right)
        return [
            change(
                .type,
                .changed,
                name,
                "\(before) -> \(after)",
                wire: isAccepted
                    ? .fine("Every new value is one that the old side reads too.")
                    : .breaks("Old clients refuse values of the new type."),
                swift: .breaks("The name stands for another type.")
            )
        ]
    }

    // MARK: Enums

    private func enumChanges(_ name: String, _ old: EnumModel, _ new: EnumModel, _ flow: Flow) -> [Change] {
        let match = matched(old.values, new.values, by: \.name)
        var changes = match.removed.map { value in
            change(
                .value,
                .removed,
                name + "." + value.wireName,
                wire: flow.isReceived && !new.isOpen
                    ? .breaks("Old clients may send a value that the new side refuses.")
                    : .fine("Old clients do not need a value that is not sent."),
                swift: .breaks("The case is gone.")
            )
        }
        changes += match.added.map { value in
            change(
                .value,
                .added,
                name + "." + value.wireName,
                isOfClients ? nil : value.availability.phrase,
                wire: verdict(onNewValue: value.availability, isOpen: old.isOpen, flow),
                swift: .fine("A new case of an enum that callers must treat as open.")
            )
        }
        for (left, right) in match.both { changes += valueChanges(name, left, right) }
        if old.isOpen != new.isOpen {
            changes.append(
                change(
                    .type,
                    .changed,
                    name,
                    old.isOpen ? "open -> closed" : "closed -> open",
                    wire: new.isOpen
                        ? .breaks("Values that old clients refuse may be sent.")
                        : .fine("The new side sends less than the old one."),
                    swift: new.isOpen ? .fine(Reason.addition) : .breaks("The case for unknown values is gone.")
                )
            )
        }
        return changes
    }

    private func verdict(onNewValue availability: Availability, isOpen: Bool, _ flow: Flow) -> Verdict {
        if !flow.isSent { return .fine("Old clients do not send it.") }
        if !reachesOldClients(availability) { return .fine(Reason.notSent) }
        return old.clients == nil && isOpen
            ? .fine("Old clients keep a value they do not know.")
            : .breaks("Old clients refuse a value they do not know.")
    }

    private func valueChanges(_ name: String, _ old: EnumModel.Value, _ new: EnumModel.Value) -> [Change] {
        var changes: [Change] = []
        func note(_ detail: String, _ wire: Verdict, _ swift: Verdict) {
            changes.append(change(.value, .changed, name + "." + old.wireName, detail, wire: wire, swift: swift))
        }
        if old.wireName != new.wireName {
            note(
                "\(old.wireName) -> \(new.wireName)",
                .breaks("Old clients do not know the new spelling."),
                .fine(Reason.noName)
            )
        }
        if old.swiftName != new.swiftName {
            note(
                "Swift name \(old.swiftName) -> \(new.swiftName)",
                .fine(Reason.unaffected),
                .breaks("The case has another name.")
            )
        }
        if old.availability != new.availability {
            note(
                versions(old.availability, new.availability),
                verdict(old.availability, new.availability),
                .fine(Reason.noName)
            )
        }
        return changes
    }

    // MARK: Structs and unions

    private func structChanges(_ name: String, _ old: StructModel, _ new: StructModel, _ flow: Flow) -> [Change] {
        var changes = fieldChanges(old.fields, new.fields, owner: name, flow: flow) + originChanges(name, old, new)
        let shared = Set(old.fields.map(\.name)).intersection(new.fields.map(\.name))
        let (before, after) = (rules(of: old, shared), rules(of: new, shared))
        let known = states(of: old, self.old).intersection(states(of: new, self.new))
        for state in Set(before.keys).union(after.keys).sorted() where known.contains(state) {
            let (asked, asks) = (before[state] ?? [], after[state] ?? [])
            guard asked != asks else { continue }
            changes.append(
                change(
                    .type,
                    .changed,
                    name,
                    "state \(state): \(text(asked)) -> \(text(asks))",
                    wire: verdict(asked, asks, flow),
                    swift: .fine(Reason.noName)
                )
            )
        }
        return changes
    }

    /// The states that a side knows, whether or not they ask for something.
    private func states(of structure: StructModel, _ model: ProtocolModel) -> Set<String> {
        let values = structure.stateField.flatMap { model.values(of: structure.fields[$0].type) } ?? []
        return Set(values.map(\.wireName) + structure.stateRules.map(\.value))
    }

    private func verdict(_ asked: Set<String>, _ asks: Set<String>, _ flow: Flow) -> Verdict {
        if flow.isSent, !asks.isSuperset(of: asked) {
            return .breaks("Old clients ask more of the state than the new side keeps.")
        }
        if flow.isReceived, !asked.isSuperset(of: asks) {
            return .breaks("Old clients do not keep what the new side asks of the state.")
        }
        return .fine("What is asked of the state suits both sides.")
    }

    private func text(_ rules: Set<String>) -> String {
        rules.isEmpty ? "free" : rules.sorted().joined(separator: " ")
    }

    /// The rules of each state for fields that both sides have: `+` is required, `-` is not allowed.
    private func rules(of structure: StructModel, _ shared: Set<String>) -> [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        for rule in structure.stateRules {
            let requires = rule.requires.map { structure.fields[$0] }.filter { shared.contains($0.name) }
            let forbids = rule.forbids.map { structure.fields[$0] }.filter { shared.contains($0.name) }
            result[rule.value] = Set(requires.map { "+" + $0.wireName } + forbids.map { "-" + $0.wireName })
        }
        return result
    }

    private func unionChanges(_ name: String, _ old: UnionModel, _ new: UnionModel, _ flow: Flow) -> [Change] {
        var changes: [Change] = []
        if old.discriminator != new.discriminator {
            let wire = Verdict.breaks("The two sides tell the cases apart in different ways.")
            let detail = "discriminator \(old.discriminator.short) -> \(new.discriminator.short)"
            changes.append(change(.type, .changed, name, detail, wire: wire, swift: .fine(Reason.noName)))
        }
        let match = matched(old.cases, new.cases) { $0.value + ($0.isPrefix ? "*" : "") }
        changes += match.removed.map { member in
            change(
                .value,
                .removed,
                name + "." + member.value + (member.isPrefix ? "*" : ""),
                wire: flow.isReceived && !new.isOpen
                    ? .breaks("Old clients may send a case that the new side refuses.")
                    : .fine("Old clients do not need a case that is not sent."),
                swift: .breaks("The case is gone.")
            )
        }
        changes += match.added.map { member in
            change(
                .value,
                .added,
                name + "." + member.value + (member.isPrefix ? "*" : ""),
                wire: verdict(onNewValue: .always, isOpen: old.isOpen, flow),
                swift: .fine("A new case of an enum that callers must treat as open.")
            )
        }
        for (left, right) in match.both { changes += caseChanges(name, left, right) }
        return changes
    }
}
