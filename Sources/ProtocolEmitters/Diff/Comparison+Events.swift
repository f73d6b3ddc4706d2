import ProtocolSchema

extension Comparison {
    func eventChanges() -> [Change] {
        let match = matched(old.events, new.events) { $0.schemaName }
        return match.removed.map(removed) + match.added.map(added) + match.both.flatMap { compare($0.old, $0.new) }
    }

    private func removed(_ event: EventModel) -> Change {
        change(
            .event,
            .removed,
            event.displayName,
            wire: .fine("Old clients do not need an event that is not sent."),
            swift: .breaks("`\(event.swiftName)` and its case are gone.")
        )
    }

    private func added(_ event: EventModel) -> Change {
        let family = old.family(of: event.wireName).map { old.events[$0] }
        let wire: Verdict
        if let family, !event.isFamily || family.wireName != event.wireName {
            wire = .fine("Old clients read it as `\(family.displayName)`.")
        } else if reachesOldClients(event.availability) {
            wire = .breaks("Old clients refuse an event they do not know.")
        } else {
            wire = .fine(Reason.notSent)
        }
        return change(
            .event,
            .added,
            event.displayName,
            isOfClients ? nil : event.availability.phrase,
            wire: wire,
            swift: .fine("A new case of an enum that callers must treat as open.")
        )
    }

    private func compare(_ old: EventModel, _ new: EventModel) -> [Change] {
        var changes: [Change] = []
        func note(_ detail: String, wire: Verdict, swift: Verdict) {
            changes.append(change(.event, .changed, old.displayName, detail, wire: wire, swift: swift))
        }
        if old.isValue != new.isValue {
            note(
                new.isValue ? "fields -> value" : "value -> fields",
                wire: .breaks("Old clients expect it in the other form."),
                swift: .breaks("The struct has other properties.")
            )
        }
        if old.wireName != new.wireName || old.recognition != new.recognition {
            let isOtherKind = old.displayName == new.displayName
            note(
                isOtherKind
                    ? "recognized by \(self.old.sign(of: old)) -> \(self.new.sign(of: new))"
                    : "wire name \(old.displayName) -> \(new.displayName)",
                wire: .breaks("Old clients do not know the event's new name."),
                swift: .fine(Reason.noName)
            )
        }
        if old.envelopeKey != new.envelopeKey, let from = envelopeKey(of: old, in: self.old),
            let to = envelopeKey(of: new, in: self.new), from != to
        {
            note(
                "envelope key \(from) -> \(to)",
                wire: verdict(onEnvelopeKey: to),
                swift: .fine(Reason.noName)
            )
        }
        if old.swiftName != new.swiftName || old.caseName != new.caseName {
            note(
                "Swift name \(old.swiftName) -> \(new.swiftName)",
                wire: .fine(Reason.unaffected),
                swift: .breaks("The struct or its case has another name.")
            )
        }
        if old.availability != new.availability {
            note(
                versions(old.availability, new.availability),
                wire: verdict(old.availability, new.availability),
                swift: .fine(Reason.noName)
            )
        }
        if substitutes(old.below, self.old) != substitutes(new.below, self.new) {
            note(
                "below \(substitutes(old.below, self.old)) -> \(substitutes(new.below, self.new))",
                wire: .fine("What is sent instead is known to the clients that get it."),
                swift: .fine(Reason.noName)
            )
        }
        return changes + fieldChanges(old.wireFields, new.wireFields, owner: old.displayName, flow: .sent)
    }

    func versions(_ old: Availability, _ new: Availability) -> String {
        "\(old.phrase ?? "always") -> \(new.phrase ?? "always")"
    }

    /// The effect of other versions: clients that do not know it, according to the old side, may now get it.
    func verdict(_ old: Availability, _ new: Availability) -> Verdict {
        switch (old.sendableFrom, new.sendableFrom) {
        case (let before?, let after?) where after >= before:
            .fine("It is sent to no more clients than by the old side.")
        case (_, nil): .fine("It is not sent.")
        default:
            reachesOldClients(new)
                ? .breaks("It is sent to clients that did not know it by the old side.") : .fine(Reason.notSent)
        }
    }

    private func substitutes(_ below: EventModel.Below, _ model: ProtocolModel) -> String {
        switch below {
        case .drop: return "drop"
        case .refuse: return "refuse"
        case .send(let substitutes):
            return "send " + substitutes.map { phrase($0, model) }.joined(separator: ", ")
        }
    }

    /// An event and the values that are fixed in it.
    func phrase(_ substitute: EventModel.Substitute, _ model: ProtocolModel) -> String {
        phrase(model.events[substitute.event], fixed: model.fixedValues(of: substitute))
    }

    /// An event and the values that are fixed in it, by their wire keys.
    func phrase(_ event: EventModel, fixed: [(key: String, value: Literal)]) -> String {
        let values = fixed.map { "\($0.key)=\(JSONPrinter.compact(JSONTree($0.value)))" }
        return ([event.displayName] + values).joined(separator: " ")
    }
}
