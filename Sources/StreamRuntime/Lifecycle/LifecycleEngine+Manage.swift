public import ProtocolSupport

extension LifecycleEngine {
    /// Appends to `output` what must be written so that `event` may come, and the event.
    ///
    /// Scopes around it are opened, what it interrupts and what it closes over is closed, half-finished machines are
    /// settled. The end of a part that the engine had to close is left out. If this throws, neither the engine nor
    /// `output` may be used further: keep copies.
    ///
    /// - Parameters:
    ///   - event: What shall be written.
    ///   - output: Gets the events to write.
    ///   - makeKey: Makes keys for parts that nobody named.
    /// - Throws: The violation, if nothing that the engine could write makes the event right.
    public mutating func manage(
        _ event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleViolation) {
        if state.hasEnded, let violation = violation(of: event) { throw violation }
        let roles = roles(of: event)
        let key = event.scopeKey ?? ""
        var isWritten = true
        if roles.isEmpty, let outermost { try open(outermost, before: event, into: &output, makeKey: makeKey) }
        for role in roles {
            if try manage(role, key: key, event, into: &output, makeKey: makeKey) == .leaveOut { isWritten = false }
        }
        if case .transition = roles.first {
            try manage(transitions: roles, key: key, event, into: &output, makeKey: makeKey)
        }
        note(event, roles)
        if isWritten { output.append(event) }
    }

    /// The key of the open part of `scope`, opening one first if there is none.
    public mutating func prepareToAppend(
        to scope: ScopeID,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleViolation) -> String? {
        if let key = currentKey(of: scope) { return key }
        guard !state.hasEnded, scopes.indices.contains(scope.index) else { return nil }
        let key = scopes[scope.index].isKeyed ? makeKey() : ""
        guard let event = Stream.opening(scope, key: key) else { return nil }
        try manage(event, into: &output, makeKey: makeKey)
        if let last = state.newestPlace(of: scope.index) { state.markOwn(at: last) }
        return key
    }

