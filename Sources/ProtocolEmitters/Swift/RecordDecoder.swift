import ProtocolSchema

/// Writes the body of `init(from: inout JSONReader)`: one pass over the members, which are told apart by their numbers.
struct RecordDecoder {
    private let lowering: Lowering
    private let record: Record
    private var names: LocalNames
    private var body = Code()
    /// The statement that begins the object.
    private var begin = "reader.beginFields()"
    /// The arguments of the memberwise initialiser.
    private var arguments: [String] = []
    /// What is done with the value of each key.
    private var branches: [[String]] = []
    /// Statements after the loop: what must have been there.
    private var checks: [String] = []
    /// The same for fields, after the constants.
    private var requirements: [String] = []

    private init(_ record: Record, _ lowering: Lowering) {
        self.record = record
        self.lowering = lowering
        let taken = record.isNamedOutside ? ["name"] : []
        names = LocalNames(reserved: Set(["reader", "field", "place", "additionalFields", "self"] + taken))
    }

    /// The body.
    static func body(of record: Record, _ lowering: Lowering) -> Code {
        guard !record.keys.isEmpty else {
            let name = record.isNamedOutside ? "name: name, " : ""
            return Code("self.init(\(name)additionalFields: AdditionalFields(try reader.object()))")
        }
        var decoder = RecordDecoder(record, lowering)
        if let discriminator = record.discriminator { decoder.read(discriminator) }
        if record.isNamedOutside { decoder.arguments.append("name: name") }
        for field in record.fields { decoder.read(field) }
        decoder.readAlternatives()
        decoder.finish()
        return decoder.body
    }

    private mutating func read(_ discriminator: Record.Discriminator) {
        let key = SwiftLiteral.string(discriminator.key)
        let value = SwiftLiteral.string(discriminator.value.tagText)
        if discriminator.isPrefix {
            let local = names.name(for: "name")
            body.line("var \(local): String?")
            branches.append(["reader.string(droppingPrefix: \(value), &\(local))"])
            checks.append("guard let \(local) else { throw reader.missing(\(key)) }")
            arguments.append("name: \(local)")
        } else {
            let local = names.name(for: "isOfType")
            begin = "var \(local) = reader.beginFields(&place)"
            branches.append(["reader.\(lowering.test(discriminator.value, into: local))"])
            checks.append("guard \(local) else { throw reader.otherType(\(key), than: \(value)) }")
        }
    }

    private mutating func read(_ field: RecordField) {
        if case .constant(let literal) = field.presence { return readConstant(field, literal) }
        let local = names.name(for: field.model.swiftName)
        let type = field.value.swift.qualified
        let isDouble = field.isNullable && field.presence != .optional
        if let fallback = lowering.expressions.defaultValue(of: field.model) {
            body.line("var \(local): \(type)\(field.isNullable ? "?" : "") = \(fallback)")
        } else {
            body.line("var \(local): " + (isDouble ? type + "??" : field.value.stored(canBeAbsent: true).qualified))
        }
        branches.append(lowering.read(field, into: local))
        arguments.append("\(field.label): \(require(field, local))")
    }

    /// Reads the event of an envelope under each of the keys that may hold it.
    private mutating func readAlternatives() {
        guard !record.payloadAlternatives.isEmpty, let event = record.fields.last else { return }
        let local = event.model.swiftName
        let choice = names.name(for: "choice")
        body.line("var \(choice) = PayloadChoice()")
        branches.removeLast()
        for number in 0...record.payloadAlternatives.count {
            branches.append(["reader.event(&\(local), under: \(number), &\(choice))"])
        }
    }

    /// The value of a field after the loop, which a required one must have.
    private mutating func require(_ field: RecordField, _ local: String) -> String {
        guard field.presence == .required else { return local }
        if lowering.isListOfParts(field) { return "try reader.require(\(local), \(field.keyLiteral), forgiving: [])" }
        requirements.append("guard let \(local) else { throw reader.missing(\(field.keyLiteral)) }")
        return local
    }

    private mutating func readConstant(_ field: RecordField, _ literal: Literal) {
        let value =
            if case .string(let text) = literal { SwiftLiteral.string(text) } else {
                "value: " + lowering.expressions.jsonValue(literal)
            }
        var statements = ["reader.expect(\(value))"]
        if !field.model.isOptional {
            let local = names.name(for: "has" + Words.capitalized(field.model.swiftName.withoutBackticks))
            body.line("var \(local) = false")
            statements.append("\(local) = true")
            checks.append("guard \(local) else { throw reader.missing(\(field.keyLiteral)) }")
        }
        branches.append(statements)
    }

