import ProtocolSchema

/// Builds one sample; remembers which types are being built, so that recursive types end.
struct SampleBuilder {
    let model: ProtocolModel
    let coverage: SampleValues.Coverage
    private var random: SampleRandom?
    private var open: [TypeID] = []

    init(model: ProtocolModel, coverage: SampleValues.Coverage, salt: UInt64) {
        self.model = model
        self.coverage = coverage
        if case .random(let seed) = coverage { random = SampleRandom(seed: seed &+ salt &* 0x9E37_79B9) }
    }

    // MARK: Objects

    mutating func event(_ event: EventModel, family: String) -> JSONTree {
        let asked = ConditionSample(event.recognition.condition, on: event.wireFields)
        let content = object(of: event.wireFields, requires: asked.requires, forbids: asked.forbids, fixed: asked.fixed)
        return model.json(of: event, content: content, family: family)
    }

    mutating func object(of fields: [FieldModel]) -> JSONTree {
        object(of: fields, requires: [], forbids: [], fixed: [:])
    }

    private mutating func object(
        of fields: [FieldModel],
        requires: [Int],
        forbids: [Int],
        fixed: [Int: JSONTree]
    ) -> JSONTree {
        var members: [JSONTree.Member] = []
        for (index, field) in fields.enumerated() {
            if let value = fixed[index] {
                members.append(.init(field.wireName, value))
            } else if !forbids.contains(index), requires.contains(index) || isShown(field) {
                members.append(.init(field.wireName, value(of: field)))
            }
        }
        return .object(members)
    }

    private mutating func isShown(_ field: FieldModel) -> Bool {
        guard field.isOptional else { return true }
        if leadsBack(field.type) { return false }
        switch coverage {
        case .all: return true
        case .required: return false
        case .random: return random?.flip() ?? false
        }
    }

    private mutating func structure(_ structure: StructModel) -> JSONTree {
        var members: [JSONTree.Member] = []
        if let tag = structure.tag {
            let value = tag.isPrefix ? .string(tag.value.tagText + "example") : JSONTree(tag.value)
            members.append(.init(tag.discriminator, value))
        }
        guard let stateField = structure.stateField, !structure.stateRules.isEmpty else {
            return .object(members).adding(object(of: structure.fields))
        }
        let rule = structure.stateRules[pick(structure.stateRules.count)]
        let fields = object(
            of: structure.fields,
            requires: rule.requires,
            forbids: rule.forbids,
            fixed: [stateField: .string(rule.value)]
        )
        return .object(members).adding(fields)
    }

    /// The value of a case with the fields by which it is recognized.
    private mutating func meeting(
        _ condition: ConditionModel,
        _ content: JSONTree,
        of item: UnionModel.Case
    ) -> JSONTree {
        guard case .structure(let structure) = model.types[item.type.index].shape else { return content }
        let asked = ConditionSample(condition, on: structure.fields)
        let fields = object(of: structure.fields, requires: asked.requires, forbids: asked.forbids, fixed: asked.fixed)
        var content = content.adding(fields)
        for index in asked.forbids { content[structure.fields[index].wireName] = nil }
        return content
    }

    // MARK: Values

    private mutating func value(of field: FieldModel) -> JSONTree {
        if let constant = field.constant { return JSONTree(constant) }
        if let example = field.example, random == nil { return JSONTree(example) }
        return value(of: field.type, name: field.name, constraints: field.constraints)
    }

    mutating func value(of type: TypeReference, name: String, constraints: Constraints) -> JSONTree {
        switch type {
        case .string: .string(string(name: name, constraints: constraints))
        case .int: .number(SampleNumber.integer(constraints, isSigned: true, random: &random))
        case .uint: .number(SampleNumber.integer(constraints, isSigned: false, random: &random))
        case .double: .number(SampleNumber.double(constraints, random: &random))
        case .bool: .bool(random?.flip() ?? true)
        case .any: anything(depth: 0)
        case .object: .object([.init("key", anything(depth: 1))])
        case .dateTime: "2026-01-31T12:00:00Z"
        case .list(let element): list(of: element, name: name, constraints: constraints)
        case .map(let value): leadsBack(value) ? [:] : map(of: value, name: name)
        case .nullable(let inner):
            leadsBack(inner) || random?.flip() == true
                ? .null : value(of: inner, name: name, constraints: constraints)
        case .named(let id): named(id, name: name, constraints: constraints)
        }
    }

