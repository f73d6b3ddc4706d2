import ProtocolSchema

/// Writes the body of `encode(into:)`: static pieces merged, values between them.
struct RecordEncoder {
    private let lowering: Lowering
    private let record: Record
    private var body = Code()
    /// JSON that is to be written before the next value.
    private var pending = "{"
    /// Whether a member has certainly been written; before that the runtime leaves out the comma.
    private var hasMember = false

    init(_ record: Record, _ lowering: Lowering) {
        self.record = record
        self.lowering = lowering
    }

    /// The body.
    static func body(of record: Record, _ lowering: Lowering) -> Code {
        var encoder = RecordEncoder(record, lowering)
        if let discriminator = record.discriminator { encoder.write(discriminator) }
        for field in record.fields { encoder.write(field) }
        encoder.flush()
        let keys = [record.discriminator?.key].compactMap { $0 } + record.fields.map(\.model.wireName)
        if keys.isEmpty {
            encoder.body.line("writer.additional(additionalFields)")
        } else {
            let items = keys.map { CodeList.Item.text(SwiftLiteral.string($0)) }
            let list = CodeList("besides: [", items: items, "]", hasTrailingComma: true)
            encoder.body.list(CodeList("writer.additional(", items: [.text("additionalFields"), .list(list)], ")"))
        }
        encoder.body.line("writer.raw(\"}\")")
        return encoder.body
    }

    private mutating func write(_ discriminator: Record.Discriminator) {
        beginMember(discriminator.key)
        if discriminator.isPrefix {
            flush()
            body.line("writer.string(\(SwiftLiteral.string(discriminator.value.tagText)) + name)")
        } else {
            pending += JSONText.literal(discriminator.value)
        }
    }

    private mutating func write(_ field: RecordField) {
        switch field.presence {
        case .constant(let literal) where field.gate == .always:
            beginMember(field.model.wireName)
            pending += JSONText.literal(literal)
        case .required where field.gate == .always:
            beginMember(field.model.wireName)
            flush()
            body.line(Self.statement(field, property(field)))
        default: writeConditionally(field)
        }
    }

    /// Begins a member that is always there.
    private mutating func beginMember(_ key: String) {
        if hasMember {
            pending += "," + JSONText.string(key) + ":"
        } else if pending.isEmpty {
            // Optional members came before, so the runtime must look whether there is one.
            memberPiece(key)
        } else {
            pending += JSONText.string(key) + ":"
        }
        hasMember = true
    }

    private mutating func memberPiece(_ key: String) {
        body.line("writer.member(\(SwiftLiteral.string("," + JSONText.string(key) + ":")))")
    }

    /// Writes what is pending.
    private mutating func flush() {
        guard !pending.isEmpty else { return }
        for piece in SwiftLiteral.pieces(pending) { body.line("writer.raw(\(piece))") }
        pending = ""
    }

    /// Writes a member that may be missing: optional, at its default, or too new for the client.
    private mutating func writeConditionally(_ field: RecordField) {
        flush()
        body.open("if \(conditions(of: field).joined(separator: ", ")) {")
        if hasMember {
            let piece = "," + JSONText.string(field.model.wireName) + ":"
            for text in SwiftLiteral.pieces(piece) { body.line("writer.raw(\(text))") }
        } else {
            memberPiece(field.model.wireName)
        }
        if case .constant(let literal) = field.presence {
            for piece in SwiftLiteral.pieces(JSONText.literal(literal)) {
                body.line("writer.raw(\(piece))")
            }
        } else {
            body.line(Self.statement(field, unwrapped(field)))
        }
        if field.model.keepsNull { writeKeptNull(field) }
        body.close()
    }

    /// Writes the null that was read, in its place.
    private mutating func writeKeptNull(_ field: RecordField) {
        let conditions = ["additionalFields.isNull(\(field.keyLiteral))"] + gateConditions(of: field)
        body.reopen("} else if \(conditions.joined(separator: ", ")) {")
        let member = "," + JSONText.string(field.model.wireName) + ":"
        if hasMember {
            for piece in SwiftLiteral.pieces(member + "null") { body.line("writer.raw(\(piece))") }
        } else {
            memberPiece(field.model.wireName)
            body.line("writer.null()")
        }
    }

    private func conditions(of field: RecordField) -> [String] {
        var conditions: [String] = []
        switch field.presence {
        case .optional:
            let name = field.model.swiftName
            if hasFloors(field) {
                conditions.append("let \(unwrapped(field)) = \(property(field))?.replacement(for: writer.floor)")
            } else if unwrapped(field) == name {
                conditions.append("let \(name)")
            } else {
                conditions.append("let \(unwrapped(field)) = \(property(field))")
            }
        case .defaulted:
            conditions.append("\(property(field)) != \(lowering.expressions.defaultValue(of: field.model) ?? "nil")")
            if hasFloors(field), !field.isNullable {
                conditions.append("let \(field.model.swiftName) = \(property(field)).replacement(for: writer.floor)")
            }
        case .required, .constant: break
        }
        return conditions + gateConditions(of: field)
    }

    private func gateConditions(of field: RecordField) -> [String] {
        switch field.gate {
        case .always: []
        case .from(let version): ["writer.allows(\(Lowering.version(version)))"]
        case .never: ["writer.floor == nil"]
        }
    }

    private func hasFloors(_ field: RecordField) -> Bool {
        guard case .named(let id) = field.resolved else { return false }
        return lowering.facts.hasFloors[id.index]
    }

    /// The property, told apart from the parameter where they meet.
    private func property(_ field: RecordField) -> String {
        field.model.swiftName == "writer" ? "self.writer" : field.model.swiftName
    }

    /// The name of the property after it was unwrapped.
    private func unwrapped(_ field: RecordField) -> String {
        switch field.presence {
        case .optional: field.model.swiftName == "writer" ? "value" : field.model.swiftName
        case .required, .defaulted, .constant: property(field)
        }
    }

    /// Writes a value that is there.
    static func statement(_ field: RecordField, _ value: String) -> String {
        let isOptional = field.isNullable && !field.model.keepsNull
        if isOptional || field.isEvent { return "writer.value(\(value), \(field.keyLiteral))" }
        return switch field.resolved {
        case .string: "writer.string(\(value))"
        case .int: "writer.int(\(value))"
        case .uint: "writer.uint(\(value))"
        case .bool: "writer.bool(\(value))"
        case .double: "writer.double(\(value), \(field.keyLiteral))"
        case .any, .object, .dateTime, .list, .map, .nullable, .named:
            "writer.value(\(value), \(field.keyLiteral))"
        }
    }
}

extension Lowering {
    /// A version as a call.
    static func version(_ version: ClientVersion) -> String {
        "ClientVersion(\(version.major), \(version.minor), \(version.patch))"
    }
}
