extension ProtocolModel {
    /// The model without types that nothing reaches, and with the others renumbered.
    func withoutUnusedTypes() -> ProtocolModel {
        let used = usedTypes
        let places = renumbered(Array(types.indices)) { used.contains($0) }
        var model = self
        model.types = types.indices.filter { used.contains($0) }.map { types[$0].moved(places) }
        for index in model.events.indices {
            model.events[index].fields = events[index].fields.map { $0.moved(places) }
            model.events[index].membership?.structure = events[index].membership?.structure?.moved(places)
        }
        if var envelope = transport.envelope {
            envelope.fields = envelope.fields.map { $0.moved(places) }
            model.transport.envelope = envelope
        }
        for writer in writers.indices {
            let parameters = writers[writer].signature.parameters.map { $0.moved(places) }
            model.writers[writer].signature.parameters = parameters
        }
        if let metadata {
            model.metadata = MetadataModel(type: metadata.type.moved(places), update: metadata.update.moved(places))
        }
        for index in tools.indices {
            model.tools[index].input = tools[index].input.moved(places)
            model.tools[index].output = tools[index].output.moved(places)
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

extension WriterSignature.Parameter {
    fileprivate func moved(_ places: [Int?]) -> WriterSignature.Parameter {
        var parameter = self
        parameter.type = type.moved(places)
        return parameter
    }
}

extension TypeModel {
    fileprivate func moved(_ places: [Int?]) -> TypeModel {
        var type = self
        switch shape {
        case .alias(let target): type.shape = .alias(target.moved(places))
        case .enumeration, .foreign: break
        case .structure(var structure):
            structure.fields = structure.fields.map { $0.moved(places) }
            if let union = structure.tag?.union { structure.tag?.union = union.moved(places) }
            structure.otherUnions = structure.otherUnions.map { $0.moved(places) }
            type.shape = .structure(structure)
        case .union(var union):
            for index in union.cases.indices { union.cases[index].type = union.cases[index].type.moved(places) }
            type.shape = .union(union)
        case .kindUnion(var union):
            for index in union.cases.indices { union.cases[index].type = union.cases[index].type.moved(places) }
            type.shape = .kindUnion(union)
        case .tuple(let tuple):
            type.shape = .tuple(TupleModel(elements: tuple.elements.map { $0.moved(places) }))
        }
        return type
    }
}
