import ProtocolSchema

extension Translator {
    /// The events of a union, each with the fields of its alternative.
    mutating func events(of union: UnionView) -> [DraftEvent] {
        union.members.flatMap { member in
            var object = member.object
            if let definition = member.pointer.flatMap({ document.definition(at: $0) }) {
                object.doc = object.doc ?? definition.node["description"]?.string
            }
            let owner = member.values[0]
            let fields = fields(of: object, owner: owner, without: union.discriminator)
            let comments = object.comments + Keywords.lost(of: member.node)
            return member.values.map { DraftEvent(name: $0, fields: fields, doc: object.doc, comments: comments) }
        }
    }

    /// The pointers of the schemas that were read for the events.
    func used(by choice: EventChoice) -> Set<String> {
        var used = visited.union(choice.union.members.compactMap(\.pointer))
        var waiting =
            [choice.definition.node] + choice.union.members.map(\.node)
            + used.compactMap { document.definition(at: $0)?.node }
        // `allOf` and nested unions lead to schemas whose fields are taken over.
        while let node = waiting.popLast() {
            for part in [node] + (node["allOf"]?.items ?? []) + (node.alternatives ?? []) {
                guard let target = part.reference.flatMap({ document.definition(at: $0) }) else { continue }
                if used.insert(target.pointer).inserted { waiting.append(target.node) }
            }
        }
        return used.union([choice.definition.pointer])
    }
}
