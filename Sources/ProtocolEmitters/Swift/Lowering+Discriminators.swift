import ProtocolSchema

/// How events and cases of unions are recognized, unless a string under a key of the object names all of them.
extension Lowering {
    /// A discriminator as an expression.
    func expression(_ discriminator: DiscriminatorModel) -> String {
        switch discriminator {
        case .key(let path) where path.count == 1: SwiftLiteral.string(path[0])
        case .key(let path): ".key([" + path.map { SwiftLiteral.string($0) }.joined(separator: ", ") + "])"
        case .onlyKey: ".onlyKey"
        case .eventLine: ".eventLine"
        case .fields: ".fields"
        }
    }

    /// The protocol's discriminator; nothing for the usual one.
    var discriminator: [Declaration] {
        guard model.discriminator != .standard else { return [] }
        let value = CodeList(expression(model.discriminator), [], "")
        return [
            .property(
                PropertyDeclaration(
                    doc: DocComment("The way in which events are told apart."),
                    head: "\(access)static let discriminator: Discriminator",
                    value: .initial(value)
                )
            )
        ]
    }

    /// The argument of a shape that says how it is recognized; nil if by its name.
    func recognition(_ recognition: Recognition) -> CodeList.Item? {
        switch recognition {
        case .value(.string): nil
        case .value(let tag): .text("recognition: .value(\(expressions.jsonValue(tag)))")
        case .anything: .text("recognition: .fields(FieldCondition())")
        case .condition: nil
        }
    }

    /// The call that reads a discriminator inside a struct and tests its value.
    func test(_ tag: Literal, into local: String) -> String {
        if case .string(let text) = tag { return "isString(\(SwiftLiteral.string(text)), &\(local))" }
        return "isValue(\(expressions.jsonValue(tag)), &\(local))"
    }

    /// The pattern of a discriminator's value, found by `JSONReader.tag`.
    private func pattern(_ tag: Literal?, isPrefix: Bool) -> String {
        switch tag {
        case .string(let text):
            isPrefix
                ? "case .string(let name)? where name.hasPrefix(\(SwiftLiteral.string(text)))"
                : "case .string(\(SwiftLiteral.string(text)))?"
        case .bool(let value): "case .bool(\(value))?"
        // Compared by value: as a pattern, `.int(1)` would not be `1.0`.
        case let tag?: "case .number(let number)? where number == \(expressions.jsonValue(tag))"
        case nil: "default"
        }
    }

    /// The keys of a path as arguments.
    private func arguments(_ path: [String]) -> String {
        path.map { SwiftLiteral.string($0) }.joined(separator: ", ")
    }

    // MARK: Events

    /// The functions that write an event.
    func eventEncoders(_ encoder: Code) -> [Declaration] {
        guard model.discriminator.isOutside else { return [encodeFunction(encoder)] }
        var whole = Code("switch self {")
        var payload = Code("switch self {")
        for event in model.events {
            let name = SwiftLiteral.string(event.wireName) + (event.isFamily ? " + event.name" : "")
            whole.branch("case .\(event.caseName)(let event)", "writer.onlyMember(\(name), event)")
            payload.branch("case .\(event.caseName)(let event)", "event.encode(into: &writer)")
        }
        whole.branch("case .unrecognized(let value)", "value.encode(into: &writer)")
        payload.branch("case .unrecognized(let value)", "value.encodePayload(into: &writer)")
        whole.line("}")
        payload.line("}")
        return [
            encodeFunction(whole),
            hidden(
                .function(
                    FunctionDeclaration(
                        doc: DocComment("Writes the event without its name."),
                        head: "\(access)func encodePayload",
                        parameters: ["into writer: inout JSONWriter"],
                        body: payload
                    )
                )
            ),
        ]
    }

    /// The initialisers that read an event.
    func eventReaders() -> [Declaration] {
        switch model.discriminator {
        case .key(let path): [readerInitialiser(eventDecoder(path))]
        case .fields: [readerInitialiser(fieldsDecoder())]
        case .onlyKey, .eventLine: [readerInitialiser(wholeDecoder()), namedReader(nameSwitch())]
        }
    }

    private var unrecognizedEvent: String {
        "self = .unrecognized(try UnrecognizedValue(from: &reader, discriminator: \(expression(model.discriminator))))"
    }

