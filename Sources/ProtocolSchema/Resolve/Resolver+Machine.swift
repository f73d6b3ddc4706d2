extension Resolver {
    /// Resolves and checks a state machine.
    mutating func machine(_ written: SchemaScope) -> ScopeModel.Machine {
        var states: [ScopeModel.Machine.State] = []
        var indices: [String: Int] = [:]
        var names = NameTable()
        let endings = endings(of: written)
        for state in written.states {
            let swiftName = swiftName(of: state.name, in: .states)
            if state.name.value == "none" {
                report(.duplicateName, "'none' is built in: not begun", at: state.name.range)
            }
            claim(
                wire: state.name.value,
                swift: swiftName,
                of: state.name,
                in: &names,
                subject: "scope '\(written.name.value)'"
            )
            indices[state.name.value] = states.count
            states.append(
                ScopeModel.Machine.State(
                    name: state.name.value,
                    swiftName: SwiftNames.escaped(swiftName),
                    doc: state.doc,
                    ending: ending(of: state, endings[state.name.value], key: written.key.flatMap { key($0).single }),
                    range: state.name.range
                )
            )
        }
        let transitions = transitions(of: written, states: indices)
        checkReachability(states, transitions, scope: written)
        return ScopeModel.Machine(states: states, transitions: transitions, fallbacks: fallbacks(of: written))
    }

    /// The events that give way to what older clients get, which must be other events.
    private mutating func fallbacks(of written: SchemaScope) -> [ScopeModel.Machine.Fallback] {
        var fallbacks: [ScopeModel.Machine.Fallback] = []
        for item in written.transitions {
            guard let range = item.otherwiseRange, let index = eventIDs[item.event.value] else { continue }
            guard case .send(let substitutes) = events[index].below else {
                report(
                    .invalidBelow,
                    "'otherwise' sends what older clients get, but '\(item.event.value)' has no 'below: { send: … }'",
                    at: range
                )
                continue
            }
            if fallbacks.contains(where: { $0.event == index }) { continue }
            fallbacks.append(.init(event: index, substitutes: substitutes))
        }
        return fallbacks
    }

    /// The events that are sent when the stream ends in one of several states, by state.
    private mutating func endings(of written: SchemaScope) -> [String: SchemaSubstitute] {
        guard let shared = written.onEnd else { return [:] }
        var endings: [String: SchemaSubstitute] = [:]
        for name in shared.states {
            guard let state = written.states.first(where: { $0.name.value == name.value }) else {
                reportUnknown(.unknownState, "state", name, known: written.states.map(\.name.value))
                continue
            }
            if state.onEnd != nil || endings.updateValue(shared.event, forKey: name.value) != nil {
                report(.invalidValue, "state '\(name.value)' has another 'on-end' already", at: name.range)
            }
        }
        return endings
    }

    private mutating func ending(
        of state: SchemaScope.State,
        _ shared: SchemaSubstitute?,
        key: String?
    ) -> ScopeModel.Machine.Ending {
        guard let event = (state.onEnd ?? shared).flatMap({ fixedEvent($0, copying: key) }) else {
            return state.mayStayOpen ? .staysOpen : .done
        }
        return state.mayStayOpen ? .staysOpenUnlessBrokenOff(event) : .settled(event)
    }

    private mutating func transitions(
        of written: SchemaScope,
        states: [String: Int]
    ) -> [ScopeModel.Machine.Transition] {
        var transitions: [ScopeModel.Machine.Transition] = []
        var seen: Set<ScopeModel.Machine.Transition> = []
        for item in written.transitions {
            guard let event = event(item.event), let to = state(item.to, of: states) else { continue }
            let when = item.when.flatMap { condition($0, on: events[event].fields, of: "'\(item.event.value)'") }
            for name in item.from {
                var from: Int?
                if name.value != "none" {
                    guard let index = state(name, of: states) else { continue }
                    from = index
                }
                // A transition without a target stands for all targets.
                let isKnown = item.when == nil || when != nil
                if isKnown, !seen.insert(.init(event: event, when: when, from: from, to: -1)).inserted {
                    report(
                        .ambiguousTransition,
                        "'\(item.event.value)' in state '\(name.value)' leads to two states",
                        at: name.range
                    )
                }
                transitions.append(.init(event: event, when: when, from: from, to: to))
            }
        }
        return transitions
    }

    private mutating func state(_ name: Located<String>, of states: [String: Int]) -> Int? {
        if let index = states[name.value] { return index }
        reportUnknown(.unknownState, "state", name, known: states.keys.sorted() + ["none"])
        return nil
    }

    /// An event of which the runtime knows one field, so that everything else must be fixed.
    mutating func fixedEvent(_ written: SchemaSubstitute, copying known: String?) -> EventModel.Substitute? {
        guard let name = written.events.first, let target = event(name) else { return nil }
        if written.events.count > 1 {
            report(.invalidValue, "one event is sent at the end", at: written.events[1].range)
        }
        if events[target].isFamily {
            report(.invalidBelow, "'\(name.value)' is a family; one event is expected", at: name.range)
        }
        var values: [EventModel.Substitute.Value] = []
        var used: Set<String> = []
        for (index, field) in events[target].fields.enumerated() where field.constant == nil {
            if field.name == known {
                values.append(.copied(field: index, from: index))
            } else if let value = written.values.first(where: { $0.field.value == field.name }) {
                used.insert(field.name)
                values.append(.fixed(field: index, fixed(value.value, for: field)))
            } else if !field.isOptional {
                report(
                    .invalidBelow,
                    "'\(name.value)' needs the field '\(field.name)'; give it a fixed value in 'with'",
                    at: name.range
                )
            }
        }
        for value in written.values where !used.contains(value.field.value) {
            let known = events[target].fields.map(\.name)
            reportUnknown(.unknownField, "field", value.field, known: known, in: " in '\(name.value)'")
        }
        return EventModel.Substitute(event: target, values: values)
    }

    private mutating func checkReachability(
        _ states: [ScopeModel.Machine.State],
        _ transitions: [ScopeModel.Machine.Transition],
        scope: SchemaScope
    ) {
        var reached = Set(transitions.filter { $0.from == nil }.map(\.to))
        if reached.isEmpty {
            report(
                .unopenableScope,
                "no transition of scope '\(scope.name.value)' begins in 'none'",
                at: scope.name.range
            )
            return
        }
        var frontier = Array(reached)
        while let state = frontier.popLast() {
            for transition in transitions where transition.from == state {
                if reached.insert(transition.to).inserted { frontier.append(transition.to) }
            }
        }
        for (index, state) in states.enumerated() where !reached.contains(index) {
            report(.unreachableState, "no transition leads to state '\(state.name)'", at: state.range)
        }
    }
}
