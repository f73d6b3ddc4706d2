import ProtocolSchema

/// What each event means to the lifecycle.
struct EventRoles {
    /// What an event does to a scope.
    enum Role: Hashable, Sendable {
        case opens(Int)
        case continues(Int)
        case closes(Int)
        case ends(Int)
        case resets(Int)
        case single(Int)
        case moves(scope: Int, [ScopeModel.Machine.Transition])
    }

    private let model: ProtocolModel
    private var roles: [[Role]]

    init(_ model: ProtocolModel) {
        self.model = model
        roles = Array(repeating: [], count: model.events.count)
        for (index, scope) in model.scopes.enumerated() {
            switch scope.kind {
            case .span(let span): add(span, index)
            case .single(let events): for event in events { roles[event].append(.single(index)) }
            case .machine(let machine): add(machine, index)
            }
        }
    }

    /// What an event does; nothing if it belongs to no scope.
    ///
    /// A member of a family does what its family does.
    func roles(of event: Int) -> [Role] {
        let own = roles[event]
        guard own.isEmpty, let family = model.events[event].membership?.family else { return own }
        return roles[family]
    }

    /// What an event does, in words.
    func phrases(of event: Int, event name: (String) -> String, scope: (Int) -> String) -> [String] {
        roles(of: event).flatMap { role -> [String] in
            switch role {
            case .opens(let index): ["opens \(scope(index))"]
            case .continues(let index): ["continues \(scope(index))"]
            case .closes(let index): ["closes \(scope(index))"]
            case .ends(let index): ["ends \(scope(index)) and everything in it"]
            case .resets(let index): ["throws away what is in \(scope(index))"]
            case .single(let index): ["stands alone in \(scope(index))"]
            case .moves(let index, let transitions): phrases(transitions, index, scope(index))
            }
        }
    }

    private func phrases(_ transitions: [ScopeModel.Machine.Transition], _ index: Int, _ scope: String) -> [String] {
        guard case .machine(let machine) = model.scopes[index].kind else { return [] }
        var targets: [Int] = []
        for transition in transitions where !targets.contains(transition.to) { targets.append(transition.to) }
        return targets.map { target in
            let froms = transitions.filter { $0.to == target }.map { $0.from.map { machine.states[$0].name } ?? "none" }
            return "moves \(scope) from \(froms.joined(separator: ", ")) to \(machine.states[target].name)"
        }
    }

    private mutating func add(_ span: ScopeModel.Span, _ index: Int) {
        roles[span.opens].append(.opens(index))
        for event in span.continues { roles[event].append(.continues(index)) }
        for event in span.closes { roles[event].append(.closes(index)) }
        for event in span.ends { roles[event].append(.ends(index)) }
        for event in span.resets { roles[event].append(.resets(index)) }
    }

    private mutating func add(_ machine: ScopeModel.Machine, _ index: Int) {
        var order: [Int] = []
        for transition in machine.transitions where !order.contains(transition.event) { order.append(transition.event) }
        for event in order {
            roles[event].append(.moves(scope: index, machine.transitions.filter { $0.event == event }))
        }
    }
}
