import ProtocolSchema

extension Lowering {
    /// A field's value as a Swift expression, in a place that knows the property's type.
    ///
    /// Nil if Swift has no spelling for it, which the schema's checks leave to nobody.
    func expression(_ literal: Literal, of field: RecordField) -> String? {
        guard field.isNullable else { return expression(literal, field.type) }
        let isWrapped = field.presence == .optional
        if literal == .null { return isWrapped ? ".null" : "nil" }
        guard let value = expression(literal, field.type) else { return nil }
        return isWrapped ? ".value(\(value))" : value
    }

    /// A value as a Swift expression, in a place that knows its type.
    func expression(_ literal: Literal, _ type: TypeReference) -> String? {
        switch (resolve(type), literal) {
        case (.any, _): jsonValue(literal)
        case (.string, .string(let text)): SwiftLiteral.string(text)
        case (.int, .number(let text)): Int(text).map(String.init)
        case (.uint, .number(let text)): UInt64(text).map { String($0) }
        case (.double, .number(let text)): SwiftLiteral.number(text)
        case (.bool, .bool(let value)): String(value)
        case (.dateTime, .string(let text)): "DateTime(unchecked: \(SwiftLiteral.string(text)))"
        case (.object, .object(let members)): dictionary(members) { jsonValue($0) }
        case (.map(let value), .object(let members)): dictionary(members) { expression($0, value) }
        case (.list(let element), .list(let items)): list(items, element)
        case (.nullable, .null): "nil"
        case (.nullable(let wrapped), _): expression(literal, wrapped)
        case (.named(let id), _): expression(literal, named: id)
        default: nil
        }
    }

    private func list(_ items: [Literal], _ element: TypeReference) -> String? {
        let values = items.compactMap { expression($0, element) }
        return values.count == items.count ? "[" + values.joined(separator: ", ") + "]" : nil
    }

    private func dictionary(_ members: [Literal.Member], _ value: (Literal) -> String?) -> String? {
        if members.isEmpty { return "[:]" }
        var entries: [String] = []
        for member in members {
            guard let text = value(member.value) else { return nil }
            entries.append(SwiftLiteral.string(member.key) + ": " + text)
        }
        return "[" + entries.joined(separator: ", ") + "]"
    }

    private func expression(_ literal: Literal, named id: TypeID) -> String? {
        switch (model.types[id.index].shape, literal) {
        case (.enumeration(let shape), .string(let text)):
            if let value = shape.values.first(where: { $0.wireName == text }) { return "." + value.swiftName }
            return shape.isOpen ? ".unrecognized(\(SwiftLiteral.string(text)))" : nil
        case (.structure(let shape), .object(let members)):
            return call(name(of: id, qualified: true), Record(model.types[id.index], shape, self), members)
        case (.union(let shape), .object(let members)): return unionCase(shape, members)
        default: return nil
        }
    }

    private func unionCase(_ shape: UnionModel, _ members: [Literal.Member]) -> String? {
        guard case .string(let tag) = members.first(where: { $0.key == shape.discriminator })?.value else { return nil }
        let exact = shape.cases.first { !$0.isPrefix && $0.value == tag }
        let found = exact ?? shape.cases.first { $0.isPrefix && tag.hasPrefix($0.value) }
        guard let found, let value = expression(.object(members), named: found.type) else { return nil }
        return ".\(found.swiftName)(\(value))"
    }

    /// A call of a record's initialiser with what the literal says.
    private func call(_ type: String, _ record: Record, _ members: [Literal.Member]) -> String? {
        var arguments: [String] = []
        if record.hasName, let discriminator = record.discriminator {
            guard case .string(let tag) = members.first(where: { $0.key == discriminator.key })?.value,
                tag.hasPrefix(discriminator.value)
            else { return nil }
            arguments.append("name: " + SwiftLiteral.string(String(tag.dropFirst(discriminator.value.count))))
        }
        for field in record.stored {
            if let member = members.last(where: { $0.key == field.model.wireName }) {
                guard let value = expression(member.value, of: field) else { return nil }
                arguments.append("\(field.label): \(value)")
            } else if field.presence == .required {
                return nil
            }
        }
        return "\(type)(\(arguments.joined(separator: ", ")))"
    }

    /// Any JSON as an expression of type `JSONValue`, which begins with a full stop.
    func jsonValue(_ literal: Literal) -> String {
        switch literal {
        case .null: ".null"
        case .bool(let value): ".bool(\(value))"
        case .string(let text): ".string(\(SwiftLiteral.string(text)))"
        case .number(let text): jsonNumber(text)
        case .list(let items): ".array([" + items.map { jsonValue($0) }.joined(separator: ", ") + "])"
        case .object(let members): ".object(\(dictionary(members) { jsonValue($0) } ?? "[:]"))"
        }
    }

    private func jsonNumber(_ text: String) -> String {
        if let value = Int64(text) { return ".int(\(value))" }
        if let value = UInt64(text) { return ".uint(\(value))" }
        guard let number = JSONText.number(text) else { return ".null" }
        // More digits than a double keeps, or a size it has not: the runtime keeps the text.
        let digits = number.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if let value = Double(number), value.isFinite, digits <= 15 { return ".double(\(number))" }
        return ".number(\(SwiftLiteral.string(number)))"
    }
}
