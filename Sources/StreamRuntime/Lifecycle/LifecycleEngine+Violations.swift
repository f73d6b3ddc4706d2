@_spi(Generated) import ProtocolSupport

extension LifecycleEngine {
    func violation(
        _ event: Stream.Event,
        _ rule: LifecycleError.Rule,
        _ scope: Int,
        _ key: String,
        state: String,
        expected: [String]
    ) -> LifecycleError {
        LifecycleError(
            event: event.type,
            rule: rule,
            scope: scopes[scope].name,
            key: scopes[scope].isKeyed ? key : nil,
            state: state,
            expected: expected
        )
    }

    func streamEnded(_ event: Stream.Event) -> LifecycleError {
        LifecycleError(event: event.type, rule: .streamEnded, scope: nil, key: nil, state: "ended", expected: [])
    }

    func notOpen(_ event: Stream.Event, _ scope: Int, _ key: String) -> LifecycleError {
        // It may have been open before; the engine does not remember every closed span.
        violation(event, .scopeNotOpen, scope, key, state: "not open", expected: openers(of: scope))
    }

    func closedParent(of scope: Int, _ event: Stream.Event) -> LifecycleError? {
        guard let parent = scopes[scope].parent, spans.newestPlace(of: parent) == nil else { return nil }
        return notOpen(event, parent, "")
    }

    func closedOutermost(_ event: Stream.Event) -> LifecycleError? {
        guard let outermost, spans.newestPlace(of: outermost) == nil else { return nil }
        return notOpen(event, outermost, "")
    }

    func wrongState(_ event: Stream.Event, _ scope: Int, _ key: String) -> LifecycleError {
        let current = machines.instance(of: scope, key: key)?.state
        let expected = names { role in
            if case .transition(scope, current, _) = role { true } else { false }
        }
        let name = current.map { stateName($0, of: scope) } ?? LifecycleError.notBegun
        return violation(event, .wrongState, scope, key, state: name, expected: expected)
    }

    /// Returns the violation of an event that the state of its machine does not allow.
    func nothingToMove(_ event: Stream.Event, _ roles: [EventRole], _ key: String) -> LifecycleError {
        guard case .transition(let scope, _, _) = roles.first else {
            let state = "without a machine that the event advances"
            return LifecycleError(
                event: event.type,
                rule: .wrongState,
                scope: nil,
                key: nil,
                state: state,
                expected: []
            )
        }
        guard let earlier = predecessor(of: roles, key: key) else { return wrongState(event, scope, key) }
        return violation(event, .keyUsed, scope, key, state: stateName(earlier.state, of: scope), expected: [])
    }

    func unanswered(_ event: Stream.Event, _ scope: Int, _ key: String) -> LifecycleError {
        let current = machines.instance(of: scope, key: key).map { stateName($0.state, of: scope) } ?? "not begun"
        let answers = scopes.indices.filter { scopes[$0].isAwaited }
        let expected = names { role in answers.contains { role == .refers($0) } }
        return violation(event, .unanswered, scope, key, state: current, expected: expected)
    }

    /// Returns the violation of an event that refers to no earlier event, or to one that is already answered.
    func wrongReference(_ event: Stream.Event, _ scope: Int) -> LifecycleError? {
        guard let reference = event.reference else { return nil }
        let isKnown = machines.isNoted(reference, for: scope)
        let waitedFor = scopes[scope].isAwaited && machines.owner(of: reference, for: scope) != nil
        if isKnown, !waitedFor || machines.isAwaited(reference, for: scope) { return nil }
        return LifecycleError(
            event: event.type,
            rule: isKnown ? .answeredTwice : .unknownReference,
            scope: scopes[scope].name,
            key: reference,
            state: isKnown ? "already answered" : LifecycleError.notBegun,
            expected: isKnown ? [] : names { $0 == .noted(scope) }
        )
    }

    /// Returns the violation of an event whose reference an earlier event has used.
    func usedReference(_ event: Stream.Event, _ roles: [EventRole]) -> LifecycleError? {
        guard roles.count > 1, let reference = event.reference else { return nil }
        for case .noted(let scope) in roles where machines.isNoted(reference, for: scope) {
            return LifecycleError(
                event: event.type,
                rule: .referenceUsed,
                scope: scopes[scope].name,
                key: reference,
                state: "already used",
                expected: []
            )
        }
        return nil
    }

    func leftOpen(_ event: String?, _ scope: Int, _ key: String, state machineState: Int? = nil) -> LifecycleError {
        LifecycleError(
            event: event,
            rule: .leftOpen,
            scope: scopes[scope].name,
            key: scopes[scope].isKeyed ? key : nil,
            state: machineState.map { stateName($0, of: scope) } ?? "open",
            expected: machineState.map { movers(of: scope, from: $0) } ?? closers(of: scope)
        )
    }

    private func openers(of scope: Int) -> [String] {
        names { $0 == .opens(scope) }
    }

    func closers(of scope: Int) -> [String] {
        names { $0 == .closes(scope) || $0 == .ends(scope) }
    }

    private func movers(of scope: Int, from state: Int) -> [String] {
        names { role in
            if case .transition(scope, state, let to) = role { to != state } else { false }
        }
    }

    /// Returns the names of the events with a role for which `isMeant` returns true.
    private func names(where isMeant: (EventRole) -> Bool) -> [String] {
        let rows = roles.indices.filter { roles[$0].contains(where: isMeant) }
        return Set(rows.map(table.kind(ofRow:))).sorted().map { facts?.eventTypes[$0] ?? Stream.events[$0].type }
    }
}
