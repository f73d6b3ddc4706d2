@_spi(Generated) public import ProtocolSupport

extension LifecycleEngine {
    /// Accepts an event; if it is not allowed, returns the violation and changes nothing.
    @inlinable
    public mutating func accept(_ event: Stream.Event) -> LifecycleError? {
        if continuesOpenPart(event.lifecycleRow, key: event.scopeKey) { return nil }
        return acceptAny(event)
    }

    /// Accepts an event even if it is not allowed, and returns the violation; nil if there is none.
    @inlinable
    public mutating func observe(_ event: Stream.Event) -> LifecycleError? {
        if continuesOpenPart(event.lifecycleRow, key: event.scopeKey) { return nil }
        return observeAny(event)
    }

    /// Whether events with the effects of `row` only continue a part and that part is open, so that the event changes no state.
    ///
    /// This fast path applies to nearly all events; inspecting an event in unspecialized code is slow.
    @usableFromInline
    func continuesOpenPart(_ row: Int?, key: String?) -> Bool {
        guard let row, row < roles.count, roles[row].count == 1, case .continues(let scope) = roles[row][0] else {
            return false
        }
        return spans.place(of: scope, key: key ?? "") != nil
    }

    @usableFromInline
    mutating func acceptAny(_ event: Stream.Event) -> LifecycleError? {
        if let violation = violation(of: event) { return violation }
        apply(event)
        return nil
    }

    @usableFromInline
    mutating func observeAny(_ event: Stream.Event) -> LifecycleError? {
        let violation = violation(of: event)
        apply(event)
        return violation
    }

    /// Returns the violations of a stream that ends here.
    public func finish() -> [LifecycleError] {
        guard !hasEnded else { return [] }
        let spans = spans.spans.filter(\.isOpen).reversed().map { span in
            leftOpen(nil, span.scope, span.key)
        }
        let machines = machines.unsettled(in: nil).map { leftOpen(nil, $0.scope, $0.key, state: $0.instance.state) }
        return machines + spans
    }
}

extension LifecycleEngine {
    /// Returns the violation of an event here; nil if the event is allowed.
    func violation(of event: Stream.Event) -> LifecycleError? {
        if hasEnded { return streamEnded(event) }
        let roles = roles(of: event)
        let key = event.scopeKey ?? ""
        for role in roles {
            if let violation = violation(of: event, role, key: key) { return violation }
        }
        return violation(of: event, transitions: roles, key: key) ?? usedReference(event, roles)
    }

    private func violation(of event: Stream.Event, _ role: EventRole, key: String) -> LifecycleError? {
        switch role {
        case .opens(let scope):
            if let violation = closedParent(of: scope, event) { return violation }
            guard spans.place(of: scope, key: key) != nil else { return nil }
            return violation(event, .scopeAlreadyOpen, scope, key, state: "open", expected: closers(of: scope))
        case .continues(let scope), .resets(let scope):
            return spans.place(of: scope, key: key) == nil ? notOpen(event, scope, key) : nil
        case .closes(let scope):
            guard let place = spans.place(of: scope, key: key) else { return notOpen(event, scope, key) }
            return leftOpen(event, inside: place)
        case .single(let scope):
            return closedParent(of: scope, event)
        case .refers(let scope):
            return closedParent(of: scope, event) ?? wrongReference(event, scope)
        default:
            return nil
        }
    }

    /// Returns the violation of an event that closes a span while something inside is open; nil if nothing is.
    private func leftOpen(_ event: Stream.Event, inside place: Int) -> LifecycleError? {
        let span = spans.spans[place]
        let inner: Int? =
            span.scope == outermost
            ? (place < spans.spans.count - 1 ? spans.spans.count - 1 : nil) : places(inside: place).first
        if let inner { return leftOpen(event.type, spans.spans[inner].scope, spans.spans[inner].key) }
        let unsettled = machines.unsettled(in: span.scope == outermost ? nil : span.serial).first
        return unsettled.map { leftOpen(event.type, $0.scope, $0.key, state: $0.instance.state) }
    }

    private func violation(
        of event: Stream.Event,
        transitions roles: [EventRole],
        key: String
    ) -> LifecycleError? {
        var scope: Int?
        for case .transition(let machine, let from, _) in roles {
            if machines.instance(of: machine, key: key)?.state == from {
                return from == nil ? closedParent(of: machine, event) : closedOutermost(event)
            }
            scope = machine
        }
        if let scope, allowsUsedKeys, isReused(roles, key) { return closedParent(of: scope, event) }
        return scope == nil ? nil : nothingToMove(event, roles, key)
    }

    /// Whether an event begins a new machine under the key of a machine that began in another span.
    ///
    /// Their spans distinguish the two machines, such as calls of a provider that counts from 0 in every turn.
    private func isReused(_ roles: [EventRole], _ key: String) -> Bool {
        guard let beginning = beginning(of: roles), let earlier = predecessor(of: roles, key: key) else { return false }
        return earlier.parent != enclosingSerial(of: beginning.scope)
    }

    private mutating func apply(_ event: Stream.Event) {
        guard !hasEnded else { return }
        let roles = roles(of: event)
        let key = event.scopeKey ?? ""
        for role in roles { apply(role, key: key) }
        if let transition = transition(of: roles, key: key) {
            move(transition.scope, key: key, to: transition.to)
        } else if let beginning = beginning(of: roles), isReused(roles, key) {
            move(beginning.scope, key: key, to: beginning.to, isNew: true)
        } else if case .transition(let scope, _, let to) = roles.last {
            move(scope, key: key, to: to)
        }
        note(event, roles)
        commit()
    }

    private mutating func apply(_ role: EventRole, key: String) {
        switch role {
        case .opens(let scope):
            if let place = spans.place(of: scope, key: key) {
                if scope == outermost { return }
                close(place)
            }
            spans.open(scope, key: key, within: scopes[scope].parent, isOwn: false)
        case .closes(let scope):
            if let place = spans.place(of: scope, key: key) { close(place) }
        case .ends(let scope):
            if let place = spans.place(of: scope, key: key) {
                close(place)
            } else if scope == outermost {
                hasEnded = true
            }
        case .resets(let scope):
            if let place = spans.place(of: scope, key: key) { reset(place) }
        default:
            break
        }
    }
}
