import ProtocolSchema

/// Alternatives that are objects, and the key that tells them apart.
struct UnionView {
    /// One of the alternatives.
    struct Member {
        let node: YAMLNode
        /// The pointer of its schema; nil if it is written in place.
        let pointer: String?
        let object: ObjectView
        /// The values of the discriminator that name it.
        var values: [String] = []
    }

    let discriminator: String
    let members: [Member]
}

/// Why alternatives are not a union that a key tells apart.
struct UnionProblem: Error {
    let reason: String
}

/// Reads the unions of a document.
struct UnionReader {
    private let document: SourceDocument
    private var objects: ObjectReader

    /// How many alternatives a union may have.
    private static let memberLimit = 2_000
    /// The keys that most often tell alternatives apart; others follow.
    private static let usualKeys = ["type", "event", "kind", "object", "method", "role"]

    init(_ objects: ObjectReader) {
        document = objects.document
        self.objects = objects
    }

    /// The union that a schema is; throws if it is none.
    mutating func union(_ node: YAMLNode) throws(UnionProblem) -> UnionView {
        var members: [UnionView.Member] = []
        var names: [String: [String]] = [:]
        var declared = node["discriminator"]?["propertyName"]?.string
        try collect(node, &members, &names, &declared, seen: [])
        guard members.count > 1 || declared != nil && !members.isEmpty else {
            throw UnionProblem(reason: "it has no alternatives")
        }
        if let declared { return try union(of: members, by: declared, names) }
        let candidates = members[0].object.properties.map(\.name).filter { key in
            members.allSatisfy { $0.object[key].flatMap { constants(of: $0.node) } != nil }
        }
        let preferred = Self.usualKeys.filter(candidates.contains) + candidates.filter { !Self.usualKeys.contains($0) }
        guard !preferred.isEmpty else {
            throw UnionProblem(reason: "no key with a constant value tells its alternatives apart")
        }
        var problem: UnionProblem?
        for key in preferred {
            do throws(UnionProblem) { return try union(of: members, by: key, [:]) } catch { problem = problem ?? error }
        }
        throw problem ?? UnionProblem(reason: "no key tells its alternatives apart")
    }

    /// Adds the alternatives of a schema; those of a union inside are its own.
    private mutating func collect(
        _ node: YAMLNode,
        _ members: inout [UnionView.Member],
        _ names: inout [String: [String]],
        _ declared: inout String?,
        seen: Set<String>
    ) throws(UnionProblem) {
        let mapping = node["discriminator"]?["mapping"]?.entries ?? []
        for entry in mapping {
            guard let target = entry.value.string, let definition = document.definition(named: target) else { continue }
            if !names[definition.pointer, default: []].contains(entry.key) {
                names[definition.pointer, default: []].append(entry.key)
            }
        }
        for alternative in node.alternatives ?? subtypes(of: node, mapping) {
            guard members.count < Self.memberLimit else { throw UnionProblem(reason: "it has too many alternatives") }
            let target = alternative.reference.flatMap { document.definition(at: $0) }
            if alternative.reference != nil, target == nil {
                throw UnionProblem(reason: "'\(OneLine.text(alternative.reference ?? ""))' is not in the document")
            }
            let inner = target?.node ?? alternative
            if let object = objects.object(alternative) {
                if let target, members.contains(where: { $0.pointer == target.pointer }) { continue }
                members.append(.init(node: alternative, pointer: target?.pointer, object: object))
            } else if inner.alternatives != nil {
                if let target, seen.contains(target.pointer) { continue }
                declared = declared ?? inner["discriminator"]?["propertyName"]?.string
                try collect(inner, &members, &names, &declared, seen: seen.union(target.map { [$0.pointer] } ?? []))
            } else {
                throw UnionProblem(reason: "'\(OneLine.text(target?.name ?? alternative.compact))' is not an object")
            }
        }
    }

    /// The types that derive from one with a discriminator but without `oneOf`, as OpenAPI allows.
    private func subtypes(of node: YAMLNode, _ mapping: [YAMLNode.Entry]) -> [YAMLNode] {
        guard node["discriminator"] != nil else { return [] }
        func reference(_ pointer: String) -> YAMLNode {
            let text = YAMLNode(.scalar(pointer, isPlain: false), at: node.range)
            return YAMLNode(.mapping([.init(key: "$ref", keyRange: node.range, value: text)]), at: node.range)
        }
        let named = mapping.compactMap { $0.value.string.flatMap { document.definition(named: $0)?.pointer } }
        if !named.isEmpty { return named.map(reference) }
        guard let own = document.definitions.first(where: { $0.node.range == node.range }) else { return [] }
        return document.definitions.filter { definition in
            (definition.node["allOf"]?.items ?? []).contains { $0.reference == own.pointer }
        }.map { reference($0.pointer) }
    }

    /// The union by a key, with every value named once.
    private func union(
        of members: [UnionView.Member],
        by key: String,
        _ names: [String: [String]]
    ) throws(UnionProblem) -> UnionView {
        var members = members
        var owners: [String: Int] = [:]
        for index in members.indices {
            let member = members[index]
            let mapped = member.pointer.flatMap { names[$0] }
            let name = member.pointer.map { JSONPointer.tokens(of: $0)?.last ?? "" }
            members[index].values =
                mapped ?? member.object[key].flatMap { constants(of: $0.node) } ?? name.map { [$0] } ?? []
            guard !members[index].values.isEmpty else {
                throw UnionProblem(reason: "one of its alternatives has no name in '\(OneLine.text(key))'")
            }
            for value in members[index].values {
                if value.isEmpty || value.hasSuffix("*") {
                    throw UnionProblem(reason: "'\(value)' cannot be the name of a case")
                }
                if owners.updateValue(index, forKey: value) != nil {
                    throw UnionProblem(
                        reason: "two alternatives have the \(OneLine.text(key)) '\(OneLine.text(value))'"
                    )
                }
            }
        }
        return UnionView(discriminator: key, members: members)
    }

    /// The strings that a property may have; nil if they are not listed.
    private func constants(of node: YAMLNode) -> [String]? {
        if let constants = node.stringConstants { return constants }
        guard let target = node.reference.flatMap({ document.definition(at: $0) }) else { return nil }
        return target.node.stringConstants
    }
}