    private mutating func finish() {
        body.line("var additionalFields = AdditionalFields()")
        body.line("var place = FieldPlace()")
        body.line(begin)
        body.open("while let field = reader.nextField(Self.keys, &place) {")
        body.line("switch field {")
        for (number, statements) in branches.enumerated() {
            if statements.count == 1 {
                body.branch("case \(number)", statements[0])
            } else {
                body.line("case \(number):")
                body.begin()
                for statement in statements { body.statement(statement) }
                body.end()
            }
        }
        body.line("default: reader.additional(place, into: &additionalFields)")
        body.line("}")
        body.close()
        body.line("try reader.check()")
        for check in checks + requirements { body.line(check) }
        body.list("self.init(", arguments + ["additionalFields: additionalFields"], ")")
    }
}

extension Lowering {
    /// Whether a field holds the parts of a message.
    fileprivate func isListOfParts(_ field: RecordField) -> Bool {
        guard let part = model.messages?.part, !field.isNullable, case .list(let element) = field.resolved else {
            return false
        }
        return model.resolved(element) == .named(part)
    }

    /// The statement that reads a field's value into a variable, in lines.
    func read(_ field: RecordField, into local: String) -> [String] {
        if field.model.keepsNull, let function = readFunction(field) {
            return readKeepingNull(field, function, into: local)
        }
        let hasFallback = expressions.defaultValue(of: field.model) != nil
        guard !field.isNullable, !hasFallback, let function = readFunction(field) else {
            let value = broken(read(field)).map { "    " + $0 }
            return ["reader.store(&\(local)) { reader throws(JSONDecodingError) in"] + value + ["}"]
        }
        let label = field.presence == .required || field.resolved == .any ? "" : "orNull: "
        return ["reader.\(function)(\(label)&\(local))"]
    }

    /// The lines of an expression, broken before `?` if it is too wide for its place in a case of a switch.
    private func broken(_ expression: String) -> [String] {
        guard 20 + expression.utf8.count > SourceWriter.width, let mark = expression.firstRange(of: " ? ") else {
            return [expression]
        }
        return [String(expression[..<mark.lowerBound]), "    " + expression[mark.lowerBound...].dropFirst()]
    }

    /// The statement that reads a value, or a null that is to be written back.
    private func readKeepingNull(_ field: RecordField, _ function: String, into local: String) -> [String] {
        let condition = "if reader.isNull(\(field.keyLiteral), keptIn: &additionalFields) {"
        return [condition, "    \(local) = nil", "} else {", "    reader.\(function)(&\(local))", "}"]
    }

    /// The function that reads a value that is not `null`.
    private func readFunction(_ field: RecordField) -> String? {
        if field.isEvent { return "value" }
        return switch field.resolved {
        case .string: "string"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .bool: "bool"
        case .any: "json"
        case .object: "object"
        case .dateTime, .list, .map, .named: "value"
        case .nullable: nil
        }
    }

    /// An expression that reads a field's value, with `try`.
    func read(_ field: RecordField) -> String {
        let value = field.isEvent ? "\(model.name).Event(from: &reader)" : readValue(field.value.type)
        if let fallback = expressions.defaultValue(of: field.model) {
            if field.resolved == .any { return "try " + value }
            return "try reader.isNull() ? \(field.isNullable ? "nil" : fallback) : " + value
        }
        if field.isNullable { return "try .some(reader.isNull() ? nil : \(value))" }
        if field.presence == .required || field.resolved == .any { return "try " + value }
        return "try reader.isNull() ? nil : " + value
    }

    /// An expression that reads a value.
    func readValue(_ type: TypeReference) -> String {
        switch model.resolved(type) {
        case .string: "reader.string()"
        case .int: "reader.int()"
        case .uint: "reader.uint()"
        case .double: "reader.double()"
        case .bool: "reader.bool()"
        case .any: "reader.value()"
        case .object: "reader.object()"
        case .dateTime, .list, .map, .nullable, .named: model.swiftType(type).qualified + "(from: &reader)"
        }
    }

    /// The coding of a record.
    func coding(of record: Record) -> Declaration {
        extending(
            record.swiftName,
            "JSONCodable",
            [
                encodeFunction(record.isValue ? valueEncoder(of: record) : RecordEncoder.body(of: record, self))
            ] + readers(of: record) + (record.keys.isEmpty || record.isValue ? [] : [keys(record.keys)])
        )
    }

    /// `encode(into:)` around a body.
    func encodeFunction(_ body: Code) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment("Writes the JSON, with members in the order of the schema."),
                head: "\(access)func encode",
                parameters: ["into writer: inout JSONWriter"],
                body: body
            )
        )
    }

    /// `init(from:)` for the byte reader around a body.
    func readerInitialiser(_ body: Code) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment("Reads the JSON, with members in any order."),
                head: "\(access)init",
                parameters: ["from reader: inout JSONReader"],
                effects: "throws(JSONDecodingError)",
                body: body
            )
        )
    }
}
