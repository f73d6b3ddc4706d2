@_spi(Generated) public import ProtocolSupport

/// The identity of a machine in a stream.
struct MachineID: Hashable, Sendable {
    var scope: Int
    var key: UTF8Text
}

extension LifecycleEngine {
    /// Registers a machine that began in an earlier stream and is in the state with that name.
    ///
    /// Returns false if the machine has no such state.
    @discardableResult
    public mutating func resume(_ scope: ScopeID, key: String, in name: String) -> Bool {
        guard scopes.indices.contains(scope.index), case .machine(let states) = scopes[scope.index].kind,
            let index = states.firstIndex(where: { $0.name == name })
        else { return false }
        let instance = MachineTable.Instance(
            state: index,
            parent: -1,
            settling: .never,
            isFinal: isFinal(index, of: scope.index, key: key)
        )
        machines.set(instance, scope.index, key)
        machines.commit()
        return true
    }

    /// Marks the key of a machine as used by a machine of an earlier stream that no event can advance any more.
    package mutating func retire(_ scope: ScopeID, key: String) {
        guard scopes.indices.contains(scope.index) else { return }
        machines.set(.init(state: -1, parent: -1, settling: .never, isFinal: true), scope.index, key)
        machines.commit()
    }

    /// Registers an event of an earlier stream, so that events of this one may refer to it.
    ///
    /// - Parameters:
    ///   - reference: The reference to the event, such as the id of a request for approval.
    ///   - scope: The scope of the machine that the event advanced.
    ///   - key: The key of the machine.
    ///   - isAnswered: Whether the machine may advance without an answer in this stream.
    package mutating func resume(reference: String, of scope: ScopeID, key: String, isAnswered: Bool) {
        for roles in roles {
            for case .noted(let other) in roles {
                machines.note(
                    reference,
                    for: other,
                    in: -1,
                    owner: MachineID(scope: scope.index, key: UTF8Text(key)),
                    isAwaiting: scopes[other].isAwaited && !isAnswered
                )
            }
        }
        machines.commit()
    }
}

extension LifecycleEngine {
    /// Returns the transition that starts from the machine's current state; nil if there is none.
    func transition(of roles: [EventRole], key: String) -> (scope: Int, from: Int?, to: Int)? {
        for case .transition(let scope, let from, let to) in roles
        where machines.instance(of: scope, key: key)?.state == from {
            return (scope, from, to)
        }
        return nil
    }

    /// Returns the transition that begins a machine; nil if there is none.
    func beginning(of roles: [EventRole]) -> (scope: Int, from: Int?, to: Int)? {
        for case .transition(let scope, nil, let to) in roles { return (scope, nil, to) }
        return nil
    }

    /// Returns the earlier machine whose key an event would use to begin a new machine; nil if there is none.
    ///
    /// The earlier machine has ended, or began in an earlier span.
    func predecessor(of roles: [EventRole], key: String) -> MachineTable.Instance? {
        guard let beginning = beginning(of: roles), transition(of: roles, key: key) == nil,
            let instance = machines.instance(of: beginning.scope, key: key)
        else { return nil }
        let isFromEarlierSpan = instance.parent >= 0 && instance.parent != enclosingSerial(of: beginning.scope)
        return instance.isFinal || isFromEarlierSpan ? instance : nil
    }

    /// Returns the machine that an event advances or answers; nil if there is none.
    func machine(of event: Stream.Event) -> MachineID? {
        switch roles(of: event).first {
        case .transition(let scope, _, _): MachineID(scope: scope, key: UTF8Text(event.scopeKey ?? ""))
        case .refers(let scope): event.reference.flatMap { machines.owner(of: $0, for: scope) }
        default: nil
        }
    }

    /// Whether an event may begin a machine.
    func mayBegin(_ event: Stream.Event) -> Bool { beginning(of: roles(of: event)) != nil }

    /// Returns the events that replace `event` if its machine's state does not allow it; nil if none are needed.
    func fallback(of event: Stream.Event) -> [Stream.Event]? {
        let fallback = event.fallback
        guard !fallback.isEmpty, transition(of: roles(of: event), key: event.scopeKey ?? "") == nil else { return nil }
        return fallback
    }

    /// Whether a machine waits for the event as its answer.
    func isAwaited(_ event: Stream.Event) -> Bool {
        guard let reference = event.reference else { return false }
        return roles(of: event).contains { role in
            if case .refers(let scope) = role { machines.isAwaited(reference, for: scope) } else { false }
        }
    }

