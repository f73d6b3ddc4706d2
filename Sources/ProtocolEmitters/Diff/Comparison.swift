import ProtocolSchema

/// Compares two models.
struct Comparison {
    typealias Change = ProtocolChange
    typealias Verdict = ProtocolChange.Verdict

    let old: ProtocolModel
    let new: ProtocolModel
    /// Whether both sides are one protocol as two clients know it: the generated code is then the same.
    let isOfClients: Bool

    func allChanges() -> [Change] {
        var changes = wholeChanges() + transportChanges() + clientChanges()
        changes += eventChanges() + typeChanges() + lifecycleChanges()
        if !isOfClients { changes += generationChanges() + writerChanges() + applicationChanges() }
        return changes
    }

    func change(
        _ area: Change.Area,
        _ kind: Change.Kind,
        _ name: String,
        _ detail: String? = nil,
        wire: Verdict,
        swift: Verdict
    ) -> Change {
        let swift = isOfClients ? .fine("The generated code is the same for every client.") : swift
        return Change(area: area, kind: kind, name: name, detail: detail, oldClients: wire, swift: swift)
    }

    // MARK: The whole

    private func wholeChanges() -> [Change] {
        var changes: [Change] = []
        if old.name != new.name {
            changes.append(
                change(
                    .protocol,
                    .changed,
                    "name",
                    "\(old.name) -> \(new.name)",
                    wire: .fine("The name does not travel."),
                    swift: .breaks("The namespace has another name.")
                )
            )
        }
        if old.discriminator != new.discriminator {
            changes.append(
                change(
                    .protocol,
                    .changed,
                    "discriminator",
                    "\(old.discriminator.short) -> \(new.discriminator.short)",
                    wire: .breaks("Old clients look for the event's name in the old place."),
                    swift: .fine(Reason.noName)
                )
            )
        }
        return changes
    }

    // MARK: Who reads what

    /// Whether a client of the old side may be sent what has this availability.
    func reachesOldClients(_ availability: Availability) -> Bool {
        guard let from = availability.sendableFrom else { return false }
        guard let clients = old.clients else { return true }
        return clients.lines.contains { $0.newest >= from }
    }

    /// Whether a client of the old side that may be sent what has this availability refuses unknown keys.
    func meetsStrictClients(_ availability: Availability) -> Bool {
        guard reachesOldClients(availability), let clients = old.clients, let tolerant = clients.tolerantSince else {
            return false
        }
        let from = availability.sendableFrom ?? ClientVersion(0, 0, 0)
        return clients.lines.contains { line in
            let first = max(line.first, from)
            return first <= line.newest && !tolerant.contains(first)
        }
    }

    /// The effect of a new key in an object on clients of the old side.
    func verdictOnNewKey(_ availability: Availability) -> Verdict {
        if !reachesOldClients(availability) { return .fine(Reason.notSent) }
        return meetsStrictClients(availability)
            ? .breaks("Old clients that are strict refuse a key they do not know.")
            : .fine("Old clients ignore a key they do not know.")
    }

    /// The names on only one side, and the pairs of both, in the order of the sides.
    func matched<Element>(
        _ old: [Element],
        _ new: [Element],
        by name: (Element) -> String
    ) -> (removed: [Element], added: [Element], both: [(old: Element, new: Element)]) {
        let oldNames = Set(old.map(name))
        var newByName: [String: Element] = [:]
        for element in new { newByName[name(element)] = element }
        return (
            old.filter { newByName[name($0)] == nil },
            new.filter { !oldNames.contains(name($0)) },
            old.compactMap { element in newByName[name(element)].map { (element, $0) } }
        )
    }
}

/// Sentences that several changes share.
enum Reason {
    static let noName = "No name of the generated code changes."
    static let notSent = "It is not sent to clients of the old side."
    static let gone = "Code that uses it no longer compiles."
    static let addition = "Code that does not use it compiles as before."
    static let unaffected = "What travels stays the same."
}
