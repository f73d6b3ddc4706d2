import ProtocolSchema

/// Finds structs that contain themselves and cuts the cycles: a value of a type that always contains another never ends.
struct RecursionBreaker {
    fileprivate var definitions: [String: DraftDefinition]

    static func broken(_ definitions: [String: DraftDefinition], order: [String]) -> [String: DraftDefinition] {
        var breaker = RecursionBreaker(definitions: definitions)
        breaker.cut(order) { $0.contained }
        // A list of itself is only another name for itself.
        breaker.cut(order) { $0.renamed }
        return breaker.definitions
    }

    /// Walks in depth, with a stack of its own, and cuts each edge that leads back.
    private mutating func cut(_ order: [String], _ edges: (DraftType) -> [(field: Int, pointer: String)]) {
        var state: [String: Bool] = [:]
        for root in order where state[root] == nil {
            var stack = [(pointer: root, edges: structs(edges, of: root), next: 0)]
            state[root] = true
            while let top = stack.last {
                guard top.next < top.edges.count else {
                    state[top.pointer] = false
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let edge = top.edges[top.next]
                switch state[edge.pointer] {
                case true?: cut(edge.field, of: top.pointer, to: edge.pointer)
                case false?: break
                case nil:
                    state[edge.pointer] = true
                    stack.append((edge.pointer, structs(edges, of: edge.pointer), 0))
                }
            }
        }
    }

    /// The edges of a definition, with those to a union led on to its structs: only a field of a struct can be cut.
    private func structs(
        _ edges: (DraftType) -> [(field: Int, pointer: String)],
        of pointer: String
    ) -> [(field: Int, pointer: String)] {
        guard let definition = definitions[pointer] else { return [] }
        return edges(definition.value.type).flatMap { edge in
            guard case .union(let union)? = definitions[edge.pointer]?.value.type else { return [edge] }
            return union.cases.map { (edge.field, $0.pointer) }
        }
    }

    private mutating func cut(_ field: Int, of pointer: String, to target: String) {
        guard var definition = definitions[pointer] else { return }
        let name = definitions[target]?.hint ?? ""
        switch definition.value.type {
        case .structure(var fields):
            guard fields[field].value.type != .any else { return }
            fields[field].value.type = .any
            fields[field].value.isNullable = false
            fields[field].value.defaultValue = nil
            fields[field].value.lose("'\(OneLine.text(name))' again, which contains this")
            definition.value.type = .structure(fields)
        default:
            definition.value.type = .any
            definition.value.lose("'\(OneLine.text(name))' again, which contains this")
        }
        definitions[pointer] = definition
    }
}

extension DraftType {
    /// The types that every value of this one contains, and the fields that they are in.
    fileprivate var contained: [(field: Int, pointer: String)] {
        guard case .structure(let fields) = self else { return [] }
        return fields.enumerated().compactMap { index, field in
            if case .named(let pointer) = field.value.type { (index, pointer) } else { nil }
        }
    }

    /// The types that this one is another name for.
    fileprivate var renamed: [(field: Int, pointer: String)] {
        switch self {
        case .list, .map, .named: pointers.map { (0, $0) }
        case .builtin, .enumeration, .structure, .union, .constant: []
        }
    }
}
