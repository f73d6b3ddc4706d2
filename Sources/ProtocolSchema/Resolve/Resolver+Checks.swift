extension Resolver {
    /// Resolves the clients.
    mutating func resolveClients() -> ClientsModel? {
        guard let written = document.clients else { return nil }
        var names = NameTable()
        var behaviours: [ClientsModel.Behaviour] = []
        for behaviour in written.behaviours {
            let swiftName = SwiftNames.member(behaviour.name.value)
            claim(
                wire: behaviour.name.value,
                swift: swiftName,
                of: behaviour.name,
                in: &names,
                subject: "'behaviours'"
            )
            checkAvailability(behaviour.availability)
            behaviours.append(
                ClientsModel.Behaviour(
                    name: behaviour.name.value,
                    swiftName: SwiftNames.escaped(swiftName),
                    doc: behaviour.doc,
                    availability: behaviour.availability.value,
                    range: behaviour.name.range
                )
            )
        }
        if let tolerant = written.tolerantSince { checkAvailability(tolerant) }
        guard let floor = written.floor, !written.lines.isEmpty else { return nil }
        let lines = written.lines.map(\.value)
        if !lines.contains(where: { $0.first.major == floor.value.major && $0.first <= floor.value }) {
            report(.invalidAvailability, "the floor \(floor.value) is in no release line", at: floor.range)
        }
        return ClientsModel(
            floor: floor.value,
            lines: lines,
            tolerantSince: written.tolerantSince?.value,
            forbiddenKeys: written.forbiddenKeys,
            behaviours: behaviours
        )
    }

    /// Reports types that nothing refers to, and takes those that only lend their fields out of the output.
    mutating func checkUse() {
        for (id, type) in written {
            if referenced.contains(id) { continue }
            if included.contains(id) {
                types[id.index].isInherited = true
            } else {
                report(.unusedType, "type '\(type.name.value)' is never used", at: type.name.range)
            }
        }
    }

    /// Reports types that contain themselves with nothing in between that could be empty.
    mutating func checkRecursion() {
        var marks = Array(repeating: Progress.waiting, count: types.count)
        for index in types.indices { visit(TypeID(index), &marks) }
    }

    private mutating func visit(_ id: TypeID, _ marks: inout [Progress]) {
        guard marks[id.index] == .waiting else { return }
        marks[id.index] = .running
        for next in contained(in: types[id.index].shape) {
            if marks[next.index] == .running {
                report(
                    .recursiveType,
                    "type '\(types[id.index].name)' contains itself",
                    at: types[id.index].range,
                    notes: [.init("a list or a map in between can be empty, and so ends the chain")]
                )
            } else {
                visit(next, &marks)
            }
        }
        marks[id.index] = .done
    }

    private func contained(in shape: TypeModel.Shape) -> [TypeID] {
        switch shape {
        case .alias(let type): contained(in: type)
        case .enumeration: []
        case .structure(let model): model.fields.flatMap { contained(in: $0.type) }
        case .union(let model): model.cases.map(\.type)
        }
    }

    private func contained(in type: TypeReference) -> [TypeID] {
        switch type {
        case .named(let id): [id]
        case .nullable(let wrapped): contained(in: wrapped)
        case .string, .int, .uint, .double, .bool, .any, .object, .dateTime, .list, .map: []
        }
    }
}
