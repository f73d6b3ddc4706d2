import ProtocolSchema

extension MarkdownReference {
    mutating func addTypes() {
        guard !types.isEmpty else { return }
        page.heading(2, "Types")
        for index in types { addType(model.types[index]) }
    }

    private mutating func addType(_ type: TypeModel) {
        page.heading(3, MarkdownText.line(type.name), anchor: MarkdownText.anchor("type", type.name))
        page.doc(type.doc)
        switch type.shape {
        case .alias(let target): page.paragraph("Another name for \(phrase(target)).")
        case .enumeration(let enumeration): addEnumeration(enumeration)
        case .structure(let structure): addStructure(structure)
        case .union(let union): addUnion(union)
        case .kindUnion(let union):
            let alternatives = union.cases.map { phrase($0.type) }.joined(separator: " or ")
            page.paragraph("Either \(alternatives), distinguished by the kind of JSON value.")
        case .foreign(let foreign): page.paragraph("Another name for \(phrase(foreign.base)).")
        case .tuple(let tuple):
            page.paragraph("An array with these elements:")
            addFields(tuple.elements)
        }
    }

    private mutating func addEnumeration(_ enumeration: EnumModel) {
        page.paragraph(
            (enumeration.isNumeric ? "An integer" : "A string")
                + (enumeration.isOpen ? "; other values are possible." : "; no other values are accepted.")
        )
        page.table(
            ["Value", "Clients", "Others get", "Meaning"],
            enumeration.values.map { value in
                [
                    MarkdownText.codeCell(value.wireName),
                    value.availability.phrase ?? "",
                    value.below.map { MarkdownText.codeCell(enumeration.values[$0].wireName) }
                        ?? (value.availability == .always ? "" : "nothing"),
                    value.doc.map(MarkdownText.cell) ?? "",
                ]
            }
        )
    }

    private mutating func addStructure(_ structure: StructModel) {
        if let tag = structure.tag {
            let value = MarkdownText.code(tag.value.tagText + (tag.isPrefix ? "*" : ""))
            let unions = ([tag.union] + structure.otherUnions).map { link(toType: $0) }.joined(separator: " or ")
            page.paragraph("A \(unions) with \(MarkdownText.code(tag.discriminator)) \(value).")
        }
        if let origin = structure.origin { page.paragraph("Based on the event \(links([origin.event])).") }
        addFields(structure.fields)
        guard let stateField = structure.stateField else { return }
        let names = { (indices: [Int]) in
            indices.map { MarkdownText.codeCell(structure.fields[$0].wireName) }.joined(separator: ", ")
        }
        page.paragraph("The other fields depend on \(MarkdownText.code(structure.fields[stateField].wireName)):")
        page.table(
            ["State", "Required", "Not allowed"],
            structure.stateRules.map { [MarkdownText.codeCell($0.value), names($0.requires), names($0.forbids)] }
        )
    }

    private mutating func addUnion(_ union: UnionModel) {
        let openness = union.isOpen ? "other cases are possible" : "no other cases are accepted"
        page.paragraph("\(union.discriminatorSentence); \(openness).")
        page.table(
            [union.discriminatorTitle, "Type", "Meaning"],
            union.cases.map { member in
                [
                    MarkdownText.codeCell(member.value + (member.isPrefix ? "*" : "")),
                    link(toType: member.type),
                    model.types[member.type.index].doc.map { MarkdownText.cell(MarkdownText.summary($0)) } ?? "",
                ]
            }
        )
    }

    mutating func addMessages() {
        guard let messages = model.messages, model.base == nil else { return }
        page.heading(2, "Messages")
        var rows = [
            ["A message", link(toType: messages.message)], ["A part of a message", link(toType: messages.part)],
        ]
        if let request = messages.request { rows.append(["The request of the client", link(toType: request)]) }
        page.table(["What", "Type"], rows)
    }
}
