extension Resolver {
    /// Gives every event its names; fields come later.
    mutating func declareEvents() {
        var names = NameTable()
        for event in events {
            let place = Located(event.name, at: event.range)
            claim(
                wire: event.claimedName,
                swift: event.caseName.withoutBackticks,
                of: place,
                in: &names,
                subject: "'events'"
            )
        }
        for written in document.events {
            if let index = eventIDs[written.name.value] {
                report(
                    .duplicateName,
                    "event '\(written.name.value)' is declared already",
                    at: written.name.range,
                    notes: [.init("the first is here", at: events[index].range)]
                )
                continue
            }
            var event = declared(written)
            let plain = memberName(of: event.name)
            event.methodStem = methodStem(of: plain, pinned: written.swift, verb: "write", type: event.swiftName)
            let caseName = event.caseName.withoutBackticks
            claim(wire: event.claimedName, swift: caseName, of: written.name, in: &names, subject: "'events'")
            // A struct that is called like the event that carries it stands for both.
            if base == nil || declaredPayload(of: written, called: event.swiftName) == nil {
                claimSwiftType(event.swiftName, at: written.name.range)
            }
            eventIDs[written.name.value] = events.count
            events.append(event)
        }
    }

    private mutating func declared(_ written: SchemaEvent) -> EventModel {
        let isFamily = written.name.value.hasSuffix("*")
        let name = isFamily ? String(written.name.value.dropLast()) : written.name.value
        let recognition = recognition(of: written, name: name, isFamily: isFamily)
        let range = written.name.range
        checkAvailability(written.availability)
        return EventModel(
            name: name,
            wireName: recognition.tag?.tagText ?? wireName(of: name, isFamily: isFamily),
            recognition: recognition,
            isFamily: isFamily,
            swiftName: swiftName(
                of: Located(base == nil ? name : memberName(of: name), at: range),
                pinned: written.swift,
                in: .types,
                suffix: base == nil ? "Event" : "Data"
            ),
            caseName: SwiftNames.escaped(swiftName(of: Located(name, at: range), in: .events, suffix: "Event")),
            doc: written.doc,
            fields: [],
            availability: written.availability.value,
            below: .refuse,
            example: nil,
            membership: nil,
            isInherited: false,
            range: written.name.range
        )
    }

    /// A family keeps the separator at the end of its prefix, in the spelling of the casing.
    func wireName(of name: String, isFamily: Bool) -> String {
        let casing = document.casing.events
        guard isFamily, casing != .verbatim, let last = name.last, !last.isLetter, !last.isNumber,
            name.contains(where: { $0.isLetter || $0.isNumber })
        else { return casing.spell(name) }
        let separator =
            switch casing {
            case .kebab: "-"
            case .snake, .screamingSnake: "_"
            case .camel, .pascal, .verbatim: ""
            }
        return casing.spell(name) + separator
    }

    /// Resolves the fields of all events.
    mutating func resolveEvents() {
        for written in document.events {
            guard let index = eventIDs[written.name.value], events[index].range == written.name.range else { continue }
            let event = events[index]
            let owner = Owner(
                subject: "event '\(written.name.value)'",
                name: written.name.value,
                place: base == nil
                    ? .fields("events.\(written.name.value).fields") : .event("events." + written.name.value),
                swiftName: event.swiftName,
                availability: event.availability,
                isEvent: true
            )
            events[index].fields = fields(
                of: written.content,
                owner: owner,
                reservedWires: events[index].recognition.tag == nil ? [] : [discriminator.topKey].compactMap(\.self),
                besides: event.isFamily ? ["name"] : []
            )
            events[index].isValue = written.value != nil
            resolveCondition(of: written, index)
            events[index].membership = membership(of: written, events[index])
            // The name of the data is a field of the event that carries it.
            if let membership = events[index].membership, membership.isNamed {
                events[index].wireName = events[membership.family].wireName
                events[index].recognition = events[membership.family].recognition
            }
            if let id = events[index].membership?.structure, types[id.index].doc == nil {
                types[id.index].doc = written.doc
            }
            if let example = written.example { resolve(example, of: index) }
        }
    }

    /// Takes the example of an event, with its keys spelled for the wire.
    private mutating func resolve(_ example: Located<Literal>, of index: Int) {
        if events[index].isValue { return resolveValue(example, of: index) }
        guard case .object(let members) = example.value else {
            report(.invalidLiteral, "an example is a mapping of fields", at: example.range)
            return
        }
        let event = events[index]
        var spelled: [Literal.Member] = []
        for member in members {
            let found = event.fields.first { $0.name == member.key || $0.wireName == member.key }
            if found == nil, event.isFamily, member.key == "name", case .string(let name) = member.value {
                // It is not a field but the text in place of the `*`.
                events[index].exampleName = name
                continue
            }
            guard let field = found else {
                let name = Located(member.key, at: example.range)
                reportUnknown(.unknownField, "field", name, known: event.fields.map(\.name), in: " in the example")
                continue
            }
            if let problem = problem(with: member.value, as: field.type) {
                report(.invalidLiteral, "'\(member.key)': \(problem)", at: example.range)
            }
            spelled.append(Literal.Member(key: field.wireName, value: self.spelled(member.value, as: field.type)))
        }
        let missing = event.fields.first { field in
            !field.isOptional && field.constant == nil && !spelled.contains { $0.key == field.wireName }
        }
        if let missing {
            report(.invalidLiteral, "the example lacks the required field '\(missing.name)'", at: example.range)
        }
        events[index].example = .object(spelled)
    }

    /// Takes the example of an event that is a value.
    private mutating func resolveValue(_ example: Located<Literal>, of index: Int) {
        guard let field = events[index].fields.first else { return }
        checkLiteral(example, fits: field.type)
        events[index].example = .object([Literal.Member(key: field.wireName, value: example.value)])
    }
}

extension EventModel {
    /// The name that no other event may have on the wire.
    fileprivate var claimedName: String {
        isFamily || membership != nil ? displayName : recognition.tag?.tagKey ?? displayName
    }
}

extension SchemaEvent {
    /// The fields: the value alone, if the event is one.
    fileprivate var content: SchemaStruct {
        guard let value else { return structure }
        var content = structure
        content.fields = [value]
        content.includes = []
        return content
    }
}

extension String {
    /// The prefix that a pinned family name stands for.
    var withoutTrailingStar: String { hasSuffix("*") ? String(dropLast()) : self }
}
