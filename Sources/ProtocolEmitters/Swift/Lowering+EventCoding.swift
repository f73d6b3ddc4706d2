import ProtocolSchema

extension Lowering {
    /// More events than this are found by way of a dictionary.
    private static let chainLimit = 64

    /// What makes the event enum a `StreamEvent`.
    func eventCoding() -> [Declaration] {
        var declarations = [
            extending("Event", "StreamEvent", streamEventMembers()),
            extending("Event", "Codable", [decoderInitialiser(body: fromDecoder()), encodeFunction(body: toEncoder())]),
        ]
        if usesDictionary { declarations.append(extending("Event", "", [kindsByType()])) }
        if !constrainedEvents.isEmpty { declarations.append(extending("Event", "", [validateFunction(validation())])) }
        return declarations
    }

    private var usesDictionary: Bool { model.events.count > Self.chainLimit }

    private func streamEventMembers() -> [Declaration] {
        [
            .line(doc: DocComment("The protocol it belongs to."), text: "\(access)typealias Stream = \(model.name)"),
            property("kind", "Int?", "The index of the event in the protocol's table, if it is known.", kind()),
            property("type", "String", "The event's type on the wire.", wireType()),
            property("scopeKey", "String?", "What tells the event's scope from others of its kind.", scopeKey()),
            encodeFunction(encoder()),
            readerInitialiser(decoder()),
            floorFunction(
                "replacements",
                doc: "What is sent in its place when clients from `floor` on may be reading.",
                effects: "throws(EncodingFailure) -> [Self]",
                body: replacements()
            ),
            floorFunction(
                "isSendable",
                doc: "Whether every client from `floor` on knows the event.",
                effects: "-> Bool",
                body: sendable()
            ),
        ]
    }

