import ProtocolSchema

extension Comparison {
    func clientChanges() -> [Change] {
        switch (old.clients, new.clients) {
        case (nil, nil): return []
        case (nil, _?), (_?, nil):
            let kind: Change.Kind = old.clients == nil ? .added : .removed
            let wire: Verdict =
                old.clients == nil
                ? .fine("The new side sends less than the old one.") : .breaks("Everything is sent to every client.")
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
            if isOfClients { return modeChange(old, new) + keyChanges(old, new) }
            return floorChanges(old, new) + tolerance(old, new) + numberChanges(old, new) + keyChanges(old, new)
                + escapeChanges(old, new) + behaviourChanges(old, new)
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
            : .breaks("Old clients refuse keys they do not know, which may be sent.")
        let detail = before ? "tolerant -> strict" : "strict -> tolerant"
        return [change(.clients, .changed, "object mode", detail, wire: wire, swift: .fine(Reason.noName))]
    }

    private func floorChanges(_ old: ClientsModel, _ new: ClientsModel) -> [Change] {
        let fine = Verdict.fine(Reason.noName)
        var changes: [Change] = []
        if old.floor != new.floor {
            let wire: Verdict =
                new.floor < old.floor
                ? .fine("Streams of the new side that name no floor serve more clients.")
                : .breaks("Streams of the new side that name no floor do not serve clients before \(new.floor).")
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

    private func numberChanges(_ old: ClientsModel, _ new: ClientsModel) -> [Change] {
        guard old.numbers != new.numbers else { return [] }
        let wire: Verdict =
            old.numbers == .double
            ? .breaks("Numbers may be sent that old clients refuse.")
            : .fine("The new side sends less than the old one.")
        let detail = "\(old.numbers.rawValue) -> \(new.numbers.rawValue)"
        return [change(.clients, .changed, "numbers", detail, wire: wire, swift: .fine(Reason.noName))]
    }

    private func keyChanges(_ old: ClientsModel, _ new: ClientsModel) -> [Change] {
        let match = matched(old.forbiddenKeys, new.forbiddenKeys) { $0.path }
        let fine = Verdict.fine(Reason.noName)
        let sent = Verdict.breaks("The key may be sent, and it kills old clients.")
        let removed = match.removed.map {
            change(.clients, .removed, "forbidden key " + $0.displayName, wire: sent, swift: fine)
        }
        let added = match.added.map {
            change(
                .clients,
                .added,
                "forbidden key " + $0.displayName,
                wire: .fine("The new side sends less than the old one."),
                swift: fine
            )
        }
        let changed = match.both.filter { Self.rule(of: $0.old) != Self.rule(of: $0.new) }.map {
            change(
                .clients,
                .changed,
                "forbidden key " + $0.old.path,
                "\(Self.rule(of: $0.old)) -> \(Self.rule(of: $0.new))",
                wire: isAllowedEarlier($0.old, $0.new) ? sent : .fine("The new side sends less than the old one."),
                swift: fine
            )
        }
        return removed + added + changed
    }

    private static func rule(of key: ClientsModel.ForbiddenKey) -> String {
        (key.onlyNull ? "null, " : "") + (key.availability.phrase ?? "always")
    }

    /// Whether the new side sends the key to a client of which the old side says that it refuses it.
    private func isAllowedEarlier(_ old: ClientsModel.ForbiddenKey, _ new: ClientsModel.ForbiddenKey) -> Bool {
        if new.onlyNull, !old.onlyNull { return true }
        let lines = (self.old.clients?.lines ?? []).flatMap { [$0.first, $0.newest] }
        let probes =
            lines + old.availability.since + old.availability.until + new.availability.since
            + new.availability.until
        return probes.contains { old.availability.contains($0) && !new.availability.contains($0) }
    }

    private func escapeChanges(_ old: ClientsModel, _ new: ClientsModel) -> [Change] {
        guard old.findsEscapedKeysSince != new.findsEscapedKeysSince else { return [] }
        let detail =
            "\(old.findsEscapedKeysSince?.phrase ?? "always") -> \(new.findsEscapedKeysSince?.phrase ?? "always")"
        let fine = Verdict.fine("No key is written with escapes that it does not need.")
        return [change(.clients, .changed, "escaped keys", detail, wire: fine, swift: .fine(Reason.noName))]
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
