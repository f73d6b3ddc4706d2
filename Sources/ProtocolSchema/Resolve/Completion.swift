extension ProtocolModel {
    /// Decides everything that follows from the rest of the model, so that emitters only print.
    ///
    /// This is the last step of the resolver, and of restricting a model to one client.
    mutating func complete() {
        completeTypes()
        completeFields()
        completeEvents()
        completeLifecycle()
        completeWriters()
    }

    private mutating func completeTypes() {
        for index in types.indices {
            types[index].resolved = TypeReference.named(TypeID(index)).resolved(among: types)
            types[index].swiftType = declared(types[index].swiftName, isInherited: types[index].isInherited)
        }
    }

    private mutating func completeFields() {
        for index in types.indices {
            guard case .structure(var structure) = types[index].shape else { continue }
            structure.fields = completed(structure.fields)
            types[index].shape = .structure(structure)
        }
        for index in events.indices { events[index].fields = completed(events[index].fields) }
        if var envelope = transport.envelope {
            envelope.fields = completed(envelope.fields)
            transport.envelope = envelope
        }
        for index in tools.indices {
            tools[index].input = completed(tools[index].input)
            tools[index].output = completed(tools[index].output)
            tools[index].swiftType = declared(tools[index].swiftName, isInherited: false)
        }
    }

    private func completed(_ fields: [FieldModel]) -> [FieldModel] { fields.map(completed) }

    private func completed(_ field: FieldModel) -> FieldModel {
        var field = field
        field.value = value(of: field.type)
        return field
    }
}
