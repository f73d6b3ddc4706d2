package import ProtocolSchema

extension JSONSchemaEmitter {
    /// The schema of a tool's input, as models are told it: an object at the root, and all that it refers to inside.
    package static func toolInput(_ tool: ToolModel, _ model: ProtocolModel) -> JSONTree {
        var builder = JSONSchemaBuilder(forModels: model)
        // The root first: it collects the definitions.
        let root = builder.root(tool.input)
        return builder.complete(root).withoutSizes
    }
}

extension JSONSchemaBuilder {
    /// The schema of a value, written out even if its type has a name.
    fileprivate mutating func root(_ field: FieldModel) -> JSONTree {
        guard case .named(let id) = field.type, case .structure = model.types[id.index].shape else {
            return schema(for: field)
        }
        let type = model.types[id.index]
        return described(definition(of: type.shape), field.doc ?? type.doc)
    }
}

extension JSONTree {
    /// The schema without the sizes of integers, which the APIs of models do not know.
    fileprivate var withoutSizes: JSONTree {
        switch self {
        case .object(let members):
            .object(
                members.compactMap { member in
                    if member.key == "format", ["int64", "uint64"].contains(member.value) { return nil }
                    return Member(member.key, member.value.withoutSizes)
                }
            )
        case .array(let elements): .array(elements.map(\.withoutSizes))
        default: self
        }
    }
}
