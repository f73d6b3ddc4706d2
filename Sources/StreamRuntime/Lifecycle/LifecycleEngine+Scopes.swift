@_spi(Generated) import ProtocolSupport

/// What a writer opens and closes by itself.
extension LifecycleEngine {
    /// Opens the outermost scope before an event of no scope, if nothing but the key is needed for that.
    ///
    /// The event may come before it, too: keep-alive events do where the beginning waits for a provider.
    mutating func beginStream(
        before event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) {
        if let outermost { try? open(outermost, before: event, into: &output, makeKey: makeKey) }
    }

    mutating func openParent(
        of scope: Int,
        before event: Stream.Event,
        into output: inout [Stream.Event],
        makeKey: () -> String
    ) throws(LifecycleError) {
        if let parent = scopes[scope].parent { try open(parent, before: event, into: &output, makeKey: makeKey) }
    }

    /// Opens a scope unless it is open, and the scopes around it.
    mutating func open(
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
    func spanToRenew(before scope: Int) -> Int? {
        let span = table.renewedSpans[scope]
        guard renewsSpans, !keepsOrder, span >= 0, let place = spans.newestPlace(of: span),
            !spans[place].isHeldTogether,
            machines.isOver(spans[place].serial)
        else { return nil }
        return place
    }

    /// Closes the span whose turn is over and opens it again.
    mutating func renew(before scope: Int, into output: inout [Stream.Event]) {
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
    mutating func interrupt(by scope: Int, into output: inout [Stream.Event]) {
        guard !keepsOrder else { return }
        for other in scopes[scope].interrupts {
            while let place = spans.newestPlace(of: other) { closeManaged(place, into: &output) }
        }
    }

    /// Closes a span, and appends its closing event.
    mutating func closeManaged(_ place: Int, into output: inout [Stream.Event]) {
        closeContents(of: place, into: &output)
        let span = spans[place]
        if let closing = Stream.closing(ScopeID(span.scope), key: span.key) { output.append(closing) }
        if !span.isOwn { interrupted[span.scope, span.key] = true }
        close(at: place)
    }

    /// Whether an event ends the stream before its ordinary end.
    func breaksOff(_ event: Stream.Event) -> Bool {
        outermost.map { roles(of: event).contains(.ends($0)) } ?? false
    }

    /// Closes everything inside the outermost span.
    mutating func closeContents(into output: inout [Stream.Event], isBrokenOff: Bool) {
        guard let outermost, let place = spans.newestPlace(of: outermost) else { return }
        closeContents(of: place, into: &output, isBrokenOff: isBrokenOff)
    }

    /// Closes the contents of a span: first the spans that hold no machines, then the machines, then the other spans.
    ///
    /// The event that settles a machine belongs into the span where it began, after all parts and before the span's end.
    mutating func closeContents(
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

    func holdsMachines(_ scope: Int) -> Bool {
        scopes.contains { other in
            if other.parent == scope, case .machine = other.kind { true } else { false }
        }
    }
}
