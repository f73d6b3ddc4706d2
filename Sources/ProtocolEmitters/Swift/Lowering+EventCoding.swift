import ProtocolSchema

extension Lowering {
    /// The conformance of the event enum to `StreamEvent`, in as many files as it needs.
    ///
    /// A switch over all events cannot be cut, so that a protocol of very many events still has long files.
    func eventCoding() -> [Topic] {
        // The table is private to its file, so the initialiser that uses it is there as well.
        var reading = model.hasPlainNames ? [readerInitialiser(decoder()), eventNames()] : eventReaders()
        if !constrainedEvents.isEmpty { reading.append(validateFunction(validation())) }
        return inFiles(streamEventMembers().map { [$0] } + [reading]).enumerated().map { index, members in
            let head = extending("Event", index == 0 ? "StreamEvent" : "", members)
            return Topic(name: "EventCoding", declarations: [head])
        }
    }

    private func streamEventMembers() -> [Declaration] {
        [
            .line(
                doc: DocComment("The protocol that the event belongs to."),
                text: "\(access)typealias Stream = \(model.name)"
            ),
            property(
                "kind",
                "Int?",
                "The index of the event in the protocol's table; nil for an unrecognized event.",
                kind()
            ),
            property("type", "String", "The event's type on the wire.", wireType()),
            property(
                "scopeKey",
                "String?",
                "The key that identifies the event's scope, if the scope has keys.",
                scopeKey()
            ),
        ]
            + [lifecycleRow(), envelopeKey()].compactMap(\.self)
            + [
                reference().map {
                    property(
                        "reference",
                        "String?",
                        "The reference that connects this event with others, if there is one.",
                        $0
                    )
                },
                exemptFromRenewal(), fallback(),
            ].compactMap(\.self).map(hidden) + eventEncoders(encoder()) + [restrictEvent()].compactMap(\.self) + [
                floorFunction(
                    "replacements",
                    doc: "Returns the events that clients from `floor` on get in place of this one.",
                    effects: "throws(JSONEncodingError) -> [Self]",
                    body: replacements()
                ),
                floorFunction(
                    "isSendable",
                    doc: "Whether every client from `floor` on knows the event.",
                    effects: "-> Bool",
                    body: sendable()
                ),
            ] + [keyed()].compactMap(\.self).map(hidden)
    }

