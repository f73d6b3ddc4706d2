extension Resolver {
    /// Reports types whose values would never end, names that stand for themselves, and chains that are too long.
    mutating func checkRecursion() {
        checkEnds()
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

    /// Reports circles of types that need each other: no value of them could ever be finished.
    private mutating func checkEnds() {
        let needs = TypeNeeds(types)
        for circle in needs.endless {
            let names = circle.map { "'\(types[$0].name)'" }
            let chain = zip(names, names.dropFirst() + names.prefix(1)).map { "\($0) needs \($1)" }
            report(
                .recursiveType,
                "a value of \(names[0]) would never end: \(chain.joined(separator: ", "))",
                at: types[circle[0]].range,
                notes: [.init("make one of the fields on the way optional, or a list or a map")]
            )
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
        case .enumeration, .foreign: []
        case .structure(let model): model.fields.flatMap { named($0.type) }
        case .union(let model): model.cases.map(\.type)
        case .kindUnion(let model): model.cases.flatMap { named($0.type) }
        case .tuple(let model): model.elements.flatMap { named($0.type) }
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
