extension Resolver {
    /// Resolves and checks the lifecycle.
    mutating func resolveScopes() -> [ScopeModel] {
        for (index, scope) in (base?.scopes ?? []).enumerated() { scopeIDs[scope.name] = index }
        guard base == nil else { return [] }
        var names = NameTable()
        for (index, scope) in document.scopes.enumerated() {
            let swiftName = swiftName(of: scope.name, in: .scopes)
            claim(wire: scope.name.value, swift: swiftName, of: scope.name, in: &names, subject: "'lifecycle'")
            scopeIDs[scope.name.value] = index
        }
        var scopes = document.scopes.map { scope($0) }
        let sound = scopes.indices.filter { scopes[$0].hasAll(document.scopes[$0].conditions) }
        for index in sound { checkConditions(document.scopes[index], in: scopes[index]) }
        for (index, written) in document.scopes.enumerated() {
            guard let refers = written.refers, let found = reference(refers, of: scopes[index], among: scopes) else {
                continue
            }
            let first = scopes.lazy.compactMap(\.refers).first { $0.event == found.event && $0.field != found.field }
            if let first {
                let name = events[first.event].name
                report(
                    .invalidValue,
                    "'\(name)' is already referred to by its '\(first.field)'",
                    at: refers.field.range
                )
            }
            scopes[index].refers = found
        }
        checkNesting(scopes)
        for (index, written) in document.scopes.enumerated() {
            guard let renews = written.renews else { continue }
            resolveRenewal(renews, of: index, in: &scopes)
        }
        checkOutermost(scopes)
        checkOwnership(sound.map { scopes[$0] })
        for (scope, written) in zip(scopes, document.scopes) {
            if let key = written.key { checkKey(key, of: scope) }
        }
        return scopes
    }

    private mutating func scope(_ written: SchemaScope) -> ScopeModel {
        var scope = ScopeModel(
            name: written.name.value,
            swiftName: SwiftNames.escaped(swiftName(of: written.name, in: .scopes)),
            doc: written.doc,
            parent: written.within.flatMap { scopeID($0) },
            key: written.key.map { key($0) },
            interrupts: written.interrupts.compactMap { scopeID($0) },
            kind: kind(of: written),
            range: written.name.range
        )
        scope.conditions = conditions(of: written)
        return scope
    }

    /// The scope of a name; reports a name that nothing declares.
    mutating func scopeID(_ name: Located<String>) -> Int? {
        if let index = scopeIDs[name.value] { return index }
        reportUnknown(.unknownScope, "scope", name, known: scopeIDs.keys.sorted())
        return nil
    }

    private mutating func kind(of written: SchemaScope) -> ScopeModel.Kind {
        let isSpan =
            written.opens != nil || !(written.continues + written.closes + written.ends + written.resets).isEmpty
        let isMachine = !written.states.isEmpty || !written.transitions.isEmpty
        if [isSpan, isMachine, !written.single.isEmpty].count(where: { $0 }) > 1 {
            report(
                .invalidValue,
                "scope '\(written.name.value)' must be one thing: a span (opens, closes), single events, or states",
                at: written.name.range
            )
        }
        if isMachine { return .machine(machine(written)) }
        if let ending = written.onEnd {
            report(.invalidValue, "'on-end' is for scopes with states, which '\(written.name.value)' is not", at: ending.range)
        }
        if !written.single.isEmpty { return .single(events: distinctEvents(written.single)) }
        return .span(span(written))
    }

    /// The events of names; one that is named several times, under several conditions, counts once.
    mutating func distinctEvents(_ names: [Located<String>]) -> [Int] {
        names.reduce(into: []) { events, name in
            if let event = event(name), !events.contains(event) { events.append(event) }
        }
    }

    /// The earlier event and every event of the scope must have the field.
    private mutating func reference(
        _ written: SchemaScope.Reference,
        of scope: ScopeModel,
        among scopes: [ScopeModel]
    ) -> ScopeModel.Reference? {
        guard let target = event(written.event) else { return nil }
        guard case .single(let own) = scope.kind else {
            report(.invalidValue, "only single events refer to others", at: written.field.range)
            return nil
        }
        for index in [target] + own {
            guard let field = fieldIndex(written.field, of: index).map({ events[index].fields[$0] }) else { return nil }
            if !field.isOptional, values(of: field, are: .string) { continue }
            report(
                .invalidValue,
                "'by' must name a required string field, which '\(field.name)' of '\(events[index].name)' is not",
                at: written.field.range
            )
            return nil
        }
        let isMoving = scopes.contains { $0.machine != nil && $0.events.contains(target) }
        if let range = written.awaitedRange, !isMoving {
            report(
                .invalidValue,
                "'awaited' is for events that move a machine, which '\(written.event.value)' does not",
                at: range
            )
        }
        return ScopeModel.Reference(
            field: written.field.value,
            event: target,
            isAwaited: written.awaitedRange != nil
        )
    }

