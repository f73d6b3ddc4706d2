import ProtocolSchema

extension Comparison {
    func transportChanges() -> [Change] {
        let (old, new) = (self.old.transport, self.new.transport)
        var changes: [Change] = []
        func note(_ name: String, _ from: String, _ to: String, _ wire: Verdict) {
            changes.append(
                change(.transport, .changed, name, "\(from) -> \(to)", wire: wire, swift: .fine(Reason.noName))
            )
        }
        if old.framing != new.framing {
            note(
                "framing",
                old.framing.rawValue,
                new.framing.rawValue,
                .breaks("Old clients cannot tell the events apart.")
            )
        }
        if old.done != new.done {
            note(
                "done",
                old.done ?? "none",
                new.done ?? "none",
                .breaks("Old clients wait for the old end, or read the new one as an event.")
            )
        }
        if old.hasEventNames != new.hasEventNames {
            note(
                "event-names",
                "\(old.hasEventNames)",
                "\(new.hasEventNames)",
                .fine("The event has the name as well.")
            )
        }
        return changes + headerChanges(old.headers, new.headers) + envelopeChanges(old.envelope, new.envelope)
    }

    private func headerChanges(_ old: [TransportModel.Header], _ new: [TransportModel.Header]) -> [Change] {
        let match = matched(old, new, by: \.name)
        let fine = Verdict.fine(Reason.noName)
        let removed = match.removed.map {
            change(
                .transport,
                .removed,
                "header " + $0.name,
                wire: .breaks("Old clients may look for the header."),
                swift: fine
            )
        }
        let added = match.added.map {
            change(
                .transport,
                .added,
                "header " + $0.name,
                $0.value,
                wire: .fine("Clients ignore headers they do not know."),
                swift: fine
            )
        }
        let changed = match.both.filter { $0.old.value != $0.new.value }.map {
            change(
                .transport,
                .changed,
                "header " + $0.old.name,
                "\($0.old.value) -> \($0.new.value)",
                wire: .breaks("Old clients may look for the old value."),
                swift: fine
            )
        }
        return removed + added + changed
    }

    private func envelopeChanges(_ old: TransportModel.Envelope?, _ new: TransportModel.Envelope?) -> [Change] {
        let moved = Verdict.breaks("Old clients look for the event at its old place.")
        switch (old, new) {
        case (nil, nil): return []
        case (nil, _?): return [change(.transport, .added, "envelope", wire: moved, swift: .fine(Reason.noName))]
        case (_?, nil): return [change(.transport, .removed, "envelope", wire: moved, swift: .fine(Reason.noName))]
        case (let old?, let new?):
            var changes = fieldChanges(old.fields, new.fields, owner: "envelope", flow: .sent)
            if old.payload != new.payload {
                changes.append(
                    change(
                        .transport,
                        .changed,
                        "envelope payload",
                        "\(old.payload) -> \(new.payload)",
                        wire: moved,
                        swift: .fine(Reason.noName)
                    )
                )
            }
            return changes + alternativeChanges(old, new)
        }
    }
}
