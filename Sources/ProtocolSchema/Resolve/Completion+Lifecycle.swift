extension ProtocolModel {
    /// Decides the roles of every event in the lifecycle.
    mutating func completeLifecycle() {
        outermost = scopes.firstIndex { $0.parent == nil && $0.isSpan }
        for index in events.indices {
            events[index].key = nil
            events[index].reference = nil
            events[index].roles = []
        }
        for (index, scope) in scopes.enumerated() {
            if let key = scope.key {
                for event in scope.events { events[event].key = place(of: key, in: event) }
            }
            for (event, role) in roles(in: scope, index) { events[event].roles.append(role) }
            guard case .single(let own) = scope.kind, let refers = scope.refers else { continue }
            for event in [refers.event] + own { events[event].reference = place(of: refers.field, in: event) }
        }
        // A member of a family has the roles of its family.
        for index in events.indices where events[index].roles.isEmpty {
            if let family = events[index].membership?.family { events[index].roles = events[family].roles }
        }
    }

    private func place(of field: String, in event: Int) -> Int? {
        events[event].fields.firstIndex { $0.name == field }
    }

    private func roles(in scope: ScopeModel, _ index: Int) -> [(event: Int, role: EventRole)] {
        switch scope.kind {
        case .span(let span):
            let continues = span.continues.map { ($0, EventRole.continues(index)) }
            let closes = span.closes.map { ($0, EventRole.closes(index)) }
            let ends = span.ends.map { ($0, EventRole.ends(index)) }
            let resets = span.resets.map { ($0, EventRole.resets(index)) }
            return [(span.opens, EventRole.opens(index))] + continues + closes + ends + resets
        case .single(let own):
            guard let refers = scope.refers else { return own.map { ($0, .single(index)) } }
            return own.map { ($0, .refers(index)) } + [(refers.event, .noted(index))]
        case .machine(let machine):
            var order: [Int] = []
            for transition in machine.transitions where !order.contains(transition.event) {
                order.append(transition.event)
            }
            return order.map { event in
                (event, .moves(index, transitions: machine.transitions.filter { $0.event == event }))
            }
        }
    }
}

extension ScopeModel {
    /// Whether it opens and closes.
    var isSpan: Bool { if case .span = kind { true } else { false } }
}
