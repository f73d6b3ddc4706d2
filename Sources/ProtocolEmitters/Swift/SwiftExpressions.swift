import ProtocolSchema

/// Writes values that a schema holds as Swift expressions, in places that know the value's type.
///
/// An expression is nil if Swift has no spelling for the value; the schema's checks reject such values.
struct SwiftExpressions: Sendable {
    private let model: ProtocolModel

    init(_ model: ProtocolModel) { self.model = model }

    /// The default of a field; nil if it has none.
    func defaultValue(of field: FieldModel) -> String? {
        field.defaultValue.map { expression($0, of: field) ?? "nil" }
    }

    /// The default of a parameter; nil if it has none.
    func defaultValue(of parameter: WriterSignature.Parameter) -> String? {
        guard case .defaulted(let literal) = parameter.presence else { return nil }
        return expression(literal, parameter.value) ?? "nil"
    }

    /// A case of an enum, with the type where an optional has a case of that name too.
    static func member(_ name: String, of type: String) -> String {
        (["none", "some"].contains(name) ? type : "") + "." + name
    }

    /// The value of a property.
    func expression(_ literal: Literal, of field: FieldModel) -> String? {
        expression(literal, field.value)
    }

    /// The value of a property or a parameter that always has one, be it null.
    func expression(_ literal: Literal, _ value: ValueType) -> String? {
        value.isNullable && literal == .null ? "nil" : expression(literal, value.type)
    }

    /// The value of a type.
    func expression(_ literal: Literal, _ type: TypeReference) -> String? {
        switch (model.resolved(type), literal) {
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
        let type = model.types[id.index]
        switch (type.shape, literal) {
        case (.enumeration(let shape), _):
            return shape.value(spelled: literal).map { Self.member($0.swiftName, of: type.swiftType.qualified) }
        case (.structure(let shape), .object(let members)): return call(type.swiftType.qualified, shape, members)
        case (.union(let shape), .object(let members)): return unionCase(shape, members, of: type)
        case (.kindUnion(let shape), _): return kindUnionCase(shape, literal, of: type)
        case (.tuple(let shape), .list(let items)): return call(type.swiftType.qualified, shape, items)
        default: return nil
        }
    }

    private func unionCase(_ shape: UnionModel, _ members: [Literal.Member], of type: TypeModel) -> String? {
        guard let found = self.case(of: shape, members), let value = expression(found.content, .named(found.item.type))
        else { return nil }
        return Self.member(found.item.swiftName, of: type.swiftType.qualified) + "(\(value))"
    }

    /// The case of a union that an object is, and the object of the case; nil if it is none.
    private func `case`(of shape: UnionModel, _ members: [Literal.Member]) -> (item: UnionModel.Case, content: Literal)?
    {
        switch shape.discriminator {
        case .key(let path):
            var tag = Literal.object(members)
            for key in path {
                guard case .object(let inner) = tag, let value = inner.last(where: { $0.key == key })?.value else {
                    return nil
                }
                tag = value
            }
            return shape.case(for: tag).map { ($0, .object(members)) }
        case .onlyKey:
            guard let only = members.first, members.count == 1 else { return nil }
            return shape.case(for: .string(only.key)).map { ($0, only.value) }
        case .eventLine, .fields:
            return shape.cases.first { $0.recognition == .anything }.map { ($0, .object(members)) }
        }
    }

    /// A call of a struct's initialiser with the members of a literal.
    private func call(_ type: String, _ shape: StructModel, _ members: [Literal.Member]) -> String? {
        var arguments: [String] = []
        if let tag = shape.tag, shape.hasName {
            guard case .string(let value) = members.first(where: { $0.key == tag.discriminator })?.value,
                value.hasPrefix(tag.value.tagText)
            else { return nil }
            arguments.append("name: " + SwiftLiteral.string(String(value.dropFirst(tag.value.tagText.count))))
        }
        var nulls: [String] = []
        for field in shape.stored {
            if let member = members.last(where: { $0.key == field.wireName }) {
                guard let value = expression(member.value, of: field) else { return nil }
                arguments.append("\(SwiftLiteral.label(field.swiftName)): \(value)")
                if member.value == .null, field.keepsNull {
                    nulls.append(SwiftLiteral.string(field.wireName) + ": .null")
                }
            } else if field.presence == .required {
                return nil
            }
        }
        if !nulls.isEmpty { arguments.append("additionalFields: [\(nulls.joined(separator: ", "))]") }
        return "\(type)(\(arguments.joined(separator: ", ")))"
    }

    private func kindUnionCase(_ shape: KindUnionModel, _ literal: Literal, of type: TypeModel) -> String? {
        guard let kind = JSONKind(literal), let found = shape.cases.first(where: { $0.kinds.contains(kind) }) else {
            return nil
        }
        let member = Self.member(found.swiftName, of: type.swiftType.qualified)
        return expression(literal, found.type).map { "\(member)(\($0))" }
    }

    /// A call of a tuple's initialiser with the elements of a literal.
    private func call(_ type: String, _ shape: TupleModel, _ items: [Literal]) -> String? {
        var arguments: [String] = []
        for (element, item) in zip(shape.elements, items) where element.constant == nil {
            guard let value = expression(item, of: element) else { return nil }
            arguments.append("\(SwiftLiteral.label(element.swiftName)): \(value)")
        }
        return items.count < shape.requiredCount ? nil : "\(type)(\(arguments.joined(separator: ", ")))"
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