    private func eventDecoder(_ path: [String]) -> Code {
        var body = Code("switch try reader.tag(\(arguments(path))) {")
        let families = model.familiesInMatchingOrder.map { model.events[$0] }
        for event in model.events.filter({ !$0.isFamily && $0.recognition.tag != nil }) + families {
            body.branch(pattern(event.recognition.tag, isPrefix: event.isFamily), "self = \(made(event))")
        }
        body.line("default:")
        body.begin()
        shown(shownEvents, otherwise: unrecognizedEvent, unrecognized: unrecognizedEvent, &body)
        body.end()
        body.line("}")
        return body
    }

    /// The events that are recognized by conditions.
    private var shownEvents: [Shown] {
        model.events.compactMap { event in
            event.recognition.condition.map {
                Shown(
                    condition: $0,
                    fields: event.fields,
                    name: event.swiftType.qualified + ".condition",
                    statement: "self = \(made(event))"
                )
            }
        }
    }

    private func fieldsDecoder() -> Code {
        var body = Code()
        let last = model.events.last { $0.recognition == .anything }
        if let last, last.isValue { return Code("self = \(made(last))") }
        let rest = last.map { "self = \(made($0))" } ?? unrecognizedEvent
        shown(shownEvents, otherwise: rest, unrecognized: unrecognizedEvent, &body)
        return body
    }

    private func wholeDecoder() -> Code {
        var body = Code()
        body.open("guard let name = try reader.enterOnlyMember() else {")
        body.line(unrecognizedEvent)
        body.line("return")
        body.close()
        body.line("try self.init(named: name, from: &reader)")
        body.line("try reader.leaveOnlyMember()")
        return body
    }

    private func nameSwitch() -> Code {
        var body = Code("switch name {")
        for event in model.events where !event.isFamily {
            body.branch("case \(SwiftLiteral.string(event.wireName))", "self = \(made(event))")
        }
        for event in model.familiesInMatchingOrder.map({ model.events[$0] }) {
            let prefix = SwiftLiteral.string(event.wireName)
            body.line("case _ where name.hasPrefix(\(prefix)):")
            body.begin()
            body.line("let rest = name.dropping(\(prefix))")
            body.line("self = .\(event.caseName)(try \(event.swiftType.qualified)(named: rest, from: &reader))")
            body.end()
        }
        body.branch("default", "self = .unrecognized(try UnrecognizedValue(named: name, from: &reader))")
        body.line("}")
        return body
    }

    private func namedReader(_ body: Code) -> Declaration {
        hidden(
            .function(
                FunctionDeclaration(
                    doc: DocComment("Reads the event whose name is known already."),
                    head: "\(access)init",
                    parameters: ["named name: JSONKey", "from reader: inout JSONReader"],
                    effects: "throws(JSONDecodingError)",
                    body: body
                )
            )
        )
    }

    // MARK: Structs

    /// The initialisers that read a struct; if its name is known only outside, one of them takes it.
    func readers(of record: Record) -> [Declaration] {
        let body = record.isValue ? valueDecoder(of: record) : RecordDecoder.body(of: record, self)
        guard record.isNamedOutside else { return [readerInitialiser(body)] }
        let named = FunctionDeclaration(
            doc: DocComment("Reads the JSON of an event whose type ends in `name`."),
            head: "\(access)init",
            parameters: ["named name: String", "from reader: inout JSONReader"],
            effects: "throws(JSONDecodingError)",
            body: body
        )
        return [readerInitialiser(Code("try self.init(named: \"\", from: &reader)")), hidden(.function(named))]
    }

    /// Writes the value that an event is.
    func valueEncoder(of record: Record) -> Code {
        Code("\(record.stored.first?.model.swiftName ?? "self").encode(into: &writer)")
    }

    private func valueDecoder(of record: Record) -> Code {
        guard let field = record.stored.first else { return Code() }
        let name = record.isNamedOutside ? "name: name, " : ""
        let type = field.value.stored(canBeAbsent: false)
        return Code("self.init(\(name)\(field.label): try \(type.qualified)(from: &reader))")
    }

    // MARK: Unions

    /// Reads a union whose cases are not told apart by a string under a key of the object.
    func unionDecoder(of shape: UnionModel) -> Code {
        switch shape.discriminator {
        case .key(let path): return keyDecoder(shape, path)
        case .onlyKey: return onlyKeyDecoder(shape)
        case .eventLine, .fields: return fieldsDecoder(shape)
        }
    }

