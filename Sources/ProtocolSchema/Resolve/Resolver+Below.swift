extension Resolver {
    /// Resolves what is sent to clients that do not know an event, and what two events can be sent as one.
    mutating func resolveBelow() {
        for written in document.events {
            guard let index = eventIDs[written.name.value] else { continue }
            events[index].joins = written.joins.flatMap { joinedField($0, of: index) }
            guard let below = written.below else { continue }
            switch below {
            case .drop: events[index].below = .drop
            case .refuse: events[index].below = .refuse
            case .send(let substitute):
                let substitutes = substitutes(for: index, substitute)
                if !substitutes.isEmpty { events[index].below = .send(substitutes) }
            }
        }
    }

    private mutating func joinedField(_ name: Located<String>, of event: Int) -> Int? {
        guard let index = fieldIndex(name, of: event) else { return nil }
        let field = events[event].fields[index]
        if events[event].isFamily {
            report(.invalidValue, "the texts of different events of a family cannot be joined", at: name.range)
            return nil
        }
        if !field.isOptional, values(of: field, are: .string) { return index }
        report(.invalidValue, "'joins' must name a required string field, which '\(name.value)' is not", at: name.range)
        return nil
    }

    private mutating func substitutes(for index: Int, _ written: SchemaSubstitute) -> [EventModel.Substitute] {
        var used: Set<String> = []
        let substitutes = written.events.compactMap { name -> EventModel.Substitute? in
            guard let target = event(name) else { return nil }
            checkIsOlder(target, than: index, name)
            return substitute(target, name, for: index, fixed: written.values, used: &used)
        }
        for value in written.values where !used.contains(value.field.value) {
            reportUnknown(.unknownField, "field", value.field, known: [], in: " in what is sent instead")
        }
        return substitutes
    }

    private mutating func checkIsOlder(_ target: Int, than index: Int, _ name: Located<String>) {
        guard let from = events[target].availability.sendableFrom else {
            report(.invalidBelow, "'\(name.value)' is itself unknown to newer clients", at: name.range)
            return
        }
        if let own = events[index].availability.sendableFrom, from >= own {
            report(.invalidBelow, "'\(name.value)' is no older than the event it replaces", at: name.range)
        }
    }

    /// The event of a name; reports a name that nothing declares.
    mutating func event(_ name: Located<String>) -> Int? {
        if let index = eventIDs[name.value] { return index }
        reportUnknown(.unknownEvent, "event", name, known: eventIDs.keys.sorted())
        return nil
    }

    /// Where each field of `target` comes from when it replaces `source`.
    mutating func substitute(
        _ target: Int,
        _ name: Located<String>,
        for source: Int,
        fixed: [FixedValue],
        used: inout Set<String>
    ) -> EventModel.Substitute {
        var values: [EventModel.Substitute.Value] = []
        if events[target].isFamily {
            report(.invalidBelow, "'\(name.value)' is a family; one event is expected", at: name.range)
        }
        for (index, field) in events[target].fields.enumerated() where field.constant == nil {
            if let value = fixed.first(where: { $0.field.value == field.name }) {
                used.insert(field.name)
                values.append(.fixed(field: index, self.fixed(value.value, for: field)))
            } else if let from = events[source].fields.firstIndex(where: {
                $0.name == field.name && $0.type == field.type
            }),
                field.isOptional || !events[source].fields[from].isOptional
            {
                values.append(.copied(field: index, from: from))
            } else if !field.isOptional {
                report(
                    .invalidBelow,
                    "'\(name.value)' needs the field '\(field.name)', which nothing gives",
                    at: name.range,
                    notes: [.init("'with' can give it a fixed value")]
                )
            }
        }
        return EventModel.Substitute(event: target, values: values)
    }
}