    private func property(_ name: String, _ type: String, _ doc: String, _ body: Code) -> Declaration {
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
    private func switchOver(unrecognized: String, _ line: (Int, EventModel) -> String) -> Code {
        var body = Code("switch self {")
        for (index, event) in model.events.enumerated() { body.line(line(index, event)) }
        body.line("case .unrecognized\(unrecognized)")
        body.line("}")
        return body
    }

    private func kind() -> Code {
        switchOver(unrecognized: ": nil") { "case .\($1.caseName): \($0)" }
    }

    private func wireType() -> Code {
        switchOver(unrecognized: "(let object): object.type ?? \"\"") { _, event in
            let value = SwiftLiteral.string(event.wireName)
            return event.isFamily
                ? "case .\(event.caseName)(let event): \(value) + event.name" : "case .\(event.caseName): \(value)"
        }
    }

    private func scopeKey() -> Code {
        guard !scopeKeys.isEmpty else { return Code("nil") }
        var body = Code("switch self {")
        for (index, event) in model.events.enumerated() {
            guard let key = scopeKeys[index], let field = event.fields.first(where: { $0.name == key }) else { continue }
            body.line("case .\(event.caseName)(let event): event.\(field.swiftName)")
        }
        body.line("default: nil")
        body.line("}")
        return body
    }

    private func encoder() -> Code {
        switchOver(unrecognized: "(let object): object.encode(into: &writer)") { _, event in
            "case .\(event.caseName)(let event): event.encode(into: &writer)"
        }
    }

    private func toEncoder() -> Code {
        switchOver(unrecognized: "(let object): try object.encode(to: encoder)") { _, event in
            "case .\(event.caseName)(let event): try event.encode(to: encoder)"
        }
    }

    // MARK: Reading

    private var families: [EventModel] {
        model.events.filter(\.isFamily).sorted { $0.wireName.utf8.count > $1.wireName.utf8.count }
    }

    private func decoder() -> Code {
        let key = SwiftLiteral.string(model.discriminator)
        var body = Code()
        body.open("guard let type = try reader.discriminator(\(key)) else {")
        body.line("self = .unrecognized(try reader.unrecognized(\(key)))")
        body.line("return")
        body.close()
        if usesDictionary {
            dispatchByKind("type.string", "from: &reader", &body)
        } else {
            dispatchByLength(&body)
        }
        for event in families {
            body.open("if type.hasPrefix(\(SwiftLiteral.string(event.wireName))) {")
            body.line("self = \(made(event, "from: &reader"))")
            body.line("return")
            body.close()
        }
        body.line("self = .unrecognized(try reader.unrecognized(\(key)))")
        return body
    }

    private func made(_ event: EventModel, _ arguments: String) -> String {
        ".\(event.caseName)(try \(model.name).\(event.swiftName)(\(arguments)))"
    }

    /// Types of one length are compared; all others are passed over at once.
    private func dispatchByLength(_ body: inout Code) {
        let single = model.events.filter { !$0.isFamily }
        let lengths = Dictionary(grouping: single) { $0.wireName.utf8.count }
        guard !lengths.isEmpty else { return }
        body.line("switch type.count {")
        for length in lengths.keys.sorted() {
            body.line("case \(length):")
            for event in lengths[length] ?? [] {
                body.line("    if type == \(SwiftLiteral.string(event.wireName)) {")
                body.line("        self = \(made(event, "from: &reader"))")
                body.line("        return")
                body.line("    }")
            }
        }
        body.line("default: break")
        body.line("}")
    }

    private func dispatchByKind(_ type: String, _ arguments: String, _ body: inout Code) {
        body.open("if let kind = Self.kindsByType[\(type)] {")
        body.line("switch kind {")
        for (index, event) in model.events.enumerated() where !event.isFamily {
            body.line("case \(index):")
            body.line("    self = \(made(event, arguments))")
            body.line("    return")
        }
        body.line("default: break")
        body.line("}")
        body.close()
    }

    private func kindsByType() -> Declaration {
        var body = Code("var kinds: JSONMap<Int> = [:]")
        body.open("for (kind, shape) in \(model.name).events.enumerated() where !shape.isFamily {")
        body.line("kinds[shape.type] = kind")
        body.close()
        body.line("return kinds")
        return .property(
            PropertyDeclaration(
                doc: DocComment("The index of each event in the protocol's table."),
                head: "private static let kindsByType: JSONMap<Int>",
                value: .computedOnce(body)
            )
        )
    }

    private func fromDecoder() -> Code {
        let key = SwiftLiteral.string(model.discriminator)
        var body = Code("let container = try decoder.container(keyedBy: MemberKey.self)")
        body.open("if let type = try container.decodeIfPresent(String.self, forKey: \(key)) {")
        if usesDictionary {
            dispatchByKind("type", "from: decoder", &body)
        } else {
            body.line("switch type {")
            for event in model.events where !event.isFamily {
                body.line("case \(SwiftLiteral.string(event.wireName)):")
                body.line("    self = \(made(event, "from: decoder"))")
                body.line("    return")
            }
            body.line("default: break")
            body.line("}")
        }
        for event in families {
            body.open("if type.hasPrefix(\(SwiftLiteral.string(event.wireName))) {")
            body.line("self = \(made(event, "from: decoder"))")
            body.line("return")
            body.close()
        }
        body.close()
        body.line("self = .unrecognized(try UnrecognizedObject(from: decoder, discriminator: \(key)))")
        return body
    }

    // MARK: Floors

    private func sendable() -> Code {
        var body = Code()
        let floored = model.events.filter { $0.availability.sendableFrom != ClientVersion(0, 0, 0) }
        guard !floored.isEmpty else { return Code("true") }
        body.line("switch self {")
        for event in floored {
            let test = event.availability.sendableFrom.map { "floor >= " + Self.version($0) } ?? "false"
            body.line("case .\(event.caseName): \(test)")
        }
        body.line("default: true")
        body.line("}")
        return body
    }

    private func replacements() -> Code {
        var body = Code()
        let floored = model.events.filter { $0.availability.sendableFrom != ClientVersion(0, 0, 0) }
        guard !floored.isEmpty else { return Code("[self]") }
        body.line("if isSendable(to: floor) { return [self] }")
        body.line("switch self {")
        for event in floored { replace(event, &body) }
        body.line("default: return [self]")
        body.line("}")
        return body
    }

    private func replace(_ event: EventModel, _ body: inout Code) {
        switch event.below {
        case .drop:
            body.line("case .\(event.caseName): return []")
        case .refuse:
            let since = event.availability.sendableFrom.map(Self.version) ?? "nil"
            body.line("case .\(event.caseName):")
            let name = event.isFamily ? "type" : SwiftLiteral.string(event.wireName)
            body.line("    throw EncodingFailure.refused(event: \(name), since: \(since))")
        case .send(let substitutes):
            let binds = substitutes.contains { $0.values.contains { if case .copied = $0 { true } else { false } } }
            body.line("case .\(event.caseName)\(binds ? "(let event)" : ""):")
            let record = Record(event: event, self)
            let calls = substitutes.map { substitute -> String in
                let call = "Self" + substituteCall(substitute, from: record, "event")
                return isAlwaysSendable(substitute.event) ? "[\(call)]" : "\(call).replacements(for: floor)"
            }
            let tries = substitutes.contains { !isAlwaysSendable($0.event) }
            body.line("    return " + (tries ? "try " : "") + calls.joined(separator: " + "))
        }
    }

    private func isAlwaysSendable(_ index: Int) -> Bool {
        model.events[index].availability.sendableFrom == ClientVersion(0, 0, 0)
    }

    // MARK: Validation

    private var constrainedEvents: [EventModel] {
        model.events.filter { event in
            event.fields.contains { !$0.constraints.isEmpty || facts.isConstrained($0.type) }
        }
    }

    private func validation() -> Code {
        var body = Code("switch self {")
        for event in constrainedEvents { body.line("case .\(event.caseName)(let event): try event.validate()") }
        body.line("default: break")
        body.line("}")
        return body
    }
}
