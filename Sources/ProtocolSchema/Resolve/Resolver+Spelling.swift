/// The literals of a schema name the values of enums, and are spelled for the wire once all types are known.
extension Resolver {
    /// Spells the defaults, constants and examples of all fields for the wire.
    mutating func spellLiterals() {
        for index in types.indices where !types[index].isInherited {
            switch types[index].shape {
            case .structure(var model):
                model.fields = model.fields.map(spelled)
                types[index].shape = .structure(model)
            case .tuple(let model): types[index].shape = .tuple(TupleModel(elements: model.elements.map(spelled)))
            case .alias, .enumeration, .union, .kindUnion, .foreign: break
            }
        }
        for index in events.indices where !events[index].isInherited {
            events[index].fields = events[index].fields.map(spelled)
        }
    }

    /// The field with its literals as they are on the wire.
    func spelled(_ field: FieldModel) -> FieldModel {
        var field = field
        switch field.presence {
        case .constant(let literal): field.presence = .constant(spelled(literal, as: field.type))
        case .defaulted(let literal): field.presence = .defaulted(spelled(literal, as: field.type))
        case .required, .optional: break
        }
        field.example = field.example.map { spelled($0, as: field.type) }
        return field
    }

    /// A literal as it is on the wire; where it does not fit the type, as it was written.
    func spelled(_ literal: Literal, as type: TypeReference) -> Literal {
        switch (type.resolved(among: types), literal) {
        case (.nullable, _): spelled(literal, as: type.withoutNull(among: types).type)
        case (.list(let element), .list(let items)): .list(items.map { spelled($0, as: element) })
        case (.map(let value), .object(let members)):
            .object(members.map { .init(key: $0.key, value: spelled($0.value, as: value)) })
        case (.named(let id), _): spelled(literal, as: types[id.index])
        default: literal
        }
    }

    private func spelled(_ literal: Literal, as type: TypeModel) -> Literal {
        switch (type.shape, literal) {
        case (.enumeration(let model), _): return model.value(named: literal).map(model.literal) ?? literal
        case (.structure(let model), .object(let members)): return .object(spelled(members, as: model.fields))
        case (.tuple(let model), .list(let items)):
            let known = zip(items, model.elements).map { spelled($0, as: $1.type) }
            return .list(known + items.dropFirst(known.count))
        case (.union(let model), .object(let members)): return .object(spelled(members, as: model))
        case (.kindUnion(let model), _):
            let fitting = JSONKind(literal).flatMap { kind in
                model.cases.first { $0.type.kinds(among: types).contains(kind) }
            }
            return fitting.map { spelled(literal, as: $0.type) } ?? literal
        default: return literal
        }
    }

    private func spelled(_ members: [Literal.Member], as fields: [FieldModel]) -> [Literal.Member] {
        members.map { member in
            guard let field = fields.first(where: { $0.name == member.key || $0.wireName == member.key }) else {
                return member
            }
            return .init(key: field.wireName, value: spelled(member.value, as: field.type))
        }
    }

    private func spelled(_ members: [Literal.Member], as union: UnionModel) -> [Literal.Member] {
        guard let tag = members.first(where: { $0.key == union.discriminator.topKey })?.value,
            let found = union.case(for: tag), case .structure(let model) = types[found.type.index].shape
        else { return members }
        return spelled(members, as: model.fields)
    }

    /// A value that a schema fixes for a field, as it is on the wire; reports one that does not fit.
    mutating func fixed(_ value: Located<Literal>, for field: FieldModel) -> Literal {
        checkLiteral(value, fits: field.type)
        checkIsLiteral(value, of: field.type)
        if value.value == .null, field.presence == .optional, field.type.withoutNull(among: types).isNullable {
            report(
                .invalidLiteral,
                "the optional field '\(field.name)' cannot be fixed to null; without a value it is left out",
                at: value.range
            )
        }
        return spelled(value.value, as: field.type)
    }

    /// How many values of an enum a message lists.
    private static let listedValues = 12

    /// Why a literal names no value of an enum; nil if it does.
    func problem(with literal: Literal, as model: EnumModel, named name: String) -> String? {
        if model.value(named: literal) != nil { return nil }
        var isOfKind = true
        if case .number = literal { isOfKind = model.isNumeric }
        guard isOfKind, let text = literal.scalarText else {
            return "\(literal.kindName) does not fit the type '\(name)'"
        }
        if let value = model.value(spelled: literal) {
            return "'\(text)' is a spelling on the wire; here, the value is called '\(value.name)'"
        }
        let suggestion = nearest(to: text, among: model.values.map(\.name)).map { "; did you mean '\($0)'?" }
        let known = model.values.prefix(Self.listedValues).map { $0.name.isEmpty ? "''" : $0.name }
        let more = model.values.count > known.count ? ", …" : ""
        return
            "'\(text)' is not a value of '\(name)'\(suggestion.map { $0 + " The" } ?? "; the") values are \(known.joined(separator: ", "))\(more)"
    }
}

extension EnumModel {
    /// The value that a literal of a schema names: by its name in any case, or by its number.
    func value(named literal: Literal) -> Value? {
        guard let text = literal.scalarText else { return nil }
        if let value = values.first(where: { $0.name == text }) { return value }
        switch literal {
        case .number: return value(spelled: literal)
        case .string:
            let words = Words.split(text)
            return words.isEmpty ? nil : values.first { Words.split($0.name) == words }
        case .null, .bool, .list, .object: return nil
        }
    }
}

extension Literal {
    /// The text of a string or a number.
    fileprivate var scalarText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .null, .bool, .list, .object: nil
        }
    }
}
