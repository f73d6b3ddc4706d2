@_spi(Generated) public import ProtocolSupport

extension LifecycleEngine {
    /// Appends `event` to `output`, after the events that must be written first.
    ///
    /// These open the scopes around the event, close the parts that it interrupts or encloses, and settle unfinished
    /// machines. The end of a part that the engine has already closed is left out.
    ///
    /// - Parameters:
    ///   - event: The event to write.
    ///   - output: Receives the events to write.
    ///   - makeKey: Creates keys for parts that have none.
    /// - Throws: The violation, if no added events can make the event valid. Nothing has changed then.
    public mutating func manage(
        _ event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) {
        _ = try atomically(&output) { engine, output throws(LifecycleError) in
            try engine.add(event, to: &output, makeKey: makeKey)
        }
    }

    /// Returns the key of the open part of `scope`, opening one first if there is none.
    ///
    /// - Parameters:
    ///   - scope: The scope of the part.
    ///   - output: Receives the events that open the part.
    ///   - makeKey: Creates the part's key.
    /// - Returns: The key; nil if the stream has ended, or if no event of the protocol opens the part with only a key.
    /// - Throws: The violation, if the part cannot be opened here. Nothing has changed then.
    package mutating func prepareToAppend(
        to scope: ScopeID,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) -> String? {
        try atomically(&output) { engine, output throws(LifecycleError) in
            try engine.part(of: scope, into: &output, makeKey: makeKey)
        }
    }

    /// Appends the events that end the stream; appends none if it has ended.
    ///
    /// They include `terminal`. If that is nil or leaves the stream open, the protocol's ordinary end follows.
    ///
    /// - Throws: The violation, if the protocol has no event that ends the stream here. Nothing has changed then.
    package mutating func end(
        with terminal: Stream.Event?,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) {
        try atomically(&output) { engine, output throws(LifecycleError) in
            try engine.addEnd(with: terminal, to: &output, makeKey: makeKey)
        }
    }

    private mutating func atomically<Result>(
        _ output: inout [Stream.Event],
        _ body: (inout Self, inout [Stream.Event]) throws(LifecycleError) -> Result
    ) throws(LifecycleError) -> Result {
        let before = mark
        let count = output.count
        do {
            let result = try body(&self, &output)
            commit()
            return result
        } catch {
            rollBack(to: before)
            output.removeSubrange(count...)
            throw error
        }
    }
}

/// These methods are part of a write, which is committed or rolled back as a whole.
extension LifecycleEngine {
    /// Appends the events that `event` requires, and `event` unless it is left out; returns whether it was appended.
    mutating func add(
        _ event: Stream.Event,
        to output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) -> Bool {
        if hasEnded { throw streamEnded(event) }
        let roles = roles(of: event)
        let key = event.scopeKey ?? ""
        var isWritten = true
        if roles.isEmpty { beginStream(before: event, into: &output, makeKey: makeKey) }
        for role in roles {
            if try manage(role, key: key, event, into: &output, makeKey: makeKey) == .leaveOut { isWritten = false }
        }
        if case .transition = roles.first {
            try manage(transitions: roles, key: key, event, into: &output, makeKey: makeKey)
        }
        if let violation = usedReference(event, roles) { throw violation }
        note(event, roles)
        if isWritten { output.append(event) }
        return isWritten
    }

    /// Returns the key of the open part of `scope`, opening one first if there is none or if a new turn begins.
    mutating func part(
        of scope: ScopeID,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) -> String? {
        if let key = currentKey(of: scope), !beginsNewTurn(scope) { return key }
        guard !hasEnded, scopes.indices.contains(scope.index) else { return nil }
        let key = scopes[scope.index].isKeyed ? makeKey() : ""
        guard let event = Stream.opening(scope, key: key) else { return nil }
        _ = try add(event, to: &output, makeKey: makeKey)
        if let last = spans.newestPlace(of: scope.index) { spans.mark(last, isOwn: true) }
        return key
    }

