import ProtocolSchema
@_spi(Generated) import ProtocolSupport

/// Turns the types of a model into the shapes that strict reading checks.
///
/// Each named type is built once. A type inside itself would never end, so its shape inside is `any`, as in generated code.
struct ShapeBuilder {
    private let model: ProtocolModel
    private var known: [TypeID: ValueShape] = [:]
    private var running: Set<TypeID> = []

    init(_ model: ProtocolModel) { self.model = model }

    mutating func shape(of event: EventModel) -> EventShape {
        let isMember = event.membership?.isNamed == false
        let family = event.membership.map { model.events[$0.family] }
        let name = isMember ? (family?.wireName ?? "") + (event.membership?.name ?? "") : event.wireName
        return EventShape(
            name,
            recognition: .init(isMember ? .value(.string(name)) : event.recognition, on: event.wireFields, in: model),
            isFamily: event.isFamily,
            availability: .init(family?.availability ?? event.availability),
            fields: event.isValue ? [] : fields(event.wireFields),
            value: event.isValue ? event.fields.first.map { shape(of: $0.type) } : nil
        )
    }

    private mutating func fields(_ fields: [FieldModel]) -> [FieldShape] {
        fields.map { field in
            let shape = field.constant.map { ValueShape.constant(JSONValue($0)) } ?? shape(of: field.type)
            return FieldShape(
                field.wireName,
                shape,
                isRequired: !field.isOptional,
                availability: .init(field.availability)
            )
        }
    }

    private mutating func shape(of type: TypeReference) -> ValueShape {
        switch model.resolved(type) {
        case .string: .string
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .bool: .bool
        case .any: .any
        case .object: .object
        case .dateTime: .dateTime
        case .list(let element): .list(shape(of: element))
        case .map(let value): .map(shape(of: value))
        case .nullable(let wrapped): .nullable(shape(of: wrapped))
        case .named(let id): shape(of: id)
        }
    }

    private mutating func shape(of id: TypeID) -> ValueShape {
        if let shape = known[id] { return shape }
        switch model.types[id.index].shape {
        case .alias(let target): return shape(of: target)
        case .foreign(let foreign): return shape(of: foreign.base)
        case .kindUnion(let union):
            guard running.insert(id).inserted else { return .any }
            let result = ValueShape.kinds(union.cases.map { shape(of: $0.type) })
            running.remove(id)
            known[id] = result
            return result
        case .tuple(let tuple):
            guard running.insert(id).inserted else { return .any }
            let shape = ValueShape.tuple(fields(tuple.elements))
            running.remove(id)
            known[id] = shape
            return shape
        case .enumeration(let model):
            let values = model.values.map { EnumValueShape($0.wireName, availability: .init($0.availability)) }
            return model.isNumeric ? .integers(values) : .enumeration(values, isOpen: model.isOpen)
        case .structure(let structure):
            guard running.insert(id).inserted else { return .any }
            let shape = ValueShape.structure(fields(structure.fields))
            running.remove(id)
            known[id] = shape
            return shape
        case .union(let union):
            guard !union.cases.contains(where: { running.contains($0.type) }) else { return .any }
            let cases = union.cases.map { item -> UnionCaseShape in
                let shape = shape(of: item.type)
                let members = model.fields(of: item.type)
                var fields: [FieldShape]?
                if case .structure(let own) = shape { fields = own }
                return UnionCaseShape(
                    item.value,
                    recognition: .init(item.recognition, on: members, in: model),
                    isPrefix: item.isPrefix,
                    fields: fields ?? [],
                    shape: fields == nil ? shape : nil
                )
            }
            let union = ValueShape.union(discriminator: Discriminator(union.discriminator), cases)
            known[id] = union
            return union
        }
    }
}

extension JSONValue {
    /// The value of a literal in a schema.
    init(_ literal: Literal) {
        self =
            switch literal {
            case .null: .null
            case .bool(let value): .bool(value)
            case .number(let text): (try? JSONValue(json: text)) ?? .number(text)
            case .string(let text): .string(text)
            case .list(let items): .array(items.map { JSONValue($0) })
            case .object(let members):
                .object(members.reduce(into: JSONObject()) { $0[$1.key] = JSONValue($1.value) })
            }
    }
}

extension ProtocolModel {
    /// The fields of a struct; none of all other types.
    func fields(of id: TypeID) -> [FieldModel] {
        if case .structure(let structure) = types[id.index].shape { structure.fields } else { [] }
    }
}
