import ProtocolSchema

extension ProtocolModel {
    /// The model without types that nothing reaches, and with the others renumbered.
    func withoutUnusedTypes() -> ProtocolModel {
        let used = usedTypes()
        let places = renumbered(Array(types.indices)) { used.contains($0) }
        var model = self
        model.types = types.indices.filter { used.contains($0) }.map { types[$0].moved(places) }
        for index in model.events.indices { model.events[index].fields = events[index].fields.map { $0.moved(places) } }
        if var envelope = transport.envelope {
            envelope.fields = envelope.fields.map { $0.moved(places) }
            model.transport.envelope = envelope
        }
        for (writer, parameter) in writers.indices.flatMap({ writer in
            writers[writer].parameters.indices.map { (writer, $0) }
        }) {
            model.writers[writer].parameters[parameter].type = writers[writer].parameters[parameter].type.moved(places)
        }
        if let messages {
            model.messages = MessagesModel(
                message: messages.message.moved(places),
                part: messages.part.moved(places),
                request: messages.request?.moved(places)
            )
        }
        return model
    }

    private func usedTypes() -> Set<Int> {
        var search = TypeSearch(types: types)
        for event in events { search.visit(event.fields) }
        search.visit(transport.envelope?.fields ?? [])
        for writer in writers { for parameter in writer.parameters { search.visit(parameter.type) } }
        for root in [messages?.message, messages?.part, messages?.request].compactMap({ $0 }) {
            search.visit(.named(root))
        }
        return search.found
    }
}

/// Collects the types that something leads to.
struct TypeSearch {
    let types: [TypeModel]
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
        case .enumeration: break
        case .structure(let structure):
            visit(structure.fields)
            if let tag = structure.tag { visit(.named(tag.union)) }
        case .union(let union): for member in union.cases { visit(.named(member.type)) }
        }
    }
}

extension TypeID {
    /// The id after renumbering; ids that were used have a place.
    fileprivate func moved(_ places: [Int?]) -> TypeID { TypeID(places[index] ?? index) }
}

extension TypeReference {
    fileprivate func moved(_ places: [Int?]) -> TypeReference {
        switch self {
        case .list(let inner): .list(inner.moved(places))
        case .map(let inner): .map(inner.moved(places))
        case .nullable(let inner): .nullable(inner.moved(places))
        case .named(let id): .named(id.moved(places))
        default: self
        }
    }
}

extension FieldModel {
    fileprivate func moved(_ places: [Int?]) -> FieldModel {
        var field = self
        field.type = type.moved(places)
        return field
    }
}

extension TypeModel {
    fileprivate func moved(_ places: [Int?]) -> TypeModel {
        var type = self
        switch shape {
        case .alias(let target): type.shape = .alias(target.moved(places))
        case .enumeration: break
        case .structure(var structure):
            structure.fields = structure.fields.map { $0.moved(places) }
            if let union = structure.tag?.union { structure.tag?.union = union.moved(places) }
            type.shape = .structure(structure)
        case .union(var union):
            for index in union.cases.indices { union.cases[index].type = union.cases[index].type.moved(places) }
            type.shape = .union(union)
        }
        return type
    }
}
