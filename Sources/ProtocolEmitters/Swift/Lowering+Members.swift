import ProtocolSchema

/// An event that an extension adds to a family of its base.
struct FamilyMember {
    /// The event.
    let event: EventModel
    /// The family.
    let family: EventModel
    /// The struct, with the family's own fields as far as the caller has a say in them.
    let record: Record
    /// What the family's flag for passing events is, when that is fixed.
    let isTransient: Bool?

    init?(_ event: EventModel, _ lowering: Lowering) {
        guard let membership = event.membership else { return nil }
        self.event = event
        family = lowering.model.events[membership.family]
        var model = event
        let declared = Set(event.fields.map(\.name))
        for field in family.fields where !declared.contains(field.name) {
            let policy: EventModel.Membership.Policy
            switch field.name {
            case "id": policy = membership.id
            case "transient": policy = membership.transient == .optional ? .optional : .never
            default: policy = field.isOptional ? .never : .always
            }
            guard policy != .never else { continue }
            var copy = field
            copy.isOptional = policy == .optional
            model.fields.append(copy)
        }
        var record = Record(event: model, lowering)
        record.discriminator = nil
        self.record = record
        isTransient = membership.transient == .always ? true : nil
    }

    /// What stands for the `*` of the family.
    var name: String { String(event.wireName.dropFirst(family.wireName.count)) }
}

extension Lowering {
    /// A member of a family: what it carries, and the way to the family's event and back.
    func member(_ index: Int) -> [Declaration] {
        guard let member = FamilyMember(model.events[index], self) else { return [] }
        let name = Declaration.property(
            PropertyDeclaration(
                doc: DocComment("What the event's type says behind `\(member.family.wireName)`."),
                head: "\(access)static let name",
                value: .initial(CodeList(SwiftLiteral.string(member.name), [], ""))
            )
        )
        var declarations = [
            extending("", "", [shape(of: member.record, extra: [name])]),
            extending(member.record.swiftName, "", [conversion(of: member), reading(of: member)]),
        ]
        if member.record.isConstrained { declarations.append(validation(of: member.record)) }
        return declarations
    }

    private func baseName(of event: EventModel) -> String { (model.base?.name ?? model.name) + "." + event.swiftName }

    private func conversion(of member: FamilyMember) -> Declaration {
        var body = Code()
        if member.record.isConstrained { body.line("try validate()") }
        let fields = Dictionary(member.record.fields.map { ($0.model.name, $0) }) { first, _ in first }
        var arguments = ["name: Self.name"]
        for target in Record(event: member.family, self).stored {
            let name = target.label
            if target.model.name == "transient", let value = member.isTransient {
                arguments.append("\(name): \(value)")
            } else if let field = fields[target.model.name] {
                arguments.append("\(name): \(familyValue(field, for: target))")
            }
        }
        let known = Set(member.family.fields.map(\.name))
        let extra = member.record.fields.filter { !known.contains($0.model.name) }
        if !extra.isEmpty { body.line("var additionalFields = additionalFields") }
        for field in extra { body.line("additionalFields[\(field.keyLiteral)] = \(encoded(field))") }
        let event = member.family.caseName
        arguments.append("additionalFields: additionalFields")
        let call = CodeList("\(baseName(of: member.family))(", arguments, ")")
        body.list(CodeList("\(body.isEmpty ? "" : "return ").\(event)(", items: [.list(call)], ")"))
        return .function(
            FunctionDeclaration(
                doc: DocComment("The event as the base protocol knows it."),
                head: "\(access)func event",
                parameters: [],
                effects: "throws -> \(model.base?.name ?? model.name).Event",
                body: body
            )
        )
    }

    private func familyValue(_ field: RecordField, for target: RecordField) -> String {
        if target.resolved == .any, field.resolved != .any || field.isNullable { return encoded(field) }
        return Slot(field, self).converted(field.model.swiftName, to: Slot(target, self))
    }

    private func encoded(_ field: RecordField) -> String {
        let name = field.model.swiftName
        return field.presence == .optional
            ? "try \(name).map { try JSONValue(encoding: $0) }" : "try JSONValue(encoding: \(name))"
    }

    private func reading(of member: FamilyMember) -> Declaration {
        var body = Code("guard event.name == Self.name else { return nil }")
        let family = Record(event: member.family, self)
        let sources = Dictionary(family.fields.map { ($0.model.name, $0) }) { first, _ in first }
        var arguments: [String] = []
        let hasExtra = member.record.stored.contains { sources[$0.model.name] == nil }
        body.line("\(hasExtra ? "var" : "let") additionalFields = event.additionalFields")
        for field in member.record.stored {
            let name = field.model.swiftName
            guard let source = sources[field.model.name] else {
                body.line("let \(name) = additionalFields[\(field.keyLiteral)]")
                body.line("additionalFields[\(field.keyLiteral)] = nil")
                arguments.append("\(field.label): \(decoded(field, name, isOptional: true))")
                continue
            }
            let property = "event." + source.model.swiftName
            if source.presence == .optional, field.presence == .required, source.resolved != .any {
                body.open("guard let \(name) = \(property) else {")
                let path = SwiftLiteral.string("$." + field.model.wireName)
                body.line("throw DecodingFailure(offset: 0, path: \(path), reason: .missingField)")
                body.close()
                arguments.append("\(field.label): \(name)")
            } else if source.resolved != .any || field.resolved == .any {
                arguments.append("\(field.label): \(property)")
            } else {
                arguments.append(
                    "\(field.label): \(decoded(field, property, isOptional: source.presence == .optional))"
                )
            }
        }
        arguments.append("additionalFields: additionalFields")
        body.list("try self.init(", arguments, ")")
        return .function(
            FunctionDeclaration(
                doc: DocComment("Reads the payload of the family's event, or gives nil for another event."),
                head: "\(access)init?",
                parameters: ["_ event: \(baseName(of: member.family))"],
                effects: "throws",
                body: body
            )
        )
    }

    /// What the family holds as any JSON, as the member's own type.
    private func decoded(_ field: RecordField, _ value: String, isOptional: Bool) -> String {
        let type = valueType(field, qualified: true) + (field.isNullable ? "?" : "")
        switch (isOptional, field.presence) {
        case (true, .optional): return "\(value).map { try $0.decode(\(type).self) }"
        case (true, .defaulted(let literal)):
            return "\(value).map { try $0.decode(\(type).self) } ?? \(expression(literal, of: field) ?? "nil")"
        case (true, _): return "(\(value) ?? .null).decode(\(type).self)"
        case (false, _): return "\(value).decode(\(type).self)"
        }
    }

    /// The method that writes a member, for a writer of the base protocol.
    func memberWriter(_ event: EventModel) -> Declaration {
        guard let member = FamilyMember(event, self) else { return .line(doc: DocComment("Nothing."), text: "") }
        let name = model.name + "." + event.swiftName
        var body = Code()
        let arguments = member.record.stored.map { "\($0.label): \($0.model.swiftName)" }
        let call = CodeList("\(name)(", arguments, ").event()")
        body.list(CodeList("try await write([", items: [.list(call)], "])"))
        return .function(
            FunctionDeclaration(
                doc: DocComment(DocComment.sentence(event.doc, else: "Writes \(member.record.noun).")),
                head: "\(access)func write\(event.swiftName)",
                parameters: parameters(of: member.record, qualified: true),
                effects: "async throws",
                body: body
            )
        )
    }
}
