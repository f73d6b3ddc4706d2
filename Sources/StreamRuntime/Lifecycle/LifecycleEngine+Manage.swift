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
            guard !keepsOrder, let opening = Stream.opening(ScopeID(scope), key: key) else { throw notOpen(event, scope, key) }
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

extension LifecycleEngine {
    /// Opens the outermost scope before an event of no scope, if nothing but the key is needed for that.
    ///
    /// The event may come before it, too: keep-alive events do where the beginning waits for a provider.
    private mutating func beginStream(
        before event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) {
        if let outermost { try? open(outermost, before: event, into: &output, makeKey: makeKey) }
    }

    private mutating func openParent(
        of scope: Int,
        before event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) {
        if let parent = scopes[scope].parent { try open(parent, before: event, into: &output, makeKey: makeKey) }
    }

    /// Opens a scope unless it is open, and the scopes around it.
    private mutating func open(
        _ scope: Int,
        before event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) {
        guard spans.newestPlace(of: scope) == nil else { return }
        try openParent(of: scope, before: event, into: &output, makeKey: makeKey)
        let key = scopes[scope].isKeyed ? makeKey() : ""
        guard let opening = Stream.opening(ScopeID(scope), key: key) else { throw notOpen(event, scope, key) }
        interrupt(by: scope, into: &output)
        spans.open(scope, key: key, within: scopes[scope].parent, isOwn: true)
        output.append(opening)
    }

    /// Returns the place of the span to renew before content of `scope`, because all machines of its turn are final.
    private func spanToRenew(before scope: Int) -> Int? {
        let span = table.renewedSpans[scope]
        guard renewsSpans, !keepsOrder, span >= 0, let place = spans.newestPlace(of: span), !spans[place].isHeldTogether,
            machines.isOver(spans[place].serial)
        else { return nil }
        return place
    }

    /// Closes the span whose turn is over and opens it again.
    private mutating func renew(before scope: Int, into output: inout [Stream.Event]) {
        guard let place = spanToRenew(before: scope) else { return }
        let span = spans[place]
        guard let opening = Stream.opening(ScopeID(span.scope), key: span.key) else { return }
        // The new span replaces the old one: the end that the caller may still write closes the new span.
        spans.mark(place, isOwn: true)
        closeManaged(place, into: &output)
        spans.open(span.scope, key: span.key, within: scopes[span.scope].parent, isOwn: span.isOwn)
        output.append(opening)
    }

    /// Closes the spans that a beginning in `scope` interrupts.
    private mutating func interrupt(by scope: Int, into output: inout [Stream.Event]) {
        guard !keepsOrder else { return }
        for other in scopes[scope].interrupts {
            while let place = spans.newestPlace(of: other) { closeManaged(place, into: &output) }
        }
    }

    /// Closes a span, and appends its closing event.
    private mutating func closeManaged(_ place: Int, into output: inout [Stream.Event]) {
        closeContents(of: place, into: &output)
        let span = spans[place]
        if let closing = Stream.closing(ScopeID(span.scope), key: span.key) { output.append(closing) }
        if !span.isOwn { interrupted[span.scope, span.key] = true }
        close(at: place)
    }

    /// Whether an event ends the stream before its ordinary end.
    private func breaksOff(_ event: Stream.Event) -> Bool {
        outermost.map { roles(of: event).contains(.ends($0)) } ?? false
    }

    /// Closes everything inside the outermost span.
    private mutating func closeContents(into output: inout [Stream.Event], isBrokenOff: Bool) {
        guard let outermost, let place = spans.newestPlace(of: outermost) else { return }
        closeContents(of: place, into: &output, isBrokenOff: isBrokenOff)
    }

    /// Closes the contents of a span: first the spans that hold no machines, then the machines, then the other spans.
    ///
    /// The event that settles a machine belongs into the span where it began, after all parts and before the span's end.
    private mutating func closeContents(
        of place: Int,
        into output: inout [Stream.Event],
        isBrokenOff: Bool = false
    ) {
        for inner in places(inside: place) where !holdsMachines(spans[inner].scope) {
            closeManaged(inner, into: &output)
        }
        let span = spans[place]
        let serial = span.scope == outermost ? nil : span.serial
        for (scope, key, instance) in machines.unsettled(in: serial, isBrokenOff: isBrokenOff) {
            guard let event = settling(scope, key: key, instance) else { continue }
            let target = roles(of: event).lazy.compactMap { role -> Int? in
                if case .transition(scope, instance.state, let to) = role { to } else { nil }
            }.first
            move(scope, key: key, to: target ?? instance.state)
            note(event, roles(of: event))
            output.append(event)
        }
        for inner in places(inside: place) { closeManaged(inner, into: &output) }
    }

    private func holdsMachines(_ scope: Int) -> Bool {
        scopes.contains { other in
            if other.parent == scope, case .machine = other.kind { true } else { false }
        }
    }
}
