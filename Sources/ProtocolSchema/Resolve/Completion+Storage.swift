extension ProtocolModel {
    /// Decides which values are stored in a box, so that no type holds itself in place.
    ///
    /// Cases of unions come first, because `indirect` costs their readers nothing; then the fields that can be nil. A circle
    /// that is left has no end, and was reported.
    mutating func completeStorage() {
        let cases = circular(among: edges { _ in true })
        for edge in cases {
            guard case .member(let place) = edge.place else { continue }
            switch types[edge.from].shape {
            case .union(var union):
                union.cases[place].isIndirect = true
                types[edge.from].shape = .union(union)
            case .kindUnion(var union):
                union.cases[place].isIndirect = true
                types[edge.from].shape = .kindUnion(union)
            case .alias, .enumeration, .structure, .tuple, .foreign: break
            }
        }
        let fields = circular(among: edges { if case .member = $0 { false } else { true } })
        for edge in fields {
            guard case .field(let place, canBeNil: true) = edge.place else { continue }
            switch types[edge.from].shape {
            case .structure(var structure):
                structure.fields[place].isBoxed = true
                types[edge.from].shape = .structure(structure)
            case .tuple(var tuple):
                tuple.elements[place].isBoxed = true
                types[edge.from].shape = .tuple(tuple)
            case .alias, .enumeration, .union, .kindUnion, .foreign: break
            }
        }
    }

    /// A value that is stored inside another.
    private struct Edge {
        var from: Int
        var to: Int
        var place: Place

        enum Place {
            case field(Int, canBeNil: Bool)
            case member(Int)
        }
    }

    private func edges(where isWanted: (Edge.Place) -> Bool) -> [Edge] {
        types.indices.flatMap { index -> [Edge] in
            let places: [(Edge.Place, TypeReference)] =
                switch types[index].shape {
                case .alias, .enumeration, .foreign: []
                case .structure(let model): places(of: model.fields)
                case .tuple(let model): places(of: model.elements)
                case .union(let model): model.cases.enumerated().map { (.member($0), .named($1.type)) }
                case .kindUnion(let model): model.cases.enumerated().map { (.member($0), $1.type) }
                }
            return places.compactMap { place, type in
                guard isWanted(place), let held = type.held(among: types) else { return nil }
                return Edge(from: index, to: held.type.index, place: place)
            }
        }
    }

    private func places(of fields: [FieldModel]) -> [(Edge.Place, TypeReference)] {
        fields.enumerated().filter { $1.constant == nil }.map { place, field in
            let canBeNil = field.presence == .optional || field.type.withoutNull(among: types).isNullable
            return (.field(place, canBeNil: canBeNil), field.type)
        }
    }

    /// The edges that are part of a circle: those between two types that each lead to the other.
    private func circular(among edges: [Edge]) -> [Edge] {
        var graph = Graph(count: types.count)
        for edge in edges { graph.add(from: edge.from, to: edge.to) }
        let groups = graph.circles()
        return edges.filter { groups[$0.from] == groups[$0.to] }
    }
}

/// A graph, walked with stacks of its own: a hostile chain must not exhaust the thread's.
private struct Graph {
    private var next: [[Int]]
    private var previous: [[Int]]

    init(count: Int) {
        next = Array(repeating: [], count: count)
        previous = next
    }

    mutating func add(from: Int, to: Int) {
        next[from].append(to)
        previous[to].append(from)
    }

    /// A number for each node: two have the same if each leads to the other.
    func circles() -> [Int] {
        var order: [Int] = []
        var isSeen = Array(repeating: false, count: next.count)
        for root in next.indices where !isSeen[root] {
            isSeen[root] = true
            var stack = [(node: root, edge: 0)]
            while let top = stack.last {
                guard top.edge < next[top.node].count else {
                    order.append(top.node)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].edge += 1
                let target = next[top.node][top.edge]
                if !isSeen[target] {
                    isSeen[target] = true
                    stack.append((target, 0))
                }
            }
        }
        var groups = Array(repeating: -1, count: next.count)
        for root in order.reversed() where groups[root] < 0 {
            var stack = [root]
            groups[root] = root
            while let node = stack.popLast() {
                for target in previous[node] where groups[target] < 0 {
                    groups[target] = root
                    stack.append(target)
                }
            }
        }
        return groups
    }
}
