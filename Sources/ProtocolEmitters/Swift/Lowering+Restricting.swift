import ProtocolSchema

/// The methods that say what of a value clients from a floor on get.
///
/// The encoders leave out the same: both ask `RecordField.gate` and the floors of enums.
extension Lowering {
    /// Whether clients of the protocol differ, so that values may have to be restricted.
    var isRestricting: Bool { model.base == nil && model.clients != nil }

    /// The part of the event that clients get.
    func restrictEvent() -> Declaration? {
        guard isRestricting else { return nil }
        var body = Code("switch self {")
        for event in model.events {
            body.branch("case .\(event.caseName)(let event)", ".\(event.caseName)(event.restricted(to: floor))")
        }
        body.line("case .unrecognized: self")
        body.line("}")
        return restriction("Returns the event without the fields that clients from `floor` on do not know.", body)
    }

    /// The part of a record that clients get.
    func restriction(of record: Record) -> Declaration {
        var body = Code("var value = self")
        for field in record.stored { restrict(field, &body) }
        if record.isValue {
            let isWhole = body.onlyLine != nil
            body = isWhole ? Code("self") : body
            if !isWhole { body.line("return value") }
            return restriction("Returns the value without the fields that clients from `floor` on do not know.", body)
        }
        body.open("if !additionalFields.isEmpty, !\(model.name).clients.allowsAdditionalFields(from: floor) {")
        // A null that was read for a declared field is kept there, and is not an unknown key.
        let nulls = record.stored.filter(\.model.keepsNull).map(\.keyLiteral)
        body.line(
            "value.additionalFields"
                + (nulls.isEmpty ? " = [:]" : ".keepOnlyNulls(of: [\(nulls.joined(separator: ", "))])")
        )
        body.close()
        body.line("return value")
        return restriction("Returns the value without the fields that clients from `floor` on do not know.", body)
    }

    /// The part of a union's value that clients get.
    func restriction(of shape: UnionModel) -> Declaration {
        var body = Code("switch self {")
        for item in shape.cases {
            body.branch("case .\(item.swiftName)(let value)", ".\(item.swiftName)(value.restricted(to: floor))")
        }
        if shape.isOpen { body.line("case .unrecognized: self") }
        body.line("}")
        return restriction("Returns the value without the fields that clients from `floor` on do not know.", body)
    }

    private func restrict(_ field: RecordField, _ body: inout Code) {
        let name = "value.\(field.model.swiftName)"
        if let absent = absence(of: field) {
            switch field.gate {
            case .always: break
            case .from(let version):
                let forget = field.model.keepsNull ? "; value.additionalFields[\(field.keyLiteral)] = nil" : ""
                body.line("if floor < \(Self.version(version)) { \(name) = \(absent)\(forget) }")
            case .never:
                body.line("\(name) = \(absent)")
                if field.model.keepsNull { body.line("value.additionalFields[\(field.keyLiteral)] = nil") }
            }
        }
        guard holdsRestrictions(field.model.type) else { return }
        let mark = field.presence == .optional ? "?" : ""
        if hasFloors(field), let absent = absence(of: field), !field.isNullable || field.model.keepsNull {
            let fallback = absent == "nil" ? "" : " ?? \(absent)"
            body.line("\(name) = \(name)\(mark).replacement(for: floor)\(fallback)")
        } else {
            body.line("\(name) = \(name)\(mark).restricted(to: floor)")
        }
    }

    /// The value of a field that is not sent; nil if it always is.
    private func absence(of field: RecordField) -> String? {
        switch field.presence {
        case .optional: "nil"
        case .defaulted: expressions.defaultValue(of: field.model) ?? "nil"
        case .required, .constant: nil
        }
    }

    private func hasFloors(_ field: RecordField) -> Bool {
        guard case .named(let id) = field.resolved else { return false }
        return facts.hasFloors[id.index]
    }

    /// Whether a value of a type may hold something that some clients do not know.
    func holdsRestrictions(_ type: TypeReference) -> Bool {
        switch type {
        case .string, .int, .uint, .double, .bool, .any, .object, .dateTime: false
        case .list(let inner), .map(let inner), .nullable(let inner): holdsRestrictions(inner)
        case .named(let id):
            switch model.types[id.index].shape {
            case .alias(let target): holdsRestrictions(target)
            case .enumeration(let shape): shape.hasFloors
            case .foreign: false
            case .structure, .union, .kindUnion, .tuple: true
            }
        }
    }

    func restriction(_ doc: String, _ body: Code) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment(doc),
                head: "\(access)func restricted",
                parameters: ["to floor: ClientVersion"],
                effects: "-> Self",
                body: body
            )
        )
    }
}