    /// Appends the events that end the stream.
    ///
    /// Nothing if it has ended. `terminal` is what says how it ends; without it, or where it leaves the stream open, the
    /// protocol's ordinary end follows.
    public mutating func end(
        with terminal: Stream.Event?,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleViolation) {
        guard !state.hasEnded else { return }
        if let terminal {
            closeContents(into: &output, isBrokenOff: breaksOff(terminal))
            try manage(terminal, into: &output, makeKey: makeKey)
        }
        guard !state.hasEnded, let outermost, let closing = Stream.closing(ScopeID(outermost), key: "") else {
            state.closeAll()
            state.hasEnded = true
            return
        }
        try manage(closing, into: &output, makeKey: makeKey)
    }
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
    ) throws(LifecycleViolation) -> Verdict {
        switch role {
        case .opens(let scope):
            try openAsked(scope, key: key, event, into: &output, makeKey: makeKey)
        case .continues(let scope):
            guard state.place(of: scope, key: key) == nil else { break }
            guard let opening = Stream.opening(ScopeID(scope), key: key) else { throw notOpen(event, scope, key) }
            try manage(opening, into: &output, makeKey: makeKey)
        case .closes(let scope):
            return try closeAsked(scope, key: key, event, into: &output, makeKey: makeKey)
        case .ends(let scope):
            if scope == outermost { try open(scope, before: event, into: &output, makeKey: makeKey) }
            guard let place = state.place(of: scope, key: key) else { break }
            closeContents(of: place, into: &output, isBrokenOff: true)
            close(place)
        case .resets(let scope):
            guard let place = state.place(of: scope, key: key) else { throw notOpen(event, scope, key) }
            reset(place)
        case .single(let scope):
            try openParent(of: scope, before: event, into: &output, makeKey: makeKey)
            interrupt(by: scope, into: &output)
        case .refers(let scope):
            if let violation = unknownReference(event, scope) { throw violation }
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
    ) throws(LifecycleViolation) {
        try openParent(of: scope, before: event, into: &output, makeKey: makeKey)
        if let place = state.place(of: scope, key: key) {
            if scope == outermost, let violation = violation(of: event) { throw violation }
            closeManaged(place, into: &output)
        }
        interrupt(by: scope, into: &output)
        interrupted.remove(InterruptedSpan(scope: scope, key: UTF8Text(key)))
        state.open(scope, key: key, within: scopes[scope].parent, isOwn: false)
    }

    private mutating func closeAsked(
        _ scope: Int,
        key: String,
        _ event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleViolation) -> Verdict {
        if scope == outermost { try open(scope, before: event, into: &output, makeKey: makeKey) }
        guard let place = state.place(of: scope, key: key) else {
            let wasInterrupted = interrupted.remove(InterruptedSpan(scope: scope, key: UTF8Text(key))) != nil
            if wasInterrupted { return .leaveOut }
            throw notOpen(event, scope, key)
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
    ) throws(LifecycleViolation) {
        guard let transition = transition(of: roles, key: key) else {
            if let violation = violation(of: event) { throw violation }
            return
        }
        if transition.from == nil {
            try openParent(of: transition.scope, before: event, into: &output, makeKey: makeKey)
            interrupt(by: transition.scope, into: &output)
        } else if let outermost {
            try open(outermost, before: event, into: &output, makeKey: makeKey)
        }
        move(transition.scope, key: key, to: transition.to)
    }
}

extension LifecycleEngine {
    private mutating func openParent(
        of scope: Int,
        before event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleViolation) {
        if let parent = scopes[scope].parent { try open(parent, before: event, into: &output, makeKey: makeKey) }
    }

    /// Opens a scope that nobody has opened, and those around it.
    private mutating func open(
        _ scope: Int,
        before event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleViolation) {
        guard state.newestPlace(of: scope) == nil else { return }
        try openParent(of: scope, before: event, into: &output, makeKey: makeKey)
        let key = scopes[scope].isKeyed ? makeKey() : ""
        guard let opening = Stream.opening(ScopeID(scope), key: key) else { throw notOpen(event, scope, key) }
        interrupt(by: scope, into: &output)
        state.open(scope, key: key, within: scopes[scope].parent, isOwn: true)
        output.append(opening)
    }

    /// Closes what the beginning of something in `scope` interrupts.
    private mutating func interrupt(by scope: Int, into output: inout [Stream.Event]) {
        for other in scopes[scope].interrupts {
            while let place = state.newestPlace(of: other) { closeManaged(place, into: &output) }
        }
    }

    /// Closes a span, and writes what says so.
    private mutating func closeManaged(_ place: Int, into output: inout [Stream.Event]) {
        closeContents(of: place, into: &output)
        let span = state.spans[place]
        if let closing = Stream.closing(ScopeID(span.scope), key: span.key) { output.append(closing) }
        if !span.isOwn { interrupted.insert(InterruptedSpan(scope: span.scope, key: UTF8Text(span.key))) }
        state.close(at: place)
    }

    /// Whether an event ends the stream before its ordinary end.
    private func breaksOff(_ event: Stream.Event) -> Bool {
        outermost.map { roles(of: event).contains(.ends($0)) } ?? false
    }

    /// Closes all that is open in the outermost span.
    private mutating func closeContents(into output: inout [Stream.Event], isBrokenOff: Bool) {
        guard let outermost, let place = state.newestPlace(of: outermost) else { return }
        closeContents(of: place, into: &output, isBrokenOff: isBrokenOff)
    }

    /// Closes what is inside of a span: the spans that machines do not live in, then the machines, then the others.
    ///
    /// What a machine is settled with belongs into the span where it began, behind all parts and before the span's end.
    private mutating func closeContents(
        of place: Int,
        into output: inout [Stream.Event],
        isBrokenOff: Bool = false
    ) {
        for inner in places(inside: place) where !holdsMachines(state.spans[inner].scope) {
            closeManaged(inner, into: &output)
        }
        let span = state.spans[place]
        let serial = span.scope == outermost ? nil : span.serial
        for (scope, key, instance) in state.unsettled(in: serial, isBrokenOff: isBrokenOff) {
            guard let event = settling(scope, key: key, instance) else { continue }
            let target = roles(of: event).lazy.compactMap { role -> Int? in
                if case .transition(scope, instance.state, let to) = role { to } else { nil }
            }.first
            move(scope, key: key, to: target ?? instance.state)
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
