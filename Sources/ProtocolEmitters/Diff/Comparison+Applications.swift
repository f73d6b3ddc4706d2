import ProtocolSchema

extension Comparison {
    /// Changes of `applications`, and of an application's tools.
    func applicationChanges() -> [Change] {
        let match = matched(carriers(of: old), carriers(of: new), by: \.name)
        let wire = Verdict.fine("Each event that is written is listed on its own.")
        var changes = match.removed.map {
            change(
                .application,
                .removed,
                $0.name,
                $0.phrase,
                wire: wire,
                swift: .breaks("Methods of extensions are gone.")
            )
        }
        changes += match.added.map {
            change(.application, .added, $0.name, $0.phrase, wire: wire, swift: .fine(Reason.addition))
        }
        for (left, right) in match.both where left.phrase != right.phrase {
            let swift: Verdict =
                left.values == right.values
                ? .fine("Methods of extensions are called as before.")
                : .breaks("Methods of extensions take other arguments.")
            changes.append(
                change(.application, .changed, left.name, "\(left.phrase) -> \(right.phrase)", wire: wire, swift: swift)
            )
        }
        return changes + toolChanges()
    }

    /// An event of `applications`, and the job it has there.
    private struct NamedCarrier {
        var name: String
        var phrase: String
        var values: Set<CarriersModel.Carrier.Value>
    }

    private func carriers(of model: ProtocolModel) -> [NamedCarrier] {
        // An extension has those of its base.
        guard model.base == nil else { return [] }
        let carriers = model.carriers
        var named: [(String, CarriersModel.Carrier?)] = [("data", carriers.data)]
        named += [("metadata", carriers.metadata?.carrier)]
        named += (carriers.metadata?.also ?? []).map { ("metadata in \(model.events[$0.event].displayName)", $0) }
        named += (carriers.tools?.call ?? []).map { ("tool call by \(model.events[$0.event].displayName)", $0) }
        named += [("tool output", carriers.tools?.output), ("tool failure", carriers.tools?.failure)]
        return named.compactMap { name, carrier in carrier.map { self.carrier(name, $0, model) } }
    }

    private func carrier(_ name: String, _ carrier: CarriersModel.Carrier, _ model: ProtocolModel) -> NamedCarrier {
        let event = model.events[carrier.event]
        var values: Set<CarriersModel.Carrier.Value> = []
        let arguments = carrier.arguments.map { argument in
            let key = event.fields[argument.field].wireName
            switch argument.source {
            case .value(let value):
                values.insert(value)
                return "\(key)=\(value.rawValue)"
            case .fixed(let literal): return "\(key)=\(JSONPrinter.compact(JSONTree(literal)))"
            }
        }
        return NamedCarrier(
            name: name,
            phrase: ([event.displayName] + arguments).joined(separator: " "),
            values: values
        )
    }

    // MARK: Tools

    private func toolChanges() -> [Change] {
        let match = matched(old.tools, new.tools, by: \.name)
        var changes = match.removed.map {
            change(
                .application,
                .removed,
                "tool " + $0.wireName,
                wire: .fine("It is not called."),
                swift: .breaks(Reason.gone)
            )
        }
        changes += match.added.map {
            change(
                .application,
                .added,
                "tool " + $0.wireName,
                wire: $0.runs == .client
                    ? .breaks("Old clients cannot run a tool they do not know.")
                    : .fine("Old clients show a call of a tool they do not know like any other."),
                swift: .fine(Reason.addition)
            )
        }
        for (left, right) in match.both { changes += compare(left, right) }
        return changes
    }

    private func compare(_ left: ToolModel, _ right: ToolModel) -> [Change] {
        var changes: [Change] = []
        func note(_ detail: String, wire: Verdict, swift: Verdict) {
            changes.append(change(.application, .changed, "tool " + left.wireName, detail, wire: wire, swift: swift))
        }
        if left.wireName != right.wireName {
            note(
                "wire name \(left.wireName) -> \(right.wireName)",
                wire: .breaks("Old clients know the tool by its old name."),
                swift: .fine(Reason.noName)
            )
        }
        if left.swiftName != right.swiftName {
            note(
                "Swift name \(left.swiftName) -> \(right.swiftName)",
                wire: .fine(Reason.unaffected),
                swift: .breaks("The type has another name.")
            )
        }
        if left.runs != right.runs {
            note(
                "runs \(left.runs.rawValue) -> \(right.runs.rawValue)",
                wire: .breaks("Old clients expect it to run on the old side of the connection."),
                swift: .breaks("The tool conforms to another protocol.")
            )
        }
        if left.needsApproval != right.needsApproval {
            note(
                right.needsApproval ? "needs approval" : "needs no approval any more",
                wire: .fine("Old clients ask the user when the server does."),
                swift: .fine(Reason.noName)
            )
        }
        return changes
    }
}
