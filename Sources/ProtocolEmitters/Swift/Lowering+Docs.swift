import ProtocolSchema

extension Lowering {
    /// What the schema says about a type, and where.
    func doc(of type: TypeModel) -> DocComment {
        guard let dot = type.name.lastIndex(of: ".") else {
            return DocComment(type.doc, else: "The type `\(type.name)`.", notes: "Schema entry `types.\(type.name)`.")
        }
        // A field holds the type itself, and so the name is that of the field.
        let owner = type.name[..<dot]
        let field = type.name[type.name.index(after: dot)...]
        let section = eventNames.contains(String(owner.prefix { $0 != "." })) ? "events" : "types"
        return DocComment(
            type.doc,
            else: "The type of the field `\(field)`.",
            notes: "Schema entry `\(section).\(owner).fields.\(field)`."
        )
    }

    /// What the schema says about a field, and which clients know it.
    func fieldDoc(_ field: RecordField) -> DocComment {
        var notes: String?
        if !field.model.availability.since.isEmpty {
            notes = "Since \(field.model.availability.since.map(\.description).joined(separator: ", "))."
        }
        return DocComment(field.model.doc, else: "The field `\(field.model.name)`.", notes: notes)
    }
}
