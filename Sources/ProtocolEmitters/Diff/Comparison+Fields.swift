import ProtocolSchema

/// Which way something travels.
struct Flow {
    /// From the writer of a stream to the client.
    var isSent: Bool
    /// From the client, with its next request.
    var isReceived: Bool

    static let sent = Flow(isSent: true, isReceived: false)
}

extension Comparison {
    func fieldChanges(_ old: [FieldModel], _ new: [FieldModel], owner: String, flow: Flow) -> [Change] {
        let match = matched(old, new, by: \.name)
        return match.removed.map { removed($0, owner, flow) } + match.added.map { added($0, owner, flow) }
            + match.both.flatMap { compare($0.old, $0.new, owner, flow) } + orderChanges(old, new, owner: owner)
    }

    /// The name of a change of a field: `owner.key`.
    private func name(_ field: FieldModel, _ owner: String) -> String { owner + "." + field.wireName }

    private func removed(_ field: FieldModel, _ owner: String, _ flow: Flow) -> Change {
        let wire: Verdict
        if !flow.isSent {
            wire = .fine("What old clients still send is kept as an unknown key.")
        } else if field.isOptional {
            wire = .fine("Old clients can do without it.")
        } else {
            wire = .breaks("Old clients expect the key.")
        }
        return change(
            .field,
            .removed,
            name(field, owner),
            wire: wire,
            swift: .breaks("The property and its argument are gone.")
        )
    }

    private func added(_ field: FieldModel, _ owner: String, _ flow: Flow) -> Change {
        var wire = flow.isSent ? verdictOnNewKey(field.availability) : .fine("Old clients do not send it.")
        if flow.isReceived, !field.isOptional {
            wire = .breaks("Old clients do not send a key that the new side expects.")
        }
        let required = field.isOptional ? "optional" : "required"
        let versions = isOfClients ? nil : field.availability.phrase
        return change(
            .field,
            .added,
            name(field, owner),
            ["\(required) \(new.phrase(field.type))", versions].compactMap { $0 }.joined(separator: ", "),
            wire: wire,
            swift: field.isOptional || field.constant != nil
                ? .fine("A new argument that may be left out.") : .breaks("Callers must give a new argument.")
        )
    }

    // MARK: Both sides

    private func compare(_ old: FieldModel, _ new: FieldModel, _ owner: String, _ flow: Flow) -> [Change] {
        let notes =
            [renamed(old, new), retyped(old, new, flow), present(old, new, flow), valued(old, new)]
            + [constrained(old, new, flow), versioned(old, new), dropped(old, new)]
        return notes.compactMap { $0 }.map { note in
            change(.field, .changed, name(old, owner), note.detail, wire: note.wire, swift: note.swift)
        }
    }

    private typealias Note = (detail: String, wire: Verdict, swift: Verdict)

    private func renamed(_ old: FieldModel, _ new: FieldModel) -> Note? {
        guard old.wireName != new.wireName || old.swiftName != new.swiftName else { return nil }
        let travels = old.wireName != new.wireName
        let detail =
            travels ? "key \(old.wireName) -> \(new.wireName)" : "Swift name \(old.swiftName) -> \(new.swiftName)"
        return (
            detail,
            travels ? .breaks("Old clients look for the old key.") : .fine(Reason.unaffected),
            old.swiftName == new.swiftName ? .fine(Reason.noName) : .breaks("The property has another name.")
        )
    }

    private func retyped(_ old: FieldModel, _ new: FieldModel, _ flow: Flow) -> Note? {
        let (before, after) = (self.old.phrase(old.type), self.new.phrase(new.type))
        guard before != after else { return nil }
        let reader = TypeAcceptance(reader: self.old, writer: self.new)
        let back = TypeAcceptance(reader: self.new, writer: self.old)
        var wire = Verdict.fine("Every new value is one that the old side reads too.")
        if flow.isSent, !reader.accepts(old.type, new.type) {
            wire = .breaks("Old clients refuse values of the new type.")
        } else if flow.isReceived, !back.accepts(new.type, old.type) {
            wire = .breaks("What old clients send is not of the new type.")
        }
        let isSame = old.value.stored(canBeAbsent: false).local == new.value.stored(canBeAbsent: false).local
        return (
            "\(before) -> \(after)", wire, isSame ? .fine(Reason.noName) : .breaks("The property has another type.")
        )
    }

