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
}
