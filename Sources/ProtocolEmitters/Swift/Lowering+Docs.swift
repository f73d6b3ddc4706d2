import ProtocolSchema

extension Lowering {
    /// The documentation of a type, and its place in the schema.
    func doc(of type: TypeModel) -> DocComment {
        let fallback =
            switch type.entry.kind {
            case .named: "The type `\(type.name)`."
            case .field(let name): "The type of the field `\(name)`."
            case .section: "The contents of the schema entry `\(type.entry.path)`."
            }
        return DocComment(type.doc, else: fallback, notes: "Schema entry `\(type.entry.path)`.")
    }

    /// The documentation of a field, and the clients that know it.
    func fieldDoc(_ field: RecordField) -> DocComment {
        let versions = field.model.availability.sentences
        let notes = versions.isEmpty ? nil : versions.joined(separator: " ")
        return DocComment(field.model.doc, else: "The field `\(field.model.name)`.", notes: notes)
    }
}
