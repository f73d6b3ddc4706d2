extension ProtocolModel {
    /// Decides the roles of every event in the lifecycle.
    mutating func completeLifecycle() {
        outermost = scopes.firstIndex { $0.parent == nil && $0.isSpan }
        for index in events.indices {
            events[index].scopeKey = nil
            events[index].reference = nil
            events[index].roles = []
            events[index].variants = []
        }
        for (index, scope) in scopes.enumerated() {
            if let key = scope.key {
                for event in scope.events { events[event].scopeKey = self.key(key, in: event) }
            }
            for (event, role, condition) in roles(in: scope, index) { add(role, to: event, when: condition) }
            guard case .single(let own) = scope.kind, let refers = scope.refers else { continue }
            for event in [refers.event] + own { events[event].reference = place(of: refers.field, in: event) }
        }
        // A member of a family has the roles of its family.
        for index in events.indices where events[index].allRoles.isEmpty {
            guard let family = events[index].membership?.family else { continue }
            events[index].roles = events[family].roles
            events[index].variants = events[family].variants
        }
    }

    private mutating func add(_ role: EventRole, to event: Int, when condition: ConditionModel?) {
        guard let condition else {
            events[event].roles.append(role)
            return
        }
        if let place = events[event].variants.firstIndex(where: { $0.condition == condition }) {
            events[event].variants[place].roles.append(role)
        } else {
            events[event].variants.append(.init(condition: condition, roles: [role]))
        }
    }

    private func place(of field: String, in event: Int) -> Int? {
        events[event].fields.firstIndex { $0.name == field }
    }

    private func key(_ key: ScopeModel.Key, in event: Int) -> EventModel.Key? {
        let fields = events[event].fields
        let written = key.exceptions[event] ?? key.fields
        var parts = written.map { [ConditionPath.steps(to: $0, from: fields, among: types)].compactMap(\.self) }
        if parts.count == 1, key.exceptions[event] == nil {
            parts[0] += key.alternatives.compactMap { ConditionPath.steps(to: $0, from: fields, among: types) }
        }
        var result = EventModel.Key(parts: parts, field: nil, isInteger: false)
        guard parts.count == 1, parts[0].count == 1, case .field(let name) = parts[0][0].first, parts[0][0].count == 1,
            let place = place(of: name, in: event), !fields[place].isOptional, !fields[place].value.isNullable
        else { return result }
        switch fields[place].type.resolved(among: types) {
        case .string: result.field = place
        case .int, .uint:
            result.field = place
            result.isInteger = true
        default: break
        }
        return result
    }

    /// The roles of events in a scope, in the order in which their conditions are tried.
    private func roles(
        in scope: ScopeModel,
        _ index: Int
    ) -> [(event: Int, role: EventRole, condition: ConditionModel?)] {
        func uses(
            _ part: ScopeModel.Use.Part,
            _ events: [Int],
            _ role: EventRole
        ) -> [(Int, EventRole, ConditionModel?)] {
            events.flatMap { event in
                scope.conditions[.init(part, event)].map { $0.map { (event, role, $0) } } ?? [(event, role, nil)]
            }
        }
        switch scope.kind {
        case .span(let span):
            // The last piece of a part closes it, although it may continue it as well.
            return uses(.opens, [span.opens], .opens(index)) + uses(.closes, span.closes, .closes(index))
                + uses(.ends, span.ends, .ends(index)) + uses(.resets, span.resets, .resets(index))
                + uses(.continues, span.continues, .continues(index))
        case .single(let own):
            guard let refers = scope.refers else { return uses(.single, own, .single(index)) }
            return uses(.single, own, .refers(index)) + [(refers.event, .noted(index), nil)]
        case .machine(let machine): return moves(of: machine, index)
        }
    }

    private func moves(
        of machine: ScopeModel.Machine,
        _ index: Int
    ) -> [(event: Int, role: EventRole, condition: ConditionModel?)] {
        var order: [(event: Int, condition: ConditionModel?)] = []
        for transition in machine.transitions {
            let isKnown = order.contains { $0.event == transition.event && $0.condition == transition.condition }
            if !isKnown { order.append((transition.event, transition.condition)) }
        }
        return order.map { event, condition in
            let transitions = machine.transitions.filter { $0.event == event && $0.condition == condition }
            return (event, .moves(index, transitions: transitions), condition)
        }
    }
}

extension ScopeModel {
    /// Whether it opens and closes.
    var isSpan: Bool { if case .span = kind { true } else { false } }
}
