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
                .fine("The name stands in the event as well.")
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
            return changes
        }
    }

    // MARK: Clients

    func clientChanges() -> [Change] {
        switch (old.clients, new.clients) {
        case (nil, nil): return []
        case (nil, _?), (_?, nil):
            let kind: Change.Kind = old.clients == nil ? .added : .removed
            let wire: Verdict =
                old.clients == nil
                ? .fine("Less is sent than before.") : .breaks("Everything is sent to every client.")
            return [
                change(
                    .clients,
                    kind,
                    "clients",
                    wire: wire,
                    swift: .breaks("What names a client version comes or goes.")
                )
            ]
        case (let old?, let new?):
            if isOfClients { return modeChange(old, new) }
            return floorChanges(old, new) + tolerance(old, new) + keyChanges(old, new) + behaviourChanges(old, new)
        }
    }

    /// Strict or tolerant, of two client versions.
    private func modeChange(_ old: ClientsModel, _ new: ClientsModel) -> [Change] {
        let before = old.tolerantSince?.contains(old.floor) ?? true
        let after = new.tolerantSince?.contains(new.floor) ?? true
        guard before != after else { return [] }
        let wire: Verdict =
            before
            ? .fine("Old clients ignore more keys than are sent.")
            : .breaks("Old clients refuse keys they do not know, which may now be sent.")
        let detail = before ? "tolerant -> strict" : "strict -> tolerant"
        return [change(.clients, .changed, "object mode", detail, wire: wire, swift: .fine(Reason.noName))]
    }

    private func floorChanges(_ old: ClientsModel, _ new: ClientsModel) -> [Change] {
        let fine = Verdict.fine(Reason.noName)
        var changes: [Change] = []
        if old.floor != new.floor {
            let wire: Verdict =
                new.floor < old.floor
                ? .fine("Streams that name no floor now serve more clients.")
                : .breaks("Streams that name no floor no longer serve clients before \(new.floor).")
            changes.append(change(.clients, .changed, "floor", "\(old.floor) -> \(new.floor)", wire: wire, swift: fine))
        }
        let match = matched(old.lines, new.lines) { "line \($0.first.major).x" }
        for line in match.removed {
            changes.append(
                change(
                    .clients,
                    .removed,
                    "line \(line.first.major).x",
                    wire: .fine(Reason.unaffected),
                    swift: .breaks(Reason.gone)
                )
            )
        }
        for line in match.added {
            changes.append(
                change(
                    .clients,
                    .added,
                    "line \(line.first.major).x",
                    wire: .fine(Reason.unaffected),
                    swift: .fine(Reason.addition)
                )
            )
        }
        for (old, new) in match.both where old != new {
            let detail = "\(old.first) to \(old.newest) -> \(new.first) to \(new.newest)"
            changes.append(
                change(
                    .clients,
                    .changed,
                    "line \(old.first.major).x",
                    detail,
                    wire: .fine(Reason.unaffected),
                    swift: fine
                )
            )
        }
        return changes
    }

    private func tolerance(_ old: ClientsModel, _ new: ClientsModel) -> [Change] {
        guard old.tolerantSince != new.tolerantSince else { return [] }
        let earlier = old.lines.contains { line in
            let probes = [line.first, line.newest] + (new.tolerantSince?.since ?? [])
            return probes.contains { probe in
                probe >= line.first && probe <= line.newest && old.tolerantSince?.contains(probe) == false
                    && new.tolerantSince?.contains(probe) ?? true
            }
        }
        let wire: Verdict =
            earlier
            ? .breaks("Keys may be sent to clients that the old side calls strict.")
            : .fine("Old clients ignore more keys than are sent.")
        let detail = "\(old.tolerantSince?.phrase ?? "always") -> \(new.tolerantSince?.phrase ?? "always")"
        return [change(.clients, .changed, "tolerant", detail, wire: wire, swift: .fine(Reason.noName))]
    }

    private func keyChanges(_ old: ClientsModel, _ new: ClientsModel) -> [Change] {
        let match = matched(old.forbiddenKeys, new.forbiddenKeys) { $0.joined(separator: ".") }
        let fine = Verdict.fine(Reason.noName)
        return match.removed.map {
            change(
                .clients,
                .removed,
                "forbidden key " + $0.joined(separator: "."),
                wire: .breaks("The key may be sent, and it kills old clients."),
                swift: fine
            )
        }
            + match.added.map {
                change(
                    .clients,
                    .added,
                    "forbidden key " + $0.joined(separator: "."),
                    wire: .fine("Less is sent than before."),
                    swift: fine
                )
            }
    }

    private func behaviourChanges(_ old: ClientsModel, _ new: ClientsModel) -> [Change] {
        let match = matched(old.behaviours, new.behaviours, by: \.name)
        let fine = Verdict.fine(Reason.unaffected)
        var changes = match.removed.map {
            change(.clients, .removed, "behaviour " + $0.name, wire: fine, swift: .breaks(Reason.gone))
        }
        changes += match.added.map {
            change(.clients, .added, "behaviour " + $0.name, wire: fine, swift: .fine(Reason.addition))
        }
        for (old, new) in match.both where old.availability != new.availability {
            let detail = "\(old.availability.phrase ?? "always") -> \(new.availability.phrase ?? "always")"
            changes.append(
                change(.clients, .changed, "behaviour " + old.name, detail, wire: fine, swift: .fine(Reason.noName))
            )
        }
        return changes
    }
}
