extension ProtocolModel {
    /// Decides everything that follows from the rest of the model, so that emitters only print.
    ///
    /// This is the last step of the resolver, and of restricting a model to one client.
    mutating func complete() {
        completeTypes()
        completeStorage()
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
        for index in types.indices {
            switch types[index].shape {
            case .alias(let target) where types[index].isLent: types[index].swiftType = swiftType(target)
            case .kindUnion(var union):
                for place in union.cases.indices { union.cases[place].kinds = kinds(of: union.cases[place].type) }
                types[index].shape = .kindUnion(union)
            case .foreign(let foreign): types[index].swiftType = SwiftTypeName(foreign.swiftName)
            case .alias, .enumeration, .structure, .union, .tuple: break
            }
        }
    }

    private mutating func completeFields() {
        for index in types.indices {
            switch types[index].shape {
            case .structure(var structure):
                structure.fields = completed(structure.fields)
                types[index].shape = .structure(structure)
            case .tuple(let tuple): types[index].shape = .tuple(TupleModel(elements: completed(tuple.elements)))
            case .alias, .enumeration, .union, .kindUnion, .foreign: break
            }
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
