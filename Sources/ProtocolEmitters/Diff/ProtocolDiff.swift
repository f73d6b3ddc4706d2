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
        let comparison = Comparison(old: old, new: new, isOfClients: false)
        return ProtocolDiff(
            old: label(old, other: new),
            new: label(new, other: old),
            changes: sorted(comparison.allChanges())
        )
    }

    /// Compares what two client versions know of one protocol.
    package static func between(
        _ model: ProtocolModel,
        client old: ClientVersion,
        and new: ClientVersion
    ) -> ProtocolDiff {
        let comparison = Comparison(old: model.restricted(to: old), new: model.restricted(to: new), isOfClients: true)
        return ProtocolDiff(
            old: "\(model.name) for client \(old)",
            new: "\(model.name) for client \(new)",
            changes: sorted(comparison.allChanges()),
            isOfClients: true
        )
    }

    /// Whether any change breaks clients of the old side.
    package var breaksWire: Bool { changes.contains(where: \.breaksWire) }
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
            "breaksWire": .bool(breaksWire),
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
            "breaksWire": .bool(change.breaksWire),
            "wireReason": .string(change.wire.reason),
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
        let wire = changes.count(where: \.breaksWire)
        let swift = changes.count(where: \.breaksSwift)
        let count = changes.count == 1 ? "1 change" : "\(changes.count) changes"
        let breaksWire = "\(count): \(wire == 0 ? "none" : "\(wire)") breaking the wire"
        return isOfClients ? breaksWire : breaksWire + ", \(swift == 0 ? "none" : "\(swift)") breaking Swift callers"
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
        let rows = [
            "  \(marker) \(name)" + (detail.isEmpty ? "" : padding + detail),
            "      wire   \(change.breaksWire ? "BREAKS" : "ok    ")  \(PlainText.shown(change.wire.reason))",
        ]
        if isOfClients { return rows }
        return rows + [
            "      Swift  \(change.breaksSwift ? "BREAKS" : "ok    ")  \(PlainText.shown(change.swift.reason))"
        ]
    }
}
