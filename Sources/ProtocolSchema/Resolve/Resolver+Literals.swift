extension Resolver {
    /// Reports a literal that does not fit a type.
    mutating func checkLiteral(_ literal: Located<Literal>, fits type: TypeReference) {
        if let problem = problem(with: literal.value, as: type) {
            report(.invalidLiteral, problem, at: literal.range)
        }
    }

    /// Why a literal does not fit a type; nil if it does.
    func problem(with literal: Literal, as type: TypeReference) -> String? {
        switch (type.resolved(among: types), literal) {
        case (.any, _), (.nullable, .null): nil
        case (.nullable, _): problem(with: literal, as: type.withoutNull(among: types).type)
        case (.string, .string), (.dateTime, .string), (.bool, .bool), (.object, .object): nil
        case (.double, .number(let text)): Double(text)?.isFinite == true ? nil : "'\(text)' is larger than any double"
        case (.int, .number(let text)): Int(text) == nil ? "'\(text)' is not a 64-bit integer" : nil
        case (.uint, .number(let text)): UInt64(text) == nil ? "'\(text)' is not an unsigned 64-bit integer" : nil
        case (.list(let element), .list(let items)):
            items.lazy.compactMap { problem(with: $0, as: element) }.first
        case (.map(let value), .object(let members)):
            members.lazy.compactMap { problem(with: $0.value, as: value) }.first
        case (.named(let id), _): problem(with: literal, asNamed: types[id.index])
        default: "\(literal.kindName) does not fit the type, which is \(name(of: type))"
        }
    }

    private func problem(with literal: Literal, asNamed type: TypeModel) -> String? {
        switch (type.shape, literal) {
        case (.alias(let target), _): return problem(with: literal, as: target)
        case (.enumeration(let model), _): return problem(with: literal, as: model, named: type.name)
        case (.structure(let model), .object(let members)):
            return problem(with: members, as: model.fields, isTagged: model.tag != nil)
        case (.union, .object): return nil
        case (.foreign(let model), _): return problem(with: literal, as: model.base)
        case (.kindUnion(let model), _):
            let fitting = JSONKind(literal).flatMap { kind in
                model.cases.first { $0.type.kinds(among: types).contains(kind) }
            }
            if let fitting { return problem(with: literal, as: fitting.type) }
            return "\(literal.kindName) does not fit the type, which is \(wording(of: model))"
        case (.tuple(let model), .list(let items)):
            if items.count < model.requiredCount || items.count > model.elements.count {
                return "'\(type.name)' does not have \(items.count) elements"
            }
            return zip(items, model.elements).lazy.compactMap { problem(with: $0, as: $1.type) }.first
        default: return "\(literal.kindName) does not fit the type '\(type.name)'"
        }
    }

    private func problem(with members: [Literal.Member], as fields: [FieldModel], isTagged: Bool) -> String? {
        for member in members {
            guard let field = fields.first(where: { $0.name == member.key || $0.wireName == member.key }) else {
                if isTagged { continue }
                return "there is no field '\(member.key)'"
            }
            if let problem = problem(with: member.value, as: field.type) { return "'\(member.key)': \(problem)" }
        }
        let missing = fields.first { field in
            !field.isOptional && !members.contains { $0.key == field.wireName || $0.key == field.name }
        }
        return missing.map { "the field '\($0.wireName)' is missing" }
    }

    /// Whether the values of a field are of a type, and null is not among them.
    func values(of field: FieldModel, are type: TypeReference) -> Bool {
        field.type.resolved(among: types) == type
    }

    /// The union as a schema would write it.
    func wording(of union: KindUnionModel) -> String {
        union.cases.map { name(of: $0.type) }.joined(separator: " or ")
    }

    /// The type as a schema would write it.
    func name(of type: TypeReference) -> String {
        switch type {
        case .string: "string"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .bool: "bool"
        case .any: "any"
        case .object: "object"
        case .dateTime: "date-time"
        case .list(let element): "list of \(name(of: element))"
        case .map(let value): "map of \(name(of: value))"
        case .nullable(let wrapped): "\(name(of: wrapped)) or null"
        case .named(let id): types[id.index].name
        }
    }
}

extension Literal {
    /// The kind of the literal, for messages.
    var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .list: "a list"
        case .object: "an object"
        }
    }

    /// The type of a constant that is given without one.
    var naturalType: TypeReference {
        switch self {
        case .bool: .bool
        case .string: .string
        case .number(let text): Int(text) == nil ? .double : .int
        case .list, .object, .null: .any
        }
    }
}
