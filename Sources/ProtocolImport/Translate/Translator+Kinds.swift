import ProtocolSchema

/// Values whose kind of JSON says what they are: `string or list of part`.
extension Translator {
    /// The kinds of JSON that types tell apart.
    private enum Kind: Hashable {
        case string, number, boolean, array, object
    }

    /// A value of several types.
    mutating func kinds(_ types: [String], of node: YAMLNode, hint: String) -> DraftValue {
        var types = types
        if types.contains("number") { types.removeAll { $0 == "integer" } }
        let values = types.map { simple($0, node, hint: hint) }
        return joined(values, hint: hint) ?? .any("one of: \(types.joined(separator: ", "))")
    }

    /// Alternatives of different kinds, with those of one kind taken together; nil if the kinds do not tell them apart.
    mutating func kinds(_ alternatives: [YAMLNode], hint: String) -> DraftValue? {
        var groups: [(kind: Kind, nodes: [YAMLNode])] = []
        for alternative in flattened(alternatives, depth: 0) {
            guard let kind = kind(of: alternative) else { return nil }
            if let place = groups.firstIndex(where: { $0.kind == kind }) {
                groups[place].nodes.append(alternative)
            } else {
                groups.append((kind, [alternative]))
            }
        }
        guard groups.count > 1 else { return nil }
        return joined(groups.map { value(of: $0.nodes, hint: hint) }, hint: hint)
    }

    /// The value of alternatives of one kind.
    private mutating func value(of nodes: [YAMLNode], hint: String) -> DraftValue {
        guard nodes.count > 1 else { return value(nodes[0], hint: hint) }
        let list = YAMLNode(.sequence(nodes), at: nodes[0].range)
        let node = YAMLNode(.mapping([.init(key: "oneOf", keyRange: list.range, value: list)]), at: list.range)
        var value = alternatives(nodes, of: node, hint: hint)
        if value.type == .any, let fallback = kind(of: nodes[0]).map(Self.anything) { value.type = fallback }
        return value
    }

    private static func anything(_ kind: Kind) -> DraftType {
        switch kind {
        case .string: .builtin("string")
        case .number: .builtin("double")
        case .boolean: .builtin("bool")
        case .array: .list(.any)
        case .object: .builtin("object")
        }
    }

    /// A value of one of several types, which are of different kinds.
    private mutating func joined(_ values: [DraftValue], hint: String) -> DraftValue? {
        var result = DraftValue()
        var types: [DraftType] = []
        for value in values {
            result.isNullable = result.isNullable || value.isNullable
            var value = value
            value.isNullable = false
            for comment in value.comments { result.lose(comment) }
            value.comments = []
            switch value.type {
            case .builtin("any"): return nil
            case .enumeration, .structure, .union, .tuple, .kinds:
                value = register(value, hint: hint + " " + value.type.noun)
            case .constant(let literal):
                guard case .string(let text) = literal, !text.isEmpty else { return nil }
                value.type = .enumeration(DraftEnum(values: [.init(text: text)]))
                value = register(value, hint: hint + " string")
            case .builtin, .named, .list, .map:
                if value.constraints != Constraints() { result.lose(value.constraints.words) }
            }
            if types.contains(value.type) { return nil }
            types.append(value.type)
        }
        result.type = types.count == 1 ? types[0] : .kinds(types)
        return result
    }

    /// The alternatives, with those of alternatives that are no union in their place.
    private func flattened(_ alternatives: [YAMLNode], depth: Int) -> [YAMLNode] {
        guard depth < 8 else { return alternatives }
        return alternatives.filter { !$0.isNull }.flatMap { alternative -> [YAMLNode] in
            let target = target(of: alternative)
            guard let inner = target.alternatives, target["properties"] == nil, target["discriminator"] == nil else {
                return [alternative]
            }
            return flattened(inner, depth: depth + 1)
        }
    }

    private func target(of node: YAMLNode) -> YAMLNode {
        node.reference.flatMap { document.definition(at: $0) }?.target(in: document).node ?? node
    }

    /// The kind of JSON that all values of a schema are; nil if that is not certain.
    private func kind(of node: YAMLNode, depth: Int = 0) -> Kind? {
        let node = target(of: node)
        guard depth < 8, node.reference == nil else { return nil }
        let literals = (node["enum"]?.items ?? node["const"].map { [$0] } ?? []).map(Literal.init).filter {
            $0 != .null
        }
        if let first = literals.first {
            return literals.allSatisfy({ $0.kind == first.kind }) ? Self.kind(of: first) : nil
        }
        switch node.types.first ?? node.impliedType {
        case _ where node.types.count > 1: return nil
        case "string": return .string
        case "integer", "number": return .number
        case "boolean": return .boolean
        case "array": return .array
        case "object": return .object
        default: break
        }
        if node["discriminator"] != nil { return .object }
        guard let parts = node["allOf"]?.items ?? node.alternatives, !parts.isEmpty else { return nil }
        let kinds = Set(parts.map { kind(of: $0, depth: depth + 1) })
        return kinds.count == 1 ? kinds.first ?? nil : nil
    }

    private static func kind(of literal: Literal) -> Kind? {
        switch literal {
        case .string: .string
        case .number: .number
        case .bool: .boolean
        case .list: .array
        case .object: .object
        case .null: nil
        }
    }
}

extension Literal {
    /// A number that is the same for literals of one kind.
    fileprivate var kind: Int {
        switch self {
        case .null: 0
        case .bool: 1
        case .number: 2
        case .string: 3
        case .list: 4
        case .object: 5
        }
    }
}

extension DraftType {
    /// What a type without a name is called beside others.
    fileprivate var noun: String {
        switch self {
        case .enumeration, .constant: "string"
        case .structure, .union: "object"
        case .tuple, .list: "list"
        case .builtin, .named, .map, .kinds: "value"
        }
    }
}
