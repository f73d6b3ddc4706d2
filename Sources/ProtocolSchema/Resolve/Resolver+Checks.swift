extension Resolver {
    /// Resolves the clients.
    mutating func resolveClients() -> ClientsModel? {
        guard let written = document.clients else { return nil }
        var names = NameTable()
        var behaviours: [ClientsModel.Behaviour] = []
        for behaviour in written.behaviours {
            let swiftName = swiftName(of: behaviour.name, in: .behaviours)
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
        for since in [written.tolerantSince, written.findsEscapedKeysSince] {
            if let since { checkAvailability(since) }
        }
        for key in written.forbiddenKeys { checkAvailability(key.availability) }
        claimNames(of: written.lines)
        guard let floor = written.floor, !written.lines.isEmpty else { return nil }
        let lines = written.lines.map(\.value)
        if !lines.contains(where: { $0.first.major == floor.value.major && $0.first <= floor.value }) {
            report(.invalidAvailability, "the floor \(floor.value) is in no release line", at: floor.range)
        }
        return ClientsModel(
            floor: floor.value,
            lines: lines,
            tolerantSince: written.tolerantSince?.value,
            numbers: written.numbers,
            forbiddenKeys: written.forbiddenKeys.map(forbiddenKey),
            findsEscapedKeysSince: written.findsEscapedKeysSince?.value,
            behaviours: behaviours
        )
    }

    private mutating func claimNames(of lines: [Located<ClientsModel.Line>]) {
        var names = NameTable()
        for line in lines {
            guard let name = line.value.name.map({ Located($0, at: line.range) }) else { continue }
            let swiftName = swiftName(of: name, pinned: name, in: .clientLines)
            claim(wire: "\(line.value.first)", swift: swiftName, of: name, in: &names, subject: "'lines'")
        }
    }

    /// A forbidden key, with its path taken apart.
    func forbiddenKey(_ written: SchemaClients.ForbiddenKey) -> ClientsModel.ForbiddenKey {
        let path = written.name.value.split(separator: ".").map(String.init)
        return ClientsModel.ForbiddenKey(
            key: path.last ?? written.name.value,
            parent: path.count == 2 ? path[0] : nil,
            onlyNull: written.onlyNull,
            doc: written.doc,
            availability: written.availability.value,
            range: written.name.range
        )
    }

    /// Warns of types that nothing refers to, and notes those that only lend their fields.
    ///
    /// The types of a base may be there for its extensions. After a mistake, a type may only seem unused.
    mutating func checkUse() {
        let warns = !isBase && !diagnostics.hasErrors
        for (id, type) in written {
            if referenced.contains(id) { continue }
            if included.contains(id) {
                types[id.index].isLent = true
            } else if warns, !type.isOffered {
                let message = "type '\(type.name.value)' is never used"
                diagnostics.append(Diagnostic(.unusedType, message, at: type.name.range, severity: .warning))
            }
        }
    }
}
