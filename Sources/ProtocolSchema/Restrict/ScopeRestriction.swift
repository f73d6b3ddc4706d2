/// Removes from the lifecycle the events that are gone, and what is empty without them.
struct ScopeRestriction {
    private let original: ProtocolModel
    private let moved: EventPlaces
    /// The new index of each scope; nil for those that are gone.
    let places: [Int?]

    init(_ original: ProtocolModel, _ moved: EventPlaces) {
        self.original = original
        self.moved = moved
        places = renumbered(original.scopes) { Self.survives($0.kind, moved.events) }
    }

    private var events: [Int?] { moved.events }

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
        result.conditions = [:]
        for (use, condition) in scope.conditions {
            if let event = events[use.event] { result.conditions[.init(use.part, event)] = condition }
        }
        result.key?.exceptions = [:]
        for (event, fields) in scope.key?.exceptions ?? [:] {
            if let event = events[event] { result.key?.exceptions[event] = fields }
        }
        switch scope.kind {
        case .span(let span):
            var kept = ScopeModel.Span(
                opens: events[span.opens] ?? 0,
                continues: known(span.continues),
                closes: known(span.closes),
                ends: known(span.ends),
                resets: known(span.resets)
            )
            kept.id = span.id.flatMap { moved.fields[span.opens][$0] }
            kept.onCancel = span.onCancel.flatMap { moved.moved($0) }
            kept.onFailure = span.onFailure.flatMap { failure($0) }
            kept.onCompletion = span.onCompletion.flatMap { completion($0) }
            kept.renewal = span.renewal.flatMap { renewal($0) }
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
                let when = transition.condition
                guard let from = transition.from else { return .init(event: event, when: when, from: nil, to: to) }
                return states[from].map { .init(event: event, when: when, from: $0, to: to) }
            },
            fallbacks: machine.fallbacks.compactMap(fallback)
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
        switch state.ending {
        case .done, .staysOpen: break
        case .settled(let event): state.ending = moved.moved(event).map { .settled($0) } ?? .done
        case .staysOpenUnlessBrokenOff(let event):
            state.ending = moved.moved(event).map { .staysOpenUnlessBrokenOff($0) } ?? .staysOpen
        }
        return state
    }

    /// The event for a failure; nil if the event or its text is gone.
    private func failure(_ failure: ScopeModel.Span.Failure) -> ScopeModel.Span.Failure? {
        guard let event = moved.moved(failure.event), let text = moved.fields[failure.event.event][failure.text] else {
            return nil
        }
        return .init(event: event, text: text, masked: failure.masked)
    }

    private func completion(_ completion: ScopeModel.Span.Completion) -> ScopeModel.Span.Completion? {
        moved.moved(completion.event).map { event in
            let waiting = completion.whileWaiting.flatMap { moved.moved($0) }
            return .init(event: event, whileWaiting: waiting == event ? nil : waiting)
        }
    }

    private func fallback(_ fallback: ScopeModel.Machine.Fallback) -> ScopeModel.Machine.Fallback? {
        let substitutes = fallback.substitutes.compactMap { moved.moved($0, copying: fallback.event) }
        guard let event = events[fallback.event], substitutes.count == fallback.substitutes.count else { return nil }
        return .init(event: event, substitutes: substitutes)
    }

    /// The renewal, if the client knows the machine and something to begin anew for.
    private func renewal(_ renewal: ScopeModel.Span.Renewal) -> ScopeModel.Span.Renewal? {
        let before = renewal.before.compactMap { places[$0] }
        guard let after = places[renewal.after], !before.isEmpty else { return nil }
        let exemptions = renewal.exemptions.compactMap { exemption -> ScopeModel.Span.Renewal.Exemption? in
            guard let event = events[exemption.event], let field = moved.fields[exemption.event][exemption.field]
            else { return nil }
            return .init(event: event, field: field)
        }
        return .init(before: before, after: after, exemptions: exemptions)
    }
}
