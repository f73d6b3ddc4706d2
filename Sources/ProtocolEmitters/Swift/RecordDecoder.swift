import ProtocolSchema

/// Writes the body of `init(from: inout JSONReader)`: one pass over the members.
struct RecordDecoder {
    private let lowering: Lowering
    private let record: Record
    private var names: LocalNames
    private var body = Code()
    /// The arguments of the memberwise initialiser.
    private var arguments: [String] = []
    private var branches: [(key: String, statements: [String])] = []
    /// Statements after the loop: what must have been there.
    private var checks: [String] = []

    private init(_ record: Record, _ lowering: Lowering) {
        self.record = record
        self.lowering = lowering
        names = LocalNames(reserved: [record.isNamedOutside ? "name" : "reader", "reader", "key", "found", "additionalFields", "self"])
    }

    /// The body.
    static func body(of record: Record, _ lowering: Lowering) -> Code {
        var decoder = RecordDecoder(record, lowering)
        if let discriminator = record.discriminator { decoder.read(discriminator) }
        if record.isNamedOutside { decoder.arguments.append("name: name") }
        for field in record.fields { decoder.read(field) }
        decoder.finish()
        return decoder.body
    }

    private mutating func read(_ discriminator: Record.Discriminator) {
        let key = SwiftLiteral.string(discriminator.key)
        let value = SwiftLiteral.string(discriminator.value.tagText)
        if discriminator.isPrefix {
            let local = names.name(for: "name")
            body.line("var \(local): String?")
            branches.append((key, ["\(local) = try reader.string(droppingPrefix: \(value))"]))
            arguments.append("name: reader.require(\(local), \(key))")
        } else {
            let local = names.name(for: "isOfType")
            body.line("var \(local) = false")
            branches.append((key, ["\(local) = try reader.\(lowering.test(discriminator.value))"]))
            checks.append("if !\(local) { throw reader.otherType(\(key), than: \(value)) }")
        }
    }

    private mutating func read(_ field: RecordField) {
        let key = field.keyLiteral
        if case .constant(let literal) = field.presence { return readConstant(field, literal) }
        let local = names.name(for: field.model.swiftName)
        let type = field.value.swift.qualified
        let isDouble = field.isNullable && field.presence != .optional
        if let fallback = lowering.expressions.defaultValue(of: field.model) {
            body.line("var \(local): \(type)\(field.isNullable ? "?" : "") = \(fallback)")
        } else {
            body.line("var \(local): " + (isDouble ? type + "??" : field.value.stored(canBeAbsent: true).qualified))
        }
        branches.append((key, ["\(local) = \(lowering.read(field))"]))
        arguments.append("\(field.label): \(argument(field, local))")
    }

    private func argument(_ field: RecordField, _ local: String) -> String {
        switch field.presence {
        case .required where lowering.isListOfParts(field):
            "reader.require(\(local), \(field.keyLiteral), forgiving: [])"
        case .required: "reader.require(\(local), \(field.keyLiteral))"
        case .optional, .defaulted, .constant: local
        }
    }

    private mutating func readConstant(_ field: RecordField, _ literal: Literal) {
        var statements: [String]
        if case .string(let text) = literal {
            statements = ["try reader.expect(\(SwiftLiteral.string(text)))"]
        } else {
            statements = [
                "let found = try reader.value()",
                "if found != \(lowering.expressions.jsonValue(literal)) { throw reader.unknownValue(found.description) }",
            ]
        }
        if !field.model.isOptional {
            let local = names.name(for: "has" + Words.capitalized(field.model.swiftName.withoutBackticks))
            body.line("var \(local) = false")
            statements.append("\(local) = true")
            checks.append("if !\(local) { throw reader.missing(\(field.keyLiteral)) }")
        }
        branches.append((field.keyLiteral, statements))
    }

    private mutating func finish() {
        body.line("var additionalFields = AdditionalFields()")
        body.line("try reader.beginObject()")
        body.open("while let key = try reader.nextKey() {")
        if branches.isEmpty {
            body.line("additionalFields[key.string] = try reader.value()")
        } else {
            body.line("switch key {")
            for branch in branches {
                if branch.statements.count == 1 {
                    body.branch("case \(branch.key)", "\(branch.statements[0])")
                } else {
                    body.line("case \(branch.key):")
                    body.begin()
                    for statement in branch.statements { body.statement(statement) }
                    body.end()
                }
            }
            body.line("default: additionalFields[key.string] = try reader.value()")
            body.line("}")
        }
        body.close()
        for check in checks { body.line(check) }
        let tries = arguments.contains { $0.contains("reader.require(") }
        body.list(
            (tries ? "try " : "") + "self.init(",
            arguments + ["additionalFields: additionalFields"],
            ")"
        )
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

    /// An expression that reads a field's value, with `try`.
    func read(_ field: RecordField) -> String {
        let value = field.isEvent ? "\(model.name).Event(from: &reader)" : readValue(field.value.type)
        if let fallback = expressions.defaultValue(of: field.model) {
            if field.resolved == .any { return "try " + value }
            return "try reader.isNull() ? \(field.isNullable ? "nil" : fallback) : " + value
        }
        if field.model.keepsNull {
            return "try reader.isNull(\(field.keyLiteral), keptIn: &additionalFields) ? nil : " + value
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
            ] + readers(of: record)
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