    /// Appends the events that end the stream.
    mutating func addEnd(
        with terminal: Stream.Event?,
        to output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) {
        guard !hasEnded else { return }
        if let terminal {
            closeContents(into: &output, isBrokenOff: breaksOff(terminal))
            _ = try add(terminal, to: &output, makeKey: makeKey)
            if hasEnded { return }
        }
        closeContents(into: &output, isBrokenOff: false)
        let ordinary = outermost.flatMap { Stream.closing(ScopeID($0), key: "") }
        guard let closing = Stream.completing(isWaiting: machines.hasOpen) ?? ordinary else {
            spans.closeAll()
            hasEnded = true
            return
        }
        _ = try add(closing, to: &output, makeKey: makeKey)
    }

    /// Whether content of a scope begins a new turn, before which the span around it is renewed.
    func beginsNewTurn(_ scope: ScopeID) -> Bool { spanToRenew(before: scope.index) != nil }
}

extension LifecycleEngine {
    private enum Verdict {
        case write
        case leaveOut
    }

    private mutating func manage(
        _ role: EventRole,
        key: String,
        _ event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) -> Verdict {
        switch role {
        case .opens(let scope):
            try openAsked(scope, key: key, event, into: &output, makeKey: makeKey)
        case .continues(let scope):
            let isOpen = spans.place(of: scope, key: key) != nil
            if isOpen, !beginsNewTurn(ScopeID(scope)) { break }
            guard !keepsOrder, let opening = Stream.opening(ScopeID(scope), key: key) else {
                throw notOpen(event, scope, key)
            }
            _ = try add(opening, to: &output, makeKey: makeKey)
        case .closes(let scope):
            return try closeAsked(scope, key: key, event, into: &output, makeKey: makeKey)
        case .ends(let scope):
            if scope == outermost { try open(scope, before: event, into: &output, makeKey: makeKey) }
            guard let place = spans.place(of: scope, key: key) else { break }
            closeContents(of: place, into: &output, isBrokenOff: true)
            close(place)
        case .resets(let scope):
            guard let place = spans.place(of: scope, key: key) else { throw notOpen(event, scope, key) }
            reset(place)
        case .single(let scope):
            try openParent(of: scope, before: event, into: &output, makeKey: makeKey)
            interrupt(by: scope, into: &output)
        case .refers(let scope):
            if let violation = wrongReference(event, scope) { throw violation }
            try openParent(of: scope, before: event, into: &output, makeKey: makeKey)
            interrupt(by: scope, into: &output)
        default:
            break
        }
        return .write
    }

    private mutating func openAsked(
        _ scope: Int,
        key: String,
        _ event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) {
        renew(before: scope, into: &output)
        try openParent(of: scope, before: event, into: &output, makeKey: makeKey)
        if let place = spans.place(of: scope, key: key) {
            if scope == outermost, let violation = violation(of: event) { throw violation }
            closeManaged(place, into: &output)
        }
        interrupt(by: scope, into: &output)
        interrupted[scope, key] = nil
        spans.open(scope, key: key, within: scopes[scope].parent, isOwn: false)
    }

    private mutating func closeAsked(
        _ scope: Int,
        key: String,
        _ event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) -> Verdict {
        if scope == outermost { try open(scope, before: event, into: &output, makeKey: makeKey) }
        guard let place = spans.place(of: scope, key: key) else {
            guard interrupted[scope, key] != nil else { throw notOpen(event, scope, key) }
            interrupted[scope, key] = nil
            return .leaveOut
        }
        closeContents(of: place, into: &output)
        close(place)
        return .write
    }

    private mutating func manage(
        transitions roles: [EventRole],
        key: String,
        _ event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) {
        guard let transition = transition(of: roles, key: key) else { throw nothingToMove(event, roles, key) }
        if transition.from == nil {
            try openParent(of: transition.scope, before: event, into: &output, makeKey: makeKey)
            interrupt(by: transition.scope, into: &output)
        } else {
            if machines.instance(of: transition.scope, key: key)?.isAwaiting == true {
                throw unanswered(event, transition.scope, key)
            }
            if let outermost { try open(outermost, before: event, into: &output, makeKey: makeKey) }
        }
        move(transition.scope, key: key, to: transition.to, isExempt: event.isExemptFromRenewal)
    }
}