    /// A property of the event enum.
    func property(_ name: String, _ type: String, _ doc: String, _ body: Code) -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment(doc),
                head: "\(access)var \(name): \(type)",
                value: body.onlyLine.map { .inline($0) } ?? .getter(body)
            )
        )
    }

    private func floorFunction(_ name: String, doc: String, effects: String, body: Code) -> Declaration {
        let label = name == "isSendable" ? "to" : "for"
        return .function(
            FunctionDeclaration(
                doc: DocComment(doc),
                head: "\(access)func \(name)",
                parameters: ["\(label) floor: ClientVersion"],
                effects: effects,
                body: body
            )
        )
    }

    /// A switch over all events.
    private func switchOver(
        unrecognized: String,
        binds: Bool = true,
        _ statement: (Int, EventModel) -> String
    ) -> Code {
        var body = Code("switch self {")
        for (index, event) in model.events.enumerated() {
            body.branch("case .\(event.caseName)\(binds ? "(let event)" : "")", statement(index, event))
        }
        body.line("case .unrecognized\(unrecognized)")
        body.line("}")
        return body
    }

    private func kind() -> Code {
        switchOver(unrecognized: ": nil", binds: false) { index, _ in String(index) }
    }

    private func wireType() -> Code {
        var body = Code("switch self {")
        for event in model.events {
            let value = SwiftLiteral.string(event.wireName)
            if event.isFamily {
                body.branch("case .\(event.caseName)(let event)", value + " + event.name")
            } else {
                body.branch("case .\(event.caseName)", value)
            }
        }
        body.line("case .unrecognized(let value): value.type ?? \"\"")
        body.line("}")
        return body
    }

    private func reference() -> Code? { field(\.reference) }

    /// A switch over the events that have a field for something; nil if none has.
    private func field(_ place: KeyPath<EventModel, Int?>) -> Code? {
        let events = model.events.filter { $0[keyPath: place] != nil }
        guard !events.isEmpty else { return nil }
        var body = Code("switch self {")
        for event in events {
            guard let index = event[keyPath: place] else { continue }
            body.branch("case .\(event.caseName)(let event)", "event.\(event.fields[index].swiftName)")
        }
        body.line("default: nil")
        body.line("}")
        return body
    }

    private func encoder() -> Code {
        switchOver(unrecognized: "(let value): value.encode(into: &writer)") { _, _ in "event.encode(into: &writer)" }
    }

    // MARK: Reading

    private func decoder() -> Code {
        let key = SwiftLiteral.string(model.discriminator.topKey ?? "")
        var body = Code("switch try reader.discriminator(\(key), in: WireNames.table) {")
        for (number, event) in namedEvents.enumerated() { body.branch("case \(number)", "self = \(made(event))") }
        body.line("default: self = .unrecognized(try UnrecognizedValue(from: &reader, discriminator: \(key)))")
        body.line("}")
        return body
    }

    /// The events in the order in which their names have numbers: those of families last.
    private var namedEvents: [EventModel] {
        model.events.filter { !$0.isFamily } + model.familiesInMatchingOrder.map { model.events[$0] }
    }

    private func eventNames() -> Declaration {
        wireNames(
            namedEvents.filter { !$0.isFamily }.map(\.wireName),
            families: namedEvents.filter(\.isFamily).map(\.wireName)
        )
    }

    func made(_ event: EventModel) -> String {
        ".\(event.caseName)(try \(event.swiftType.qualified)(from: &reader))"
    }

    // MARK: Floors

    private func sendable() -> Code {
        var body = Code()
        let floored = model.events.filter { !$0.isAlwaysSendable }
        guard !floored.isEmpty else { return Code("true") }
        body.line("switch self {")
        for event in floored {
            for drop in drops(of: event) { body.branch(drop.pattern, Self.test(drop.from)) }
            guard !event.availability.isAlwaysSendable else { continue }
            body.branch("case .\(event.caseName)", Self.test(event.availability.sendableFrom))
        }
        body.line("default: true")
        body.line("}")
        return body
    }

    /// Whether a floor is high enough.
    private static func test(_ from: ClientVersion?) -> String {
        from.map { "floor >= " + version($0) } ?? "false"
    }

    /// The fields that drop the event, as cases of a switch, and the floors from which they do not; the highest first.
    ///
    /// They are newer than the event, so what they say goes before what the event says.
    private func drops(of event: EventModel) -> [(pattern: String, from: ClientVersion?)] {
        let fields = Record(event: event, self).fields.filter(\.model.dropsEvent)
        let never = ClientVersion(.max, 0, 0)
        return fields.map { field in
            let test = "event.\(field.model.swiftName)" + (field.presence == .optional ? " == true" : "")
            let pattern = "case .\(event.caseName)(let event) where \(test)"
            return (pattern: pattern, from: field.model.availability.sendableFrom)
        }
        .sorted { ($0.from ?? never) > ($1.from ?? never) }
    }

    private func replacements() -> Code {
        var body = Code()
        let floored = model.events.filter { !$0.isAlwaysSendable }
        guard !floored.isEmpty else { return Code("[self]") }
        body.line("if isSendable(to: floor) { return [self] }")
        body.line("switch self {")
        for event in floored {
            for drop in drops(of: event) { body.branch(drop.pattern, "return []") }
            if !event.availability.isAlwaysSendable { replace(event, &body) }
        }
        body.line("default: return [self]")
        body.line("}")
        return body
    }

    private func replace(_ event: EventModel, _ body: inout Code) {
        switch event.below {
        case .drop:
            body.branch("case .\(event.caseName)", "return []")
        case .refuse:
            body.line("case .\(event.caseName):")
            let name = event.isFamily ? "type" : SwiftLiteral.string(event.wireName)
            let since = event.availability.sendableFrom.map { "\"\($0)\"" } ?? "\"any version\""
            body.begin()
            body.line("throw JSONEncodingError(reason: .refusedBelow(event: \(name), since: \(since)))")
            body.end()
        case .send(let substitutes):
            body.line(substitutePattern(event, substitutes))
            let record = Record(event: event, self)
            body.begin()
            if substitutes.allSatisfy({ model.events[$0.event].isAlwaysSendable }) {
                body.list(substituteList(substitutes, record, open: "return ["))
            } else {
                replaceInTurn(substitutes, record, &body)
            }
            body.end()
        }
    }

    /// The case of an event that others replace.
    func substitutePattern(_ event: EventModel, _ substitutes: [EventModel.Substitute]) -> String {
        let binds = substitutes.contains { $0.values.contains { if case .copied = $0 { true } else { false } } }
        return "case .\(event.caseName)\(binds ? "(let event)" : ""):"
    }

    /// The events that replace the one that `event` holds.
    func substituteList(_ substitutes: [EventModel.Substitute], _ record: Record, open: String) -> CodeList {
        let calls = substitutes.map { CodeList.Item.list(substituteCall($0, from: record, "event")) }
        return CodeList(open, items: calls, "]", hasTrailingComma: true)
    }

    /// A replacement may itself be unknown to older clients, and so be replaced.
    private func replaceInTurn(_ substitutes: [EventModel.Substitute], _ record: Record, _ body: inout Code) {
        body.line("var events: [Self] = []")
        for substitute in substitutes {
            var call = substituteCall(substitute, from: record, "event")
            if model.events[substitute.event].isAlwaysSendable {
                body.list(CodeList("events.append(", items: [.list(call)], ")"))
            } else {
                call.open = "events += try Self" + call.open
                call.close += ".replacements(for: floor)"
                body.list(call)
            }
        }
        body.line("return events")
    }

    // MARK: Validation

    private var constrainedEvents: [EventModel] {
        model.events.filter { facts.isConstrained($0.fields) }
    }

    private func validation() -> Code {
        var body = Code()
        body.open("do {")
        body.line("switch self {")
        for event in constrainedEvents { body.branch("case .\(event.caseName)(let event)", "try event.validate()") }
        body.line("default: break")
        body.line("}")
        body.reopen("} catch {")
        body.line("throw error.naming(type)")
        body.close()
        return body
    }
}
