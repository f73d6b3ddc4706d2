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

    /// Reports types that nothing refers to, and notes those that only lend their fields.
    mutating func checkUse() {
        for (id, type) in written {
            if referenced.contains(id) { continue }
            if included.contains(id) {
                types[id.index].isLent = true
            } else {
                report(.unusedType, "type '\(type.name.value)' is never used", at: type.name.range)
            }
        }
    }

    /// Reports types that contain themselves with nothing in between that could be empty, and chains that are too long.
    mutating func checkRecursion() {
        var walk = TypeWalk(types) { contained(in: $0) }
        for (outer, _) in walk.run() {
            report(
                .recursiveType,
                "type '\(types[outer].name)' contains itself",
                at: types[outer].range,
                notes: [.init("a list or a map in between can be empty, and so ends the chain")]
            )
        }
        var aliases = TypeWalk(types) { shape in
            if case .alias = shape { referenced(in: shape) } else { [] }
        }
        for (outer, _) in aliases.run() {
            report(
                .recursiveType,
                "type '\(types[outer].name)' is another name for itself",
                at: types[outer].range,
                notes: [.init("declare it as a struct; a field of a struct may be a list or a map of the struct")]
            )
        }
        var references = TypeWalk(types) { referenced(in: $0) }
        _ = references.run()
        if let index = types.indices.first(where: { references.heights[$0] == Self.chainLimit + 1 }) {
            reportChain(at: types[index].range)
        }
    }

    /// Reports a chain of types that no stage can follow.
    mutating func reportChain(at range: SourceRange) {
        report(
            .nestingTooDeep,
            "more than \(Self.chainLimit) types lead to one another from here on; nobody could read such a chain",
            at: range
        )
    }

    private func referenced(in shape: TypeModel.Shape) -> [TypeID] {
        func named(_ type: TypeReference) -> [TypeID] {
            switch type {
            case .named(let id): [id]
            case .list(let inner), .map(let inner), .nullable(let inner): named(inner)
            case .string, .int, .uint, .double, .bool, .any, .object, .dateTime: []
            }
        }
        return switch shape {
        case .alias(let type): named(type)
        case .enumeration: []
        case .structure(let model): model.fields.flatMap { named($0.type) }
        case .union(let model): model.cases.map(\.type)
        }
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

/// Walks from type to type in depth, with a stack of its own: a hostile chain must not exhaust the thread's.
private struct TypeWalk {
    private let next: [[Int]]
    /// For each type, how long the longest chain is that begins with it; a type leading back to itself ends one.
    private(set) var heights: [Int]

    init(_ types: [TypeModel], _ next: (TypeModel.Shape) -> [TypeID]) {
        self.next = types.map { next($0.shape).map(\.index) }
        heights = Array(repeating: 0, count: types.count)
    }

    /// Visits all types; gives the edges that lead back to a type which is just being visited.
    mutating func run() -> [(from: Int, to: Int)] {
        var back: [(from: Int, to: Int)] = []
        var isRunning = Array(repeating: false, count: next.count)
        for root in next.indices where heights[root] == 0 {
            var stack = [(type: root, edge: 0)]
            isRunning[root] = true
            heights[root] = 1
            while let top = stack.last {
                guard top.edge < next[top.type].count else {
                    stack.removeLast()
                    isRunning[top.type] = false
                    if let parent = stack.last?.type { heights[parent] = max(heights[parent], heights[top.type] + 1) }
                    continue
                }
                stack[stack.count - 1].edge += 1
                let target = next[top.type][top.edge]
                if isRunning[target] {
                    back.append((from: top.type, to: target))
                } else if heights[target] == 0 {
                    isRunning[target] = true
                    heights[target] = 1
                    stack.append((type: target, edge: 0))
                } else {
                    heights[top.type] = max(heights[top.type], heights[target] + 1)
                }
            }
        }
        return back
    }
}
