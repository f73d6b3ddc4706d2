extension ProtocolModel {
    /// The types reachable from any part of the protocol.
    package var usedTypes: Set<Int> { sentTypes.union(receivedTypes) }

    /// The types that are sent to the client.
    package var sentTypes: Set<Int> {
        var search = TypeSearch(types: types)
        for event in events { search.visit(event.fields) }
        search.visit(transport.envelope?.fields ?? [])
        for tool in tools { search.visit([tool.input, tool.output]) }
        for type in [metadata?.type, metadata?.update].compactMap({ $0 }) { search.visit(.named(type)) }
        return search.found
    }

    /// The types that the client sends with its next request.
    package var receivedTypes: Set<Int> {
        var search = TypeSearch(types: types)
        for root in [messages?.message, messages?.part, messages?.request].compactMap({ $0 }) {
            search.visit(.named(root))
        }
        return search.found
    }
}

/// Collects the types reachable from given ones.
private struct TypeSearch {
    private let types: [TypeModel]
    private(set) var found: Set<Int> = []

    init(types: [TypeModel]) { self.types = types }

    mutating func visit(_ fields: [FieldModel]) {
        for field in fields { visit(field.type) }
    }

    mutating func visit(_ type: TypeReference) {
        switch type {
        case .list(let inner), .map(let inner), .nullable(let inner): visit(inner)
        case .named(let id) where found.insert(id.index).inserted: visit(types[id.index].shape)
        default: break
        }
    }

    private mutating func visit(_ shape: TypeModel.Shape) {
        switch shape {
        case .alias(let target): visit(target)
        case .enumeration, .foreign: break
        case .structure(let structure):
            visit(structure.fields)
            if let tag = structure.tag { visit(.named(tag.union)) }
            for union in structure.otherUnions { visit(.named(union)) }
        case .union(let union): for member in union.cases { visit(.named(member.type)) }
        case .kindUnion(let union): for member in union.cases { visit(member.type) }
        case .tuple(let tuple): visit(tuple.elements)
        }
    }
}
