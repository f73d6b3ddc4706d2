import ProtocolSchema

extension Lowering {
    /// `Codable` of a record: the same members, for coders that are not the runtime's own.
    func codable(_ record: Record) -> Declaration {
        extending(record.swiftName, "Codable", [decoderInitialiser(of: record), encoderFunction(of: record)])
    }

    private func encoderFunction(of record: Record) -> Declaration {
        var body = Code("var container = encoder.container(keyedBy: MemberKey.self)")
        if let discriminator = record.discriminator {
            let value = SwiftLiteral.string(discriminator.value) + (discriminator.isPrefix ? " + name" : "")
            body.line("try container.encode(\(value), forKey: \(SwiftLiteral.string(discriminator.key)))")
        }
        for field in record.fields { encode(field, into: &body) }
        body.line("try container.encode(additionalFields)")
        return encodeFunction(body: body)
    }

    /// `encode(to:)` around a body.
    func encodeFunction(body: Code) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment("Encodes all members, whatever clients know."),
                head: "\(access)func encode",
                parameters: ["to encoder: any Encoder"],
                effects: "throws",
                body: body
            )
        )
    }

    private func encode(_ field: RecordField, into body: inout Code) {
        let name = ["encoder", "container"].contains(field.model.swiftName)
            ? "self." + field.model.swiftName : field.model.swiftName
        switch field.presence {
        case .required, .constant: body.line("try container.encode(\(name), forKey: \(field.keyLiteral))")
        case .optional: body.line("try container.encodeIfPresent(\(name), forKey: \(field.keyLiteral))")
        case .defaulted(let literal):
            let value = expression(literal, of: field) ?? "nil"
            body.open("if \(name) != \(value) {")
            body.line("try container.encode(\(name), forKey: \(field.keyLiteral))")
            body.close()
        }
    }

    private func decoderInitialiser(of record: Record) -> Declaration {
        var body = Code("let container = try decoder.container(keyedBy: MemberKey.self)")
        var known: [String] = []
        var arguments: [String] = []
        if let discriminator = record.discriminator {
            let key = SwiftLiteral.string(discriminator.key)
            let value = SwiftLiteral.string(discriminator.value)
            known.append(key)
            if discriminator.isPrefix {
                arguments.append("name: container.string(after: \(value), forKey: \(key))")
            } else {
                body.line("try container.expect(\(value), forKey: \(key))")
            }
        }
        for field in record.fields {
            known.append(field.keyLiteral)
            if case .constant(let literal) = field.presence {
                body.line(expectation(field, literal))
            } else {
                arguments.append("\(field.model.swiftName): \(decoding(field))")
            }
        }
        let rest = CodeList("additionalFields: container.additionalFields(except: [", known, "])", hasTrailingComma: true)
        let items = arguments.map { CodeList.Item.text($0) } + [.list(rest)]
        body.list(CodeList("try self.init(", items: items, ")", isBroken: items.count > 1))
        return decoderInitialiser(body: body)
    }

    /// `init(from:)` around a body.
    func decoderInitialiser(body: Code) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment("Decodes the members and keeps unknown ones."),
                head: "\(access)init",
                parameters: ["from decoder: any Decoder"],
                effects: "throws",
                body: body
            )
        )
    }

    private func expectation(_ field: RecordField, _ literal: Literal) -> String {
        let value: String
        if case .string(let text) = literal {
            value = SwiftLiteral.string(text)
        } else {
            value = "JSONValue" + jsonValue(literal)
        }
        let check = "try container.expect(\(value), forKey: \(field.keyLiteral))"
        return field.model.isOptional ? "if container.contains(\(field.keyLiteral)) { \(check) }" : check
    }

    private func decoding(_ field: RecordField) -> String {
        let value = valueType(field, qualified: true)
        let key = field.keyLiteral
        switch field.presence {
        case .required, .constant:
            return "container.decode(\(value)\(field.isNullable ? "?" : "").self, forKey: \(key))"
        case .optional where field.isNullable:
            return "container.decodeIfContained(Nullable<\(value)>.self, forKey: \(key))"
        case .optional where field.resolved == .any:
            return "container.decodeIfContained(\(value).self, forKey: \(key))"
        case .optional: return "container.decodeIfPresent(\(value).self, forKey: \(key))"
        case .defaulted(let literal):
            let fallback = expression(literal, of: field) ?? "nil"
            let method = field.isNullable || field.resolved == .any ? "decodeIfContained" : "decodeIfPresent"
            let call = "container.\(method)(\(value)\(field.isNullable ? "?" : "").self, forKey: \(key))"
            let isWide = call.utf8.count + fallback.utf8.count > SwiftLiteral.width
            return call + (isWide ? "\n    ?? " : " ?? ") + fallback
        }
    }
}
