import ProtocolSchema

extension JSONSchemaBuilder {
    /// The schema of a field's value, with its constraints and its doc.
    mutating func schema(for field: FieldModel) -> JSONTree {
        if let constant = field.constant { return described(["const": JSONTree(constant)], field.doc) }
        var tree = schema(for: field.type).adding(constraints(field.constraints, isList: field.value.isList))
        if let value = field.defaultValue { tree["default"] = JSONTree(value) }
        if let example = field.example { tree["examples"] = [JSONTree(example)] }
        return described(tree, field.doc)
    }

    /// The schema of a type where it is used.
    mutating func schema(for type: TypeReference) -> JSONTree {
        switch type {
        case .string: ["type": "string"]
        case .int: ["type": "integer", "format": "int64"]
        case .uint: ["type": "integer", "format": "uint64", "minimum": 0]
        case .double: ["type": "number"]
        case .bool: ["type": "boolean"]
        case .any: [:]
        case .object: ["type": "object"]
        case .dateTime: ["type": "string", "format": "date-time"]
        case .list(let element): ["type": "array", "items": schema(for: element)]
        case .map(let value): ["type": "object", "additionalProperties": schema(for: value)]
        case .nullable(let value): nullable(schema(for: value))
        case .named(let id): schema(for: id)
        }
    }

    /// A union by kind that has no name in the schema is written out.
    private mutating func schema(for id: TypeID) -> JSONTree {
        let type = model.types[id.index]
        if case .foreign(let foreign) = type.shape { return schema(for: foreign) }
        if case .kindUnion(let union) = type.shape, type.entry.kind != .named { return kinds(union) }
        return reference(toType: id)
    }

    /// The schema of a value whose Swift type is declared elsewhere.
    mutating func schema(for foreign: ForeignTypeModel) -> JSONTree {
        var tree = schema(for: foreign.base)
        if let format = foreign.format { tree["format"] = .string(format) }
        return tree
    }

    /// The schema of a union by kind.
    mutating func kinds(_ union: KindUnionModel) -> JSONTree {
        ["anyOf": .array(union.cases.map { schema(for: $0.type) })]
    }

    /// The schema of a tuple.
    mutating func elements(_ tuple: TupleModel) -> JSONTree {
        var tree: JSONTree = [
            "type": "array", "prefixItems": .array(tuple.elements.map { schema(for: $0) }),
            "minItems": .number(String(tuple.requiredCount)),
        ]
        if !allowsUnknownKeys { tree["items"] = false }
        return tree
    }

    /// The tree with a description in front.
    func described(_ tree: JSONTree, _ doc: String?) -> JSONTree {
        guard let doc else { return tree }
        return JSONTree.object([.init("description", .string(doc))]).adding(tree)
    }

    private func nullable(_ tree: JSONTree) -> JSONTree {
        if tree.members.isEmpty { return tree }
        guard case .string(let name)? = tree["type"] else { return ["anyOf": [tree, ["type": "null"]]] }
        var tree = tree
        tree["type"] = [.string(name), "null"]
        return tree
    }

    /// Keywords apply only to values of their own kind, so `null` passes them.
    private func constraints(_ constraints: Constraints, isList: Bool) -> JSONTree {
        var tree: JSONTree = [:]
        tree["minimum"] = constraints.min.flatMap(JSONText.number).map { .number($0) }
        tree["maximum"] = constraints.max.flatMap(JSONText.number).map { .number($0) }
        tree[isList ? "minItems" : "minLength"] = constraints.minLength.map { .number(String($0)) }
        tree[isList ? "maxItems" : "maxLength"] = constraints.maxLength.map { .number(String($0)) }
        tree["pattern"] = constraints.pattern.map { .string($0) }
        tree["format"] = constraints.format.map { .string($0) }
        return tree
    }
}