    /// Whether the event can only begin a machine, and that machine has already begun.
    func hasBegun(_ event: Stream.Event) -> Bool {
        let roles = roles(of: event)
        guard case .transition(let scope, _, _) = roles.first, let key = event.scopeKey else { return false }
        return machines.instance(of: scope, key: key) != nil && transition(of: roles, key: key) == nil
            && roles.allSatisfy { if case .transition(_, nil, _) = $0 { true } else { false } }
    }

    /// Returns the time at which a machine that stays in `state` must be settled.
    private func settling(_ state: Int, of scope: Int, key: String) -> MachineTable.Settling {
        guard case .machine(let states) = scopes[scope].kind, states.indices.contains(state),
            facts?.settledStates[scope][state] ?? (Stream.settling(ScopeID(scope), key: key, state: state) != nil)
        else { return .never }
        return states[state].mayStayOpen ? .brokenOff : .always
    }

    private func isFinal(_ state: Int, of scope: Int, key: String) -> Bool {
        guard case .machine(let states) = scopes[scope].kind, states.indices.contains(state) else { return true }
        return !states[state].mayStayOpen && settling(state, of: scope, key: key) == .never
    }

    /// Moves a machine to a state without checking whether that is allowed; begins a new machine if `isNew`.
    mutating func move(_ scope: Int, key: String, to target: Int, isExempt: Bool = false, isNew: Bool = false) {
        let old = isNew ? nil : machines.instance(of: scope, key: key)
        guard old?.state != target else { return }
        let span = table.turns[scope]
        let turn = old.map(\.turn) ?? (span < 0 ? nil : spans.newestPlace(of: span).map { spans[$0].serial })
        let moved = MachineTable.Instance(
            state: target,
            parent: old?.parent ?? enclosingSerial(of: scope),
            settling: settling(target, of: scope, key: key),
            isFinal: isFinal(target, of: scope, key: key),
            turn: isExempt ? nil : turn
        )
        machines.set(moved, scope, key)
    }
}

extension LifecycleEngine {
    /// Registers an event that is written before the end if the machine it advances has not advanced by then.
    mutating func promise(_ event: Stream.Event) throws(LifecycleError) {
        let roles = roles(of: event)
        let key = event.scopeKey ?? ""
        if hasEnded { throw streamEnded(event) }
        guard let transition = transition(of: roles, key: key), transition.from != nil,
            var instance = machines.instance(of: transition.scope, key: key), !instance.isFinal
        else { throw nothingToMove(event, roles, key) }
        if instance.isAwaiting { throw unanswered(event, transition.scope, key) }
        if let violation = usedReference(event, roles) { throw violation }
        instance.settling = max(instance.settling, .atEnd)
        instance.isPromised = true
        machines.set(instance, transition.scope, key)
        promises[transition.scope, key] = event
        commit()
    }

    /// Drops the promised events, for an ending that uses only the schema's own events.
    mutating func dropPromises() {
        for (scope, key, var instance) in machines.all where instance.isPromised {
            instance.isPromised = false
            instance.settling = settling(instance.state, of: scope, key: key)
            machines.set(instance, scope, key)
        }
    }

    /// Leaves all machines in their states, for an ending whose settling events cannot be written.
    mutating func dropSettling() {
        for (scope, key, var instance) in machines.all where instance.settling != .never {
            instance.settling = .never
            machines.set(instance, scope, key)
        }
    }

    /// Returns the event that settles a machine.
    func settling(_ scope: Int, key: String, _ instance: MachineTable.Instance) -> Stream.Event? {
        // The reference of the promised event may have been used since it was promised.
        if instance.isPromised, let event = promises[scope, key], usedReference(event, roles(of: event)) == nil {
            return event
        }
        return Stream.settling(ScopeID(scope), key: key, state: instance.state)
    }

    /// Registers the event's reference for later events, and marks the request that it answers as answered.
    mutating func note(_ event: Stream.Event, _ roles: [EventRole]) {
        guard !roles.isEmpty, let reference = event.reference else { return }
        for case .refers(let scope) in roles { machines.answer(reference, for: scope) }
        guard roles.count > 1 else { return }
        let own = roles.lazy.compactMap { role -> Int? in
            switch role {
            case .transition(let scope, _, _), .single(let scope): scope
            default: nil
            }
        }.first
        let serial = own.map { enclosingSerial(of: $0) } ?? -1
        for case .noted(let scope) in roles {
            machines.note(
                reference,
                for: scope,
                in: serial,
                owner: machine(of: event),
                isAwaiting: scopes[scope].isAwaited
            )
        }
    }
}
