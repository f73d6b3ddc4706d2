import ProtocolSchema

/// Writes the body of `encode(into:)`: every value with the constant JSON before it.
struct RecordEncoder {
    private let lowering: Lowering
    private let record: Record
    private var body = Code()
    /// JSON that is to be written before the next value.
    private var pending = "{"

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
        encoder.body.line("writer.end(additionalFields\(record.keys.isEmpty ? "" : ", besides: Self.keys"))")
        return encoder.body
    }

    private mutating func write(_ discriminator: Record.Discriminator) {
        if discriminator.isPrefix {
            let name = "\(SwiftLiteral.string(discriminator.value.tagText)) + name"
            call("string", name, after: takePending(member(discriminator.key)))
        } else {
            pending += member(discriminator.key) + JSONText.literal(discriminator.value)
        }
    }

    private mutating func write(_ field: RecordField) {
        if field.isEvent, !record.payloadAlternatives.isEmpty {
            flush()
            body.line("writer.event(\(property(field)), underPayload: \(field.keyLiteral))")
            return
        }
        let member = member(field.model.wireName)
        switch field.presence {
        case .constant(let literal) where field.gate == .always:
            pending += member + JSONText.literal(literal)
        case .required where field.gate == .always:
            call(Self.function(field), property(field), after: takePending(member))
        default:
            flush()
            writeConditionally(field, member)
        }
    }

    /// What comes before a value: the runtime leaves out the comma of a first member.
    private func member(_ key: String) -> String { (pending == "{" ? "" : ",") + JSONText.string(key) + ":" }

    /// What is pending and `member` as one text, if it is not too long.
    private mutating func takePending(_ member: String) -> String {
        let piece = pending + member
        if SwiftLiteral.contents(piece).utf8.count <= SwiftLiteral.width {
            pending = ""
            return piece
        }
        flush()
        return member
    }

    /// Writes what is pending.
    private mutating func flush() {
        guard !pending.isEmpty else { return }
        constant(pending)
        pending = ""
    }

    private mutating func constant(_ text: String) {
        for (index, piece) in SwiftLiteral.pieces(text).enumerated() {
            body.line("writer.\(index == 0 ? "piece" : "raw")(\(piece))")
        }
    }

    private mutating func call(_ function: String, _ value: String, after piece: String) {
        body.list("writer.\(function)(", [value, "after: " + SwiftLiteral.string(piece)], ")")
    }

    /// Writes a member that may be missing: optional, at its default, or too new for the client.
    private mutating func writeConditionally(_ field: RecordField, _ member: String) {
        let conditions = conditions(of: field)
        if !conditions.isEmpty { body.open("if \(conditions.joined(separator: ", ")) {") }
        if case .constant(let literal) = field.presence {
            constant(member + JSONText.literal(literal))
        } else if field.presence == .optional || field.presence != .required && restricts(field) {
            call(Self.function(field), "ifPresent: " + optional(field), after: member)
        } else {
            call(Self.function(field), property(field), after: member)
        }
        if !conditions.isEmpty { body.close() }
        if field.model.keepsNull { writeKeptNull(field, member) }
    }

    /// Writes the null that was read, in its place.
    private mutating func writeKeptNull(_ field: RecordField, _ member: String) {
        let isKept = ["\(property(field)) == nil", "additionalFields.isNull(\(field.keyLiteral))"]
        body.open("if \((isKept + gateConditions(of: field)).joined(separator: ", ")) {")
        constant(member + "null")
        body.close()
    }

    private func conditions(of field: RecordField) -> [String] {
        var conditions: [String] = []
        if case .defaulted = field.presence {
            conditions.append("\(property(field)) != \(lowering.expressions.defaultValue(of: field.model) ?? "nil")")
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

    /// A value that is not written if it is nil.
    private func optional(_ field: RecordField) -> String {
        let question = field.presence == .optional ? "?" : ""
        return restricts(field) ? "\(property(field))\(question).replacement(for: writer.floor)" : property(field)
    }

    /// Whether old clients may get another value, or none.
    private func restricts(_ field: RecordField) -> Bool {
        guard case .named(let id) = field.resolved, !field.isNullable || field.model.keepsNull else { return false }
        return lowering.facts.hasFloors[id.index]
    }

    /// The property, told apart from the parameter where they meet.
    private func property(_ field: RecordField) -> String {
        field.model.swiftName == "writer" ? "self.writer" : field.model.swiftName
    }

    /// The function that writes a value.
    private static func function(_ field: RecordField) -> String {
        if field.isNullable && !field.model.keepsNull || field.isEvent { return "value" }
        return switch field.resolved {
        case .string: "string"
        case .int: "int"
        case .uint: "uint"
        case .bool: "bool"
        case .double: "double"
        case .any, .object, .dateTime, .list, .map, .nullable, .named: "value"
        }
    }
}

extension Lowering {
    /// A version as a call.
    static func version(_ version: ClientVersion) -> String {
        "ClientVersion(\(version.major), \(version.minor), \(version.patch))"
    }
}