    private mutating func named(_ id: TypeID, name: String, constraints: Constraints) -> JSONTree {
        open.append(id)
        defer { open.removeLast() }
        switch model.types[id.index].shape {
        case .alias(let target): return value(of: target, name: name, constraints: constraints)
        case .enumeration(let enumeration):
            return JSONTree(enumeration.literal(of: enumeration.values[pick(enumeration.values.count)]))
        case .structure(let structure): return self.structure(structure)
        case .union(let union):
            let possible = union.cases.filter { !open.contains($0.type) }
            guard !possible.isEmpty else { return [:] }
            let item = possible[pick(possible.count)]
            var content = value(of: .named(item.type), name: name, constraints: Constraints())
            if let condition = item.recognition.condition { content = meeting(condition, content, of: item) }
            if item.addsTag, let key = union.discriminator.topKey, let tag = item.recognition.tag {
                return .object([.init(key, JSONTree(tag))]).adding(content)
            }
            return union.discriminator == .onlyKey ? .object([.init(item.value, content)]) : content
        case .kindUnion(let union):
            let possible = union.cases.filter { !leadsBack($0.type) }
            let types = (possible.isEmpty ? union.cases : possible).map(\.type)
            return value(of: types[pick(types.count)], name: name, constraints: Constraints())
        case .tuple(let tuple): return .array(elements(of: tuple))
        case .foreign(let foreign):
            return value(of: foreign.base, name: name, constraints: Constraints(format: foreign.format))
        }
    }

    /// The elements up to the first that is not shown: none can be left out before another.
    private mutating func elements(of tuple: TupleModel) -> [JSONTree] {
        var values: [JSONTree] = []
        for element in tuple.elements {
            guard isShown(element) else { break }
            values.append(value(of: element))
        }
        return values
    }

    private mutating func list(of element: TypeReference, name: String, constraints: Constraints) -> JSONTree {
        let least = constraints.minLength ?? 0
        let most = constraints.maxLength ?? Int.max
        if leadsBack(element), least == 0 { return [] }
        let wish: Int
        switch coverage {
        case .all: wish = 1
        case .required: wish = 0
        case .random: wish = random?.below(4) ?? 1
        }
        let count = max(least, min(most, wish))
        return .array((0..<count).map { _ in value(of: element, name: singular(name), constraints: Constraints()) })
    }

    private mutating func map(of value: TypeReference, name: String) -> JSONTree {
        .object([.init("key", self.value(of: value, name: singular(name), constraints: Constraints()))])
    }

    private mutating func anything(depth: Int) -> JSONTree {
        guard let choice = random?.below(depth > 2 ? 5 : 7) else { return depth == 0 ? ["key": "value"] : "value" }
        switch choice {
        case 0: return .null
        case 1: return .bool(random?.flip() ?? true)
        case 2: return .number(SampleNumber.integer(Constraints(), isSigned: true, random: &random))
        case 3: return .number(SampleNumber.double(Constraints(), random: &random))
        case 4: return .string(string(name: "text", constraints: Constraints()))
        case 5: return .array((0..<pick(3)).map { _ in anything(depth: depth + 1) })
        default: return .object([.init("key", anything(depth: depth + 1))])
        }
    }

    private mutating func string(name: String, constraints: Constraints) -> String {
        SampleText.text(named: name, constraints: constraints, random: &random)
    }

    // MARK: Choices

    private mutating func pick(_ count: Int) -> Int {
        random?.below(count) ?? 0
    }

    /// Whether a value of the type would hold a value that is just being built.
    private func leadsBack(_ type: TypeReference) -> Bool {
        switch type {
        case .list(let inner), .map(let inner), .nullable(let inner): leadsBack(inner)
        case .named(let id): open.contains(id)
        default: false
        }
    }

    private func singular(_ name: String) -> String {
        name.hasSuffix("s") ? String(name.dropLast()) : name
    }
}
