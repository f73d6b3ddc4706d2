extension Resolver {
    /// Resolves and checks a span; its renewal comes when all scopes are known.
    mutating func span(_ written: SchemaScope) -> ScopeModel.Span {
        if written.opens == nil {
            report(.unopenableScope, "nothing opens scope '\(written.name.value)'", at: written.name.range)
        } else if written.closes.isEmpty, written.ends.isEmpty {
            report(.unopenableScope, "nothing closes scope '\(written.name.value)'", at: written.name.range)
        }
        var span = ScopeModel.Span(
            opens: written.opens.flatMap { event($0) } ?? 0,
            continues: distinctEvents(written.continues),
            closes: distinctEvents(written.closes),
            ends: distinctEvents(written.ends),
            resets: distinctEvents(written.resets)
        )
        checkIsOutermost(written)
        span.id = written.id.flatMap { idField($0, of: span.opens) }
        span.onCancel = written.onCancel.flatMap { fixedEvent($0, copying: nil) }
        span.onFailure = written.onFailure.flatMap { failure($0) }
        span.onCompletion = written.onCompletion.flatMap { completion($0, of: span, written) }
        return span
    }

    /// The stream has one beginning and one end; on a span inside of it these keys would do nothing.
    private mutating func checkIsOutermost(_ written: SchemaScope) {
        guard let outer = written.within else { return }
        let places = [
            ("id", written.id?.range), ("on-failure", written.onFailure?.event.events.first?.range),
            ("on-cancel", written.onCancel?.events.first?.range),
            ("on-completion", written.onCompletion?.event.events.first?.range),
        ]
        for case (let key, let range?) in places {
            report(
                .invalidValue,
                "'\(key)' is for the outermost span; '\(written.name.value)' is within '\(outer.value)'",
                at: range
            )
        }
    }

    /// The runtime fills the field in where it is absent, so it must be an optional string.
    private mutating func idField(_ name: Located<String>, of event: Int) -> Int? {
        guard let index = fieldIndex(name, of: event) else { return nil }
        let field = events[event].fields[index]
        if field.isOptional, values(of: field, are: .string) { return index }
        report(.invalidValue, "'id' must name an optional string field, which '\(name.value)' is not", at: name.range)
        return nil
    }

    private mutating func failure(_ written: SchemaScope.Failure) -> ScopeModel.Span.Failure? {
        guard let event = fixedEvent(written.event, copying: written.text.value),
            let text = fieldIndex(written.text, of: event.event)
        else { return nil }
        if values(of: events[event.event].fields[text], are: .string) {
            return .init(event: event, text: text, masked: written.masked)
        }
        report(.invalidValue, "'text' must name a string field", at: written.text.range)
        return nil
    }

    // MARK: Completion

    private mutating func completion(
        _ written: SchemaScope.Completion,
        of span: ScopeModel.Span,
        _ scope: SchemaScope
    ) -> ScopeModel.Span.Completion? {
        guard let name = written.event.events.first, let event = fixedEvent(written.event, copying: nil) else {
            return nil
        }
        if !(span.closes + span.ends).contains(event.event) {
            report(
                .invalidValue,
                "'\(name.value)' neither closes nor ends scope '\(scope.name.value)'",
                at: name.range,
                notes: [.init("'on-completion' sends the event that ends the stream when its work is done")]
            )
        }
        let waiting = written.whileWaiting.isEmpty ? nil : replacing(written.whileWaiting, in: event)
        return .init(event: event, whileWaiting: waiting)
    }

    /// The event with other values in some of its fields.
    private mutating func replacing(
        _ values: [FixedValue],
        in event: EventModel.Substitute
    ) -> EventModel.Substitute {
        var event = event
        for value in values {
            guard let field = fieldIndex(value.field, of: event.event) else { continue }
            let literal = fixed(value.value, for: events[event.event].fields[field])
            event.values.removeAll { $0.field == field }
            event.values.append(.fixed(field: field, literal))
        }
        event.values.sort { $0.field < $1.field }
        return event
    }

    // MARK: Renewal

    /// Resolves when the span at `index` is renewed, which takes knowing all scopes.
    mutating func resolveRenewal(_ written: SchemaScope.Renewal, of index: Int, in scopes: inout [ScopeModel]) {
        guard case .span(var span) = scopes[index].kind else {
            report(.invalidValue, "only a span can be renewed: something that opens and closes", at: written.range)
            return
        }
        if scopes[index].parent == nil {
            report(.invalidValue, "the outermost span is not renewed: it is the stream itself", at: written.range)
        }
        checkIsRenewable(span, scopes[index], at: written.range)
        let before = written.before.compactMap { inner($0, of: index, in: scopes) }
        guard let after = inner(written.after, of: index, in: scopes) else { return }
        guard scopes[after].machine != nil else {
            report(
                .invalidValue,
                "'after' names a scope with states, which '\(written.after.value)' is not",
                at: written.after.range
            )
            return
        }
        let exemptions = written.except.map { self.exemptions($0, of: scopes[after]) } ?? []
        span.renewal = .init(before: before, after: after, exemptions: exemptions)
        scopes[index].kind = .span(span)
    }

    /// A scope that is, directly or not, within the one at `outer`; reports any other.
    private mutating func inner(_ name: Located<String>, of outer: Int, in scopes: [ScopeModel]) -> Int? {
        guard let index = scopeID(name) else { return nil }
        var parent = scopes[index].parent
        // A scope within itself is reported elsewhere; the walk must end all the same.
        for _ in scopes {
            if parent == outer { return index }
            parent = parent.flatMap { scopes[$0].parent }
        }
        report(
            .invalidValue,
            "scope '\(name.value)' is not within '\(scopes[outer].name)'",
            at: name.range,
            notes: [.init("the scope is here", at: scopes[index].range)]
        )
        return nil
    }

    /// The writer closes and opens the span by itself, so it must need to know nothing for that.
    private mutating func checkIsRenewable(_ span: ScopeModel.Span, _ scope: ScopeModel, at range: SourceRange) {
        guard events.indices.contains(span.opens) else { return }
        func isFree(_ event: Int) -> Bool {
            events[event].fields.allSatisfy { $0.isOptional || $0.constant != nil || $0.name == scope.key?.single }
        }
        if !isFree(span.opens) {
            report(
                .invalidValue,
                "scope '\(scope.name)' cannot be renewed: '\(events[span.opens].name)' has required fields",
                at: range
            )
        } else if !span.closes.contains(where: isFree) {
            report(
                .invalidValue,
                "scope '\(scope.name)' cannot be renewed: no event closes it that has no required fields",
                at: range
            )
        }
    }

    /// The bools of that name in the events that move the machine.
    private mutating func exemptions(
        _ name: Located<String>,
        of scope: ScopeModel
    ) -> [ScopeModel.Span.Renewal.Exemption] {
        let moving = Set(scope.events).sorted()
        let exemptions = moving.compactMap { event -> ScopeModel.Span.Renewal.Exemption? in
            let field = events[event].fields.firstIndex {
                $0.name == name.value && $0.constant == nil && values(of: $0, are: .bool)
            }
            return field.map { .init(event: event, field: $0) }
        }
        if !exemptions.isEmpty { return exemptions }
        let fields = moving.flatMap { events[$0].fields }
        if fields.contains(where: { $0.name == name.value }) {
            report(.invalidValue, "'except' names a field of type bool, which '\(name.value)' is not", at: name.range)
        } else {
            let known = Set(fields.filter { values(of: $0, are: .bool) }.map(\.name)).sorted()
            reportUnknown(.unknownField, "field", name, known: known, in: " in the events of scope '\(scope.name)'")
        }
        return []
    }
}