    private func made(_ item: UnionModel.Case) -> String {
        "self = .\(item.swiftName)(try \(model.types[item.type.index].swiftType.qualified)(from: &reader))"
    }

    /// The statements that read a case with the value that names it.
    func made(_ item: UnionModel.Case, of shape: UnionModel) -> [String] {
        guard let key = tagKey(item, of: shape) else { return [made(item)] }
        let value = "var value = try \(model.types[item.type.index].swiftType.qualified)(from: &reader)"
        return [value, "value.additionalFields[\(key)] = nil", "self = .\(item.swiftName)(value)"]
    }

    /// The key of the discriminator, if the struct of the case does not have it.
    private func tagKey(_ item: UnionModel.Case, of shape: UnionModel) -> String? {
        item.addsTag ? shape.discriminator.topKey.map { SwiftLiteral.string($0) } : nil
    }

    private func unrecognizedCase(of shape: UnionModel) -> String {
        "self = .unrecognized(try UnrecognizedValue(from: &reader, discriminator: \(expression(shape.discriminator))))"
    }

    private func keyDecoder(_ shape: UnionModel, _ path: [String]) -> Code {
        var body = Code("switch try reader.tag(\(arguments(path))) {")
        for item in shape.casesInMatchingOrder where item.recognition.tag != nil {
            body.branch(pattern(item.recognition.tag, isPrefix: item.isPrefix), made(item, of: shape))
        }
        let hasOthers = shape.cases.contains { !$0.recognition.isString }
        let expected = hasOthers ? ", expected: \"the discriminator of a case\"" : ""
        let refusal = "throw try reader.untagged(\(arguments(path))\(expected))"
        body.line("default:")
        body.begin()
        let rest = shape.isOpen ? unrecognizedCase(of: shape) : refusal
        shown(shownCases(of: shape), otherwise: rest, unrecognized: rest, &body)
        body.end()
        body.line("}")
        return body
    }

    /// The cases that are recognized by conditions.
    private func shownCases(of shape: UnionModel) -> [Shown] {
        shape.cases.enumerated().compactMap { index, item in
            guard let condition = item.recognition.condition,
                case .structure(let structure) = model.types[item.type.index].shape
            else { return nil }
            return Shown(
                condition: condition,
                fields: structure.fields,
                name: "Self.conditions[\(index)]",
                statement: made(item)
            )
        }
    }

    private func onlyKeyDecoder(_ shape: UnionModel) -> Code {
        var body = Code()
        if shape.isOpen { body.line("let whole = reader") }
        body.open("guard let key = try reader.enterOnlyMember() else {")
        body.line(shape.isOpen ? unrecognizedCase(of: shape) : "throw reader.notOneMember()")
        if shape.isOpen { body.line("return") }
        body.close()
        body.line("switch key {")
        for item in shape.cases {
            let value = SwiftLiteral.string(item.value)
            body.branch("case \(value)", made(item))
        }
        if shape.isOpen {
            body.line("default:")
            body.begin()
            body.line("reader = whole")
            body.line(unrecognizedCase(of: shape))
            body.line("return")
            body.end()
        } else {
            body.branch("default", "throw reader.unknownMember(key)")
        }
        body.line("}")
        body.line("try reader.leaveOnlyMember()")
        return body
    }

    private func fieldsDecoder(_ shape: UnionModel) -> Code {
        var body = Code()
        let unrecognized = shape.isOpen ? unrecognizedCase(of: shape) : "throw reader.unshown()"
        let last = shape.cases.last { $0.recognition == .anything }
        shown(shownCases(of: shape), otherwise: last.map(made) ?? unrecognized, unrecognized: unrecognized, &body)
        return body
    }

    /// Writes a case of a union.
    func encode(_ item: UnionModel.Case, of shape: UnionModel) -> [String] {
        if let key = tagKey(item, of: shape), let tag = item.recognition.tag {
            let member = "{" + JSONText.string(shape.discriminator.topKey ?? "") + ":" + JSONText.literal(tag)
            return [
                "value.additionalFields[\(key)] = nil", "writer.object(value, after: \(SwiftLiteral.string(member)))",
            ]
        }
        guard shape.discriminator == .onlyKey else { return ["value.encode(into: &writer)"] }
        return ["writer.onlyMember(\(SwiftLiteral.string(item.value)), value)"]
    }
}