    private func present(_ old: FieldModel, _ new: FieldModel, _ flow: Flow) -> Note? {
        guard old.isOptional != new.isOptional else { return nil }
        let swift = verdictOnPresence(old, new)
        if new.isOptional {
            let wire: Verdict =
                flow.isSent ? .breaks("Old clients expect the key.") : .fine("Old clients always send it.")
            return ("required -> optional", wire, swift)
        }
        let wire: Verdict =
            flow.isReceived ? .breaks("Old clients may leave the key out.") : .fine("Old clients accept the key.")
        return ("optional -> required", wire, swift)
    }

    private func valued(_ old: FieldModel, _ new: FieldModel) -> Note? {
        if old.constant != new.constant {
            return (
                "constant \(text(old.constant)) -> \(text(new.constant))",
                old.constant == nil
                    ? .fine("Old clients accept the value like any other.")
                    : .breaks("Old clients accept only the old value."),
                (old.constant == nil) == (new.constant == nil)
                    ? .fine(Reason.noName) : .breaks("A property becomes a constant, or a constant a property.")
            )
        }
        guard old.isOptional == new.isOptional, old.defaultValue != new.defaultValue else { return nil }
        return (
            "default \(text(old.defaultValue)) -> \(text(new.defaultValue))",
            .breaks("Old clients read an absent key as the old default."),
            verdictOnPresence(old, new)
        )
    }

    /// The effect on Swift callers of a change in the presence or the default of a field.
    private func verdictOnPresence(_ old: FieldModel, _ new: FieldModel) -> Verdict {
        if (old.presence == .optional) != (new.presence == .optional) {
            return .breaks("The property's type gains or loses its question mark.")
        }
        return old.isOptional && !new.isOptional ? .breaks("Callers must give a new argument.") : .fine(Reason.noName)
    }

    private func text(_ literal: Literal?) -> String {
        literal.map { JSONPrinter.compact(JSONTree($0)) } ?? "none"
    }

    private func constrained(_ old: FieldModel, _ new: FieldModel, _ flow: Flow) -> Note? {
        guard old.constraints != new.constraints else { return nil }
        let isLoose = flow.isSent && !old.constraints.allow(new.constraints)
        let isTight = flow.isReceived && !new.constraints.allow(old.constraints)
        var wire = Verdict.fine("Every value that the new side allows is allowed by the old side.")
        if isLoose { wire = .breaks("Values are allowed that old clients refuse.") }
        if isTight { wire = .breaks("Old clients may send values that the new side refuses.") }
        let phrases = [old, new].map { field in
            let all = field.constraints.phrases(isList: field.value.isList) { "'" + $0 + "'" }
            return all.isEmpty ? "unconstrained" : all.joined(separator: ", ")
        }
        return ("\(phrases[0]) -> \(phrases[1])", wire, .fine(Reason.noName))
    }

    private func versioned(_ old: FieldModel, _ new: FieldModel) -> Note? {
        guard old.availability != new.availability else { return nil }
        var wire = verdict(old.availability, new.availability)
        if wire.breaks, !meetsStrictClients(new.availability) {
            wire = .fine("Old clients ignore a key they do not know.")
        }
        return (versions(old.availability, new.availability), wire, .fine(Reason.noName))
    }

    private func dropped(_ old: FieldModel, _ new: FieldModel) -> Note? {
        guard old.dropsEvent != new.dropsEvent else { return nil }
        return new.dropsEvent
            ? (
                "below left out -> drop",
                .fine("Clients that do not know it are not sent the event where it is true."),
                .fine(Reason.noName)
            )
            : (
                "below drop -> left out", .fine("Clients that do not know it are sent the event without it."),
                .fine(Reason.noName)
            )
    }
}
