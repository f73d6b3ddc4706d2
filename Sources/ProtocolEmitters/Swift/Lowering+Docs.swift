import ProtocolSchema

extension Lowering {
    /// What the schema says about a type, and where.
    func doc(of type: TypeModel) -> DocComment {
        if let entry = applicationEntry(type) {
            return DocComment(
                type.doc,
                else: "What the schema entry `\(entry)` holds.",
                notes: "Schema entry `\(entry)`."
            )
        }
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

    /// Where a type stands that an extension's own sections declare.
    private func applicationEntry(_ type: TypeModel) -> String? {
        guard model.base != nil, !type.isInherited else { return nil }
        if let member = payloads.values.first(where: { $0.payload.type == typeReference(type) }),
            type.name.contains(".")
        {
            return "events.\(member.event.name)"
        }
        let root = type.name.prefix { $0 != "." }
        guard root == "metadata" || root == "tools" else { return nil }
        return type.name == "metadata.update" ? "metadata" : type.name
    }

    private func typeReference(_ type: TypeModel) -> TypeReference? {
        model.types.firstIndex { $0.swiftName == type.swiftName && !$0.isInherited }.map { .named(TypeID($0)) }
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
