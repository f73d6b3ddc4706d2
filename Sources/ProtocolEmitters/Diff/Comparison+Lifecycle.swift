import ProtocolSchema

extension Comparison {
    func lifecycleChanges() -> [Change] {
        let match = matched(old.scopes, new.scopes, by: \.name)
        var changes = match.removed.map {
            change(
                .scope,
                .removed,
                $0.name,
                wire: .fine("What its events are is listed on its own."),
                swift: .breaks("The scope's constant is gone.")
            )
        }
        changes += match.added.map {
            change(
                .scope,
                .added,
                $0.name,
                wire: .fine("What its events are is listed on its own."),
                swift: .fine(Reason.addition)
            )
        }
        for (left, right) in match.both { changes += compare(left, right) }
        return changes
    }

    private func compare(_ left: ScopeModel, _ right: ScopeModel) -> [Change] {
        var changes: [Change] = []
        func note(_ detail: String, _ wire: Verdict) {
            changes.append(change(.scope, .changed, left.name, detail, wire: wire, swift: .fine(Reason.noName)))
        }
        let outer = (
            left.parent.map { old.scopes[$0].name } ?? "none", right.parent.map { new.scopes[$0].name } ?? "none"
        )
        if outer.0 != outer.1 {
            note("within \(outer.0) -> \(outer.1)", .breaks("Readers of the old lifecycle expect it elsewhere."))
        }
        if left.key != right.key {
            note(
                "key \(left.key?.name ?? "none") -> \(right.key?.name ?? "none")",
                .breaks("Readers tell several apart by the old key.")
            )
        }
        let closes = (left.interrupts.map { old.scopes[$0].name }, right.interrupts.map { new.scopes[$0].name })
        if Set(closes.0) != Set(closes.1) {
            note(
                "interrupts \(list(closes.0)) -> \(list(closes.1))",
                .fine("Readers accept scopes that close early or late.")
            )
        }
        changes += compareReferences(left, right)
        switch (left.kind, right.kind) {
        case (.span(let before), .span(let after)): changes += compare((left, right), before, after)
        case (.single(let before), .single(let after)):
            changes += events((left, right), "single", .single, before, after)
        case (.machine(let before), .machine(let after)): changes += compare(left.name, before, after)
        default: note("another kind of scope", .breaks("Readers of the old lifecycle expect another order."))
        }
        return changes
    }

    private func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.joined(separator: ", ")
    }

    private func compare(_ scopes: Scopes, _ before: ScopeModel.Span, _ after: ScopeModel.Span) -> [Change] {
        events(scopes, "opens", .opens, [before.opens], [after.opens])
            + events(scopes, "continues", .continues, before.continues, after.continues)
            + events(scopes, "closes", .closes, before.closes, after.closes)
            + events(scopes, "ends", .ends, before.ends, after.ends)
            + events(scopes, "resets", .resets, before.resets, after.resets)
            + compareWriting(scopes.old.name, before, after)
    }

    /// A scope in both protocols.
    private typealias Scopes = (old: ScopeModel, new: ScopeModel)

    /// Events that both sides have, and that play a part on only one of them.
    private func events(
        _ scopes: Scopes,
        _ role: String,
        _ part: ScopeModel.Use.Part,
        _ before: [Int],
        _ after: [Int]
    ) -> [Change] {
        let scope = scopes.old.name
        let shared = Set(old.events.map(\.name)).intersection(new.events.map(\.name))
        let left = old.names(
            of: before.filter { shared.contains(old.events[$0].name) },
            as: part,
            in: scopes.old
        ) { old.events[$0].name }
        let right = new.names(
            of: after.filter { shared.contains(new.events[$0].name) },
            as: part,
            in: scopes.new
        ) { new.events[$0].name }
        // In the order of names, so that a comparison of the exchanged sides finds them in the same order.
        let moved = Set(left).symmetricDifference(right).sorted()
        return moved.map { event in
            let isGone = left.contains(event)
            return change(
                .scope,
                .changed,
                scope,
                "\(role) \(isGone ? "no longer" : "now"): \(event)",
                wire: isGone
                    ? .fine("Readers accept more than is sent.")
                    : .breaks("Readers of the old lifecycle refuse the event there."),
                swift: .fine(Reason.noName)
            )
        }
    }

    // MARK: Machines

    private func compare(_ scope: String, _ before: ScopeModel.Machine, _ after: ScopeModel.Machine) -> [Change] {
        let match = matched(before.states, after.states, by: \.name)
        let fine = Verdict.fine(Reason.noName)
        var changes = match.removed.map {
            change(
                .state,
                .removed,
                scope + "." + $0.name,
                wire: .fine("Readers accept more than is sent."),
                swift: fine
            )
        }
        changes += match.added.map {
            change(
                .state,
                .added,
                scope + "." + $0.name,
                wire: .fine("The event or transition that leads to it is listed on its own."),
                swift: fine
            )
        }
        for (left, right) in match.both where finish(left, old) != finish(right, new) {
            let wire: Verdict =
                right.ending.mayStayOpen
                ? .breaks("Readers of the old lifecycle call such an end unfinished.")
                : .fine("Readers know how it ends.")
            let detail = "at the end: \(finish(left, old)) -> \(finish(right, new))"
            changes.append(change(.state, .changed, scope + "." + left.name, detail, wire: wire, swift: fine))
        }
        return changes + transitions(scope, before, after) + compareFallbacks(scope, before, after)
    }

    private func finish(_ state: ScopeModel.Machine.State, _ model: ProtocolModel) -> String {
        switch state.ending {
        case .done: "done"
        case .staysOpen: "open"
        case .settled(let substitute): model.events[substitute.event].displayName
        case .staysOpenUnlessBrokenOff(let substitute): "open or \(model.events[substitute.event].displayName)"
        }
    }

    /// Transitions among events and states that both sides have.
    private func transitions(_ scope: String, _ before: ScopeModel.Machine, _ after: ScopeModel.Machine) -> [Change] {
        let events = Set(old.events.map(\.name)).intersection(new.events.map(\.name))
        let states = Set(before.states.map(\.name)).intersection(after.states.map(\.name)).union(["none"])
        let left = steps(before, old).filter { events.contains($0.event) && states.contains($0.from) }
        let right = steps(after, new).filter { events.contains($0.event) && states.contains($0.from) }
        let fine = Verdict.fine(Reason.noName)
        return left.filter { !right.contains($0) }.map {
            change(
                .transition,
                .removed,
                scope + "." + $0.event,
                $0.detail,
                wire: .fine("Readers accept more than is sent."),
                swift: fine
            )
        }
            + right.filter { !left.contains($0) }.map {
                change(
                    .transition,
                    .added,
                    scope + "." + $0.event,
                    $0.detail,
                    wire: .breaks("Readers of the old lifecycle refuse the event in that state."),
                    swift: fine
                )
            }
    }

    private struct Step: Hashable {
        var event: String
        var from: String
        var to: String
        var condition: String
        var detail: String { "\(from) -> \(to)\(condition)" }
    }

    private func steps(_ machine: ScopeModel.Machine, _ model: ProtocolModel) -> [Step] {
        machine.transitions.map {
            Step(
                event: model.events[$0.event].name,
                from: $0.from.map { machine.states[$0].name } ?? "none",
                to: machine.states[$0.to].name,
                condition: model.wording(of: $0.condition, on: $0.event)
            )
        }
    }
}