    /// Where a field of an event is; reports a name that it has not.
    mutating func fieldIndex(_ name: Located<String>, of event: Int) -> Int? {
        guard events.indices.contains(event) else { return nil }
        let known = events[event].fields.map(\.name)
        if let index = known.firstIndex(of: name.value) { return index }
        reportUnknown(.unknownField, "field", name, known: known, in: " in '\(events[event].name)'")
        return nil
    }

    private mutating func checkNesting(_ scopes: [ScopeModel]) {
        for (index, scope) in scopes.enumerated() {
            var current = scope.parent
            var steps = 0
            while let parent = current, parent != index, steps < scopes.count {
                current = scopes[parent].parent
                steps += 1
            }
            if current == index { report(.scopeCycle, "scope '\(scope.name)' is within itself", at: scope.range) }
            if let around = ancestors(of: scope, among: scopes).first(where: { scope.interrupts.contains($0) }) {
                report(
                    .invalidValue,
                    "scope '\(scope.name)' cannot interrupt '\(scopes[around].name)', which is around it",
                    at: scope.range
                )
            }
            if let parent = scope.parent, case .span = scopes[parent].kind {
            } else if scope.parent != nil {
                report(.unopenableScope, "scope '\(scope.name)' is within a scope that never opens", at: scope.range)
            }
        }
    }

    /// The scopes around a scope, innermost first.
    private func ancestors(of scope: ScopeModel, among scopes: [ScopeModel]) -> [Int] {
        var ancestors: [Int] = []
        var current = scope.parent
        while let parent = current, !ancestors.contains(parent) {
            ancestors.append(parent)
            current = scopes[parent].parent
        }
        return ancestors
    }

    /// Reports spans beside the one that is the stream; nothing could come between them.
    private mutating func checkOutermost(_ scopes: [ScopeModel]) {
        let outermost = scopes.filter { scope in
            if scope.parent == nil, case .span = scope.kind { true } else { false }
        }
        for scope in outermost.dropFirst() {
            report(
                .invalidValue,
                "scope '\(scope.name)' and scope '\(outermost[0].name)' are both outermost; a stream is one span",
                at: scope.range,
                notes: [.init("write 'within' to say which scope is around it")]
            )
        }
    }

    /// Reports events that would have two roles at once.
    private mutating func checkOwnership(_ scopes: [ScopeModel]) {
        var owners: [Role: ScopeModel] = [:]
        for scope in scopes {
            var own: Set<Role> = []
            for role in scope.heldRoles where own.insert(role).inserted {
                guard let owner = owners.updateValue(scope, forKey: role) else { continue }
                let condition = role.condition == nil ? "" : " under the same condition"
                report(
                    .eventInTwoScopes,
                    "event '\(events[role.event].name)' belongs to scope '\(owner.name)' already\(condition)",
                    at: scope.range,
                    notes: [.init("the other scope is here", at: owner.range)]
                )
            }
        }
    }
}

/// An event that has a role, and the condition for it.
private struct Role: Hashable {
    var event: Int
    var condition: ConditionModel?
}

extension ScopeModel {
    /// The events that have a role in the scope, in the order of their indices.
    fileprivate var heldRoles: [Role] {
        let roles: [Role] =
            switch kind {
            case .span(let span):
                held(.opens, [span.opens]) + held(.continues, span.continues) + held(.closes, span.closes)
                    + held(.ends, span.ends) + held(.resets, span.resets)
            case .single(let events): held(.single, events)
            case .machine(let machine):
                machine.transitions.map { Role(event: $0.event, condition: $0.condition) }
            }
        return roles.sorted { $0.event < $1.event }
    }

    /// Whether every written condition fits its event; what one that does not leaves behind is not worth reporting.
    fileprivate func hasAll(_ written: [Located<String>: SchemaCondition]) -> Bool {
        conditions.values.reduce(0) { $0 + $1.count } == written.count
    }

    private func held(_ part: Use.Part, _ events: [Int]) -> [Role] {
        events.flatMap { event in
            conditions[Use(part, event)].map { $0.map { Role(event: event, condition: $0) } }
                ?? [Role(event: event, condition: nil)]
        }
    }
}

extension ScopeModel {
    /// All events of the scope; those of a machine's `on-end` belong to wherever they stand otherwise.
    package var events: [Int] {
        switch kind {
        case .span(let span): [span.opens] + span.continues + span.closes + span.ends + span.resets
        case .single(let events): events
        case .machine(let machine): machine.transitions.map(\.event)
        }
    }

    /// The state machine, if it is one.
    package var machine: Machine? { if case .machine(let machine) = kind { machine } else { nil } }
}
