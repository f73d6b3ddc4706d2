package import ProtocolSchema

/// The differences between two protocols, or between the parts of one that two clients know.
package struct ProtocolDiff: Hashable, Sendable {
    /// The name of the old side.
    package var old: String
    /// The name of the new side.
    package var new: String
    /// The differences: by area, each in the order of the schema.
    package var changes: [ProtocolChange]
    /// Whether both sides are one schema, so that the generated code is the same.
    package var isOfClients = false

    /// Compares two schemas.
    package static func between(_ old: ProtocolModel, _ new: ProtocolModel) -> ProtocolDiff {
        ProtocolDiff(
            old: label(old, other: new),
            new: label(new, other: old),
            changes: sorted(BothDirections(old: old, new: new, isOfClients: false).changes())
        )
    }

    /// Compares what two client versions know of one protocol.
    package static func between(
        _ model: ProtocolModel,
        client old: ClientVersion,
        and new: ClientVersion
    ) -> ProtocolDiff {
        let sides = (model.restricted(to: old), model.restricted(to: new))
        return ProtocolDiff(
            old: "\(model.name) for client \(old)",
            new: "\(model.name) for client \(new)",
            changes: sorted(BothDirections(old: sides.0, new: sides.1, isOfClients: true).changes()),
            isOfClients: true
        )
    }

    /// Whether any change comes between clients of the old side and servers of the new one.
    package var breaksOldClients: Bool { changes.contains(where: \.breaksOldClients) }
    /// Whether any change comes between clients of the new side and servers of the old one.
    package var breaksNewClients: Bool { changes.contains(where: \.breaksNewClients) }
    /// Whether any change breaks Swift callers.
    package var breaksSwift: Bool { changes.contains(where: \.breaksSwift) }

    private static func label(_ model: ProtocolModel, other: ProtocolModel) -> String {
        model.path == other.path ? model.name : "\(model.name) (\(model.path))"
    }

    private static func sorted(_ changes: [ProtocolChange]) -> [ProtocolChange] {
        ProtocolChange.Area.allCases.flatMap { area in changes.filter { $0.area == area } }
    }
}

extension ProtocolDiff {
    /// The differences as JSON with stable keys.
    package var json: String {
        let tree: JSONTree = [
            "old": .string(old),
            "new": .string(new),
            "breaksOldClients": .bool(breaksOldClients),
            "breaksNewClients": .bool(breaksNewClients),
            "breaksSwift": .bool(breaksSwift),
            "changes": .array(changes.map(Self.json)),
        ]
        return JSONPrinter.document(tree)
    }

    private static func json(_ change: ProtocolChange) -> JSONTree {
        [
            "area": .string(change.area.rawValue),
            "kind": .string(change.kind.rawValue),
            "name": .string(change.name),
            "detail": change.detail.map { .string($0) } ?? .null,
            "breaksOldClients": .bool(change.breaksOldClients),
            "oldClientsReason": .string(change.oldClients.reason),
            "breaksNewClients": .bool(change.breaksNewClients),
            "newClientsReason": .string(change.newClients.reason),
            "breaksSwift": .bool(change.breaksSwift),
            "swiftReason": .string(change.swift.reason),
        ]
    }

    /// The differences for people: grouped by area, names and verdicts in columns.
    package var text: String {
        var lines = ["\(PlainText.shown(old)) -> \(PlainText.shown(new))"]
        guard !changes.isEmpty else { return lines[0] + "\nno changes\n" }
        lines.append(summary)
        let width = min(changes.map { PlainText.shown($0.name).count }.max() ?? 0, 44)
        for area in ProtocolChange.Area.allCases {
            let own = changes.filter { $0.area == area }
            guard !own.isEmpty else { continue }
            lines += ["", Self.title(area)]
            for change in own { lines += rows(change, width: width) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var summary: String {
        func count(_ isCounted: (ProtocolChange) -> Bool, _ subject: String) -> String {
            let count = changes.count(where: isCounted)
            return "\(count == 0 ? "none" : "\(count)") breaking \(subject)"
        }
        var counts = [
            count(\.breaksOldClients, "old clients of a new server"),
            count(\.breaksNewClients, "new clients of an old server"),
        ]
        if !isOfClients { counts.append(count(\.breaksSwift, "Swift callers")) }
        return (changes.count == 1 ? "1 change: " : "\(changes.count) changes: ") + counts.joined(separator: ", ")
    }

    private static func title(_ area: ProtocolChange.Area) -> String {
        switch area {
        case .protocol, .transport, .clients: area.rawValue
        default: area.rawValue + "s"
        }
    }

    private func rows(_ change: ProtocolChange, width: Int) -> [String] {
        let marker =
            switch change.kind {
            case .added: "+"
            case .removed: "-"
            case .changed: "~"
            }
        let name = PlainText.shown(change.name)
        let padding = String(repeating: " ", count: max(0, width - name.count))
        let detail = change.detail.map { "  " + PlainText.shown($0) } ?? ""
        func verdict(_ subject: String, _ verdict: ProtocolChange.Verdict) -> String {
            "      \(subject)  \(verdict.breaks ? "BREAKS" : "ok    ")  \(PlainText.shown(verdict.reason))"
        }
        let rows = [
            "  \(marker) \(name)" + (detail.isEmpty ? "" : padding + detail),
            verdict("old client, new server", change.oldClients), verdict("new client, old server", change.newClients),
        ]
        return isOfClients ? rows : rows + [verdict("Swift callers         ", change.swift)]
    }
}
