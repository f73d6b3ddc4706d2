@_spi(Generated) public import ProtocolSupport

/// A machine of a stream.
struct MachineID: Hashable, Sendable {
    var scope: Int
    var key: UTF8Text
}

extension LifecycleEngine {
    /// Says that a machine began in an earlier stream and is in the state with that name.
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

    /// Says that the key of a machine is used up, by one that an earlier stream left where nothing can move it any more.
    package mutating func retire(_ scope: ScopeID, key: String) {
        guard scopes.indices.contains(scope.index) else { return }
        machines.set(.init(state: -1, parent: -1, settling: .never, isFinal: true), scope.index, key)
        machines.commit()
    }

    /// Says that an event of an earlier stream may be referred to in this one.
    ///
    /// - Parameters:
    ///   - reference: What it is referred to by.
    ///   - scope: The scope of the machine that it moved.
    ///   - key: The machine.
    ///   - isAnswered: Whether the machine may move on without an answer in this stream.
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
    /// The machine's transition that fits its state.
    func transition(of roles: [EventRole], key: String) -> (scope: Int, from: Int?, to: Int)? {
        for case .transition(let scope, let from, let to) in roles
        where machines.instance(of: scope, key: key)?.state == from {
            return (scope, from, to)
        }
        return nil
    }

    /// The transition that begins a machine.
    func beginning(of roles: [EventRole]) -> (scope: Int, from: Int?, to: Int)? {
        for case .transition(let scope, nil, let to) in roles { return (scope, nil, to) }
        return nil
    }

    /// Whether an event would begin a machine whose key an earlier one has used up: that has ended, or began in an earlier span.
    ///
    /// Returns the earlier one.
    func predecessor(of roles: [EventRole], key: String) -> MachineTable.Instance? {
        guard let beginning = beginning(of: roles), transition(of: roles, key: key) == nil,
            let instance = machines.instance(of: beginning.scope, key: key)
        else { return nil }
        let isFromEarlierSpan = instance.parent >= 0 && instance.parent != enclosingSerial(of: beginning.scope)
        return instance.isFinal || isFromEarlierSpan ? instance : nil
    }

    /// The machine that an event moves, or that it answers; nil if there is none.
    func machine(of event: Stream.Event) -> MachineID? {
        switch roles(of: event).first {
        case .transition(let scope, _, _): MachineID(scope: scope, key: UTF8Text(event.scopeKey ?? ""))
        case .refers(let scope): event.reference.flatMap { machines.owner(of: $0, for: scope) }
        default: nil
        }
    }

    /// Whether an event may begin a machine.
    func mayBegin(_ event: Stream.Event) -> Bool { beginning(of: roles(of: event)) != nil }

    /// The events that take the place of one that may not come in the state of its machine; nil if it may, or has no such events.
    func fallback(of event: Stream.Event) -> [Stream.Event]? {
        let fallback = event.fallback
        guard !fallback.isEmpty, transition(of: roles(of: event), key: event.scopeKey ?? "") == nil else { return nil }
        return fallback
    }

    /// Whether a machine waits for an event, as its answer.
    func isAwaited(_ event: Stream.Event) -> Bool {
        guard let reference = event.reference else { return false }
        return roles(of: event).contains { role in
            if case .refers(let scope) = role { machines.isAwaited(reference, for: scope) } else { false }
        }
    }

    /// Whether all that an event could do is begin a machine that has begun.
    func hasBegun(_ event: Stream.Event) -> Bool {
        let roles = roles(of: event)
        guard case .transition(let scope, _, _) = roles.first, let key = event.scopeKey else { return false }
        return machines.instance(of: scope, key: key) != nil && transition(of: roles, key: key) == nil
            && roles.allSatisfy { if case .transition(_, nil, _) = $0 { true } else { false } }
    }

    /// When something must be sent for a machine that stays in `state`.
    private func settling(_ state: Int, of scope: Int, key: String) -> MachineTable.Settling {
        guard case .machine(let states) = scopes[scope].kind, states.indices.contains(state),
            Stream.settling(ScopeID(scope), key: key, state: state) != nil
        else { return .never }
        return states[state].mayStayOpen ? .brokenOff : .always
    }

    private func isFinal(_ state: Int, of scope: Int, key: String) -> Bool {
        guard case .machine(let states) = scopes[scope].kind, states.indices.contains(state) else { return true }
        return !states[state].mayStayOpen && settling(state, of: scope, key: key) == .never
    }

    /// Moves a machine, having checked that it may; begins it anew if `isNew`.
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
    /// Registers a fallback: if the stream ends before the machine this event advances has advanced, the event is written first.
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

    /// Drops what was promised, for an ending that does with the schema's own events.
    mutating func dropPromises() {
        for (scope, key, var instance) in machines.all where instance.isPromised {
            instance.isPromised = false
            instance.settling = settling(instance.state, of: scope, key: key)
            machines.set(instance, scope, key)
        }
    }

    /// Leaves all machines where they are, for an ending whose settling events cannot be written.
    mutating func dropSettling() {
        for (scope, key, var instance) in machines.all where instance.settling != .never {
            instance.settling = .never
            machines.set(instance, scope, key)
        }
    }

    /// The event that a machine is settled with.
    func settling(_ scope: Int, key: String, _ instance: MachineTable.Instance) -> Stream.Event? {
        // What the event is referred to by may have been used since it was promised.
        if instance.isPromised, let event = promises[scope, key], usedReference(event, roles(of: event)) == nil {
            return event
        }
        return Stream.settling(ScopeID(scope), key: key, state: instance.state)
    }

    /// Notes what later events may refer to an event by.
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
