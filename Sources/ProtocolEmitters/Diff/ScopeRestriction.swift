import ProtocolSchema

/// Removes from the lifecycle the events that are gone, and what is empty without them.
struct ScopeRestriction {
    private let original: ProtocolModel
    private let events: [Int?]
    /// The new index of each field of each event; nil for those that are gone.
    private let fields: [[Int?]]
    /// The new index of each scope; nil for those that are gone.
    let places: [Int?]

    init(_ original: ProtocolModel, events: [Int?], fields: [[Int?]]) {
        self.original = original
        self.events = events
        self.fields = fields
        places = renumbered(original.scopes) { Self.survives($0.kind, events) }
    }

    var scopes: [ScopeModel] {
        original.scopes.indices.filter { places[$0] != nil }.map { scope(original.scopes[$0]) }
    }

    private static func survives(_ kind: ScopeModel.Kind, _ events: [Int?]) -> Bool {
        switch kind {
        case .span(let span): events[span.opens] != nil
        case .single(let own): own.contains { events[$0] != nil }
        case .machine(let machine): machine.transitions.contains { events[$0.event] != nil && $0.from == nil }
        }
    }

    private func scope(_ scope: ScopeModel) -> ScopeModel {
        var result = scope
        result.parent = nearestParent(of: scope)
        result.interrupts = scope.interrupts.compactMap { places[$0] }
        switch scope.kind {
        case .span(let span):
            var kept = ScopeModel.Span(
                opens: events[span.opens] ?? 0,
                continues: known(span.continues),
                closes: known(span.closes),
                ends: known(span.ends),
                resets: known(span.resets)
            )
            kept.id = span.id.flatMap { fields[span.opens][$0] }
            kept.onCancel = span.onCancel.flatMap { moved($0) }
            kept.onFailure = span.onFailure.flatMap { failure in
                guard let text = fields[failure.event.event][failure.text] else { return nil }
                return moved(failure.event).map { .init(event: $0, text: text) }
            }
            kept.onCompletion = span.onCompletion.flatMap { completion in
                moved(completion.event).map { event in
                    let waiting = completion.whileWaiting.flatMap { moved($0) }
                    return .init(event: event, whileWaiting: waiting == event ? nil : waiting)
                }
            }
            kept.renewal = span.renewal.flatMap(moved)
            result.kind = .span(kept)
        case .single(let own):
            result.kind = .single(events: known(own))
            result.refers = scope.refers.flatMap { refers in
                events[refers.event].map { .init(field: refers.field, event: $0, isAwaited: refers.isAwaited) }
            }
        case .machine(let machine): result.kind = .machine(restricted(machine))
        }
        return result
    }

    private func nearestParent(of scope: ScopeModel) -> Int? {
        var parent = scope.parent
        for _ in original.scopes {
            guard let index = parent else { return nil }
            if let place = places[index] { return place }
            parent = original.scopes[index].parent
        }
        return nil
    }

    private func known(_ indices: [Int]) -> [Int] {
        indices.compactMap { events[$0] }
    }

    private func restricted(_ machine: ScopeModel.Machine) -> ScopeModel.Machine {
        let transitions = machine.transitions.filter { events[$0.event] != nil }
        let reached = reachable(machine.states.count, transitions)
        let states = renumbered(Array(machine.states.indices)) { reached.contains($0) }
        return ScopeModel.Machine(
            states: machine.states.indices.filter { reached.contains($0) }.map { state(machine.states[$0]) },
            transitions: transitions.compactMap { transition in
                guard let event = events[transition.event], let to = states[transition.to] else { return nil }
                guard let from = transition.from else { return .init(event: event, from: nil, to: to) }
                return states[from].map { .init(event: event, from: $0, to: to) }
            },
            fallbacks: machine.fallbacks.compactMap(moved)
        )
    }

    private func reachable(_ count: Int, _ transitions: [ScopeModel.Machine.Transition]) -> Set<Int> {
        var reached: Set<Int> = []
        for _ in 0...count {
            for transition in transitions where transition.from.map(reached.contains) ?? true {
                reached.insert(transition.to)
            }
        }
        return reached
    }

    /// The state; what it sends at the end is left out if the event is gone.
    private func state(_ state: ScopeModel.Machine.State) -> ScopeModel.Machine.State {
        var state = state
        state.onEnd = state.onEnd.flatMap { moved($0) }
        return state
    }

    private func moved(_ fallback: ScopeModel.Machine.Fallback) -> ScopeModel.Machine.Fallback? {
        let substitutes = fallback.substitutes.compactMap { moved($0, copying: fallback.event) }
        guard let event = events[fallback.event], substitutes.count == fallback.substitutes.count else { return nil }
        return .init(event: event, substitutes: substitutes)
    }

    /// The substitute, whose values may be copied from `source`; what the runtime knows is written as copied from itself.
    private func moved(_ substitute: EventModel.Substitute, copying source: Int? = nil) -> EventModel.Substitute? {
        guard let event = events[substitute.event] else { return nil }
        let values = substitute.values.compactMap { value -> EventModel.Substitute.Value? in
            guard let field = fields[substitute.event][value.field] else { return nil }
            switch value {
            case .copied(_, let from):
                return fields[source ?? substitute.event][from].map { .copied(field: field, from: $0) }
            case .fixed(_, let literal): return .fixed(field: field, literal)
            }
        }
        return EventModel.Substitute(event: event, values: values)
    }

    /// The renewal, if the client knows the machine and something to begin anew for.
    private func moved(_ renewal: ScopeModel.Span.Renewal) -> ScopeModel.Span.Renewal? {
        let before = renewal.before.compactMap { places[$0] }
        guard let after = places[renewal.after], !before.isEmpty else { return nil }
        let exemptions = renewal.exemptions.compactMap { exemption -> ScopeModel.Span.Renewal.Exemption? in
            guard let event = events[exemption.event], let field = fields[exemption.event][exemption.field] else {
                return nil
            }
            return .init(event: event, field: field)
        }
        return .init(before: before, after: after, exemptions: exemptions)
    }
}
