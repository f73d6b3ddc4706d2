extension Resolver {
    /// A union of structs.
    mutating func union(_ written: SchemaUnion, id: TypeID) -> UnionModel {
        let discriminator = written.discriminator?.value ?? "type"
        var names = NameTable()
        var cases: [UnionModel.Case] = []
        for item in written.cases {
            let isPrefix = item.value.value.hasSuffix("*")
            let value = isPrefix ? String(item.value.value.dropLast()) : item.value.value
            let swiftName = swiftName(of: Located(value, at: item.value.range), pinned: item.swift, in: .cases)
            claim(wire: item.value.value, swift: swiftName, of: item.value, in: &names, subject: "this union")
            guard let type = typeID(item.type) else { continue }
            resolveType(type)
            let tag = StructModel.Tag(union: id, discriminator: discriminator, value: value, isPrefix: isPrefix)
            attach(tag, to: type, at: item.type)
            cases.append(
                UnionModel.Case(
                    value: value,
                    isPrefix: isPrefix,
                    swiftName: SwiftNames.escaped(swiftName),
                    type: type,
                    range: item.value.range
                )
            )
        }
        return UnionModel(discriminator: discriminator, cases: cases, isOpen: written.isOpen)
    }

    private mutating func attach(_ tag: StructModel.Tag, to type: TypeID, at name: Located<String>) {
        let isWaiting = progress[type.index] == .running
        guard isWaiting || types[type.index].isStructure else {
            report(.invalidUnion, "'\(name.value)' is not a struct; the cases of a union are structs", at: name.range)
            return
        }
        var structure = StructModel(fields: [])
        if case .structure(let resolved) = types[type.index].shape { structure = resolved }
        if let first = structure.tag {
            if first.union != tag.union, first.writesSame(as: tag) {
                structure.otherUnions.append(tag.union)
                types[type.index].shape = .structure(structure)
            } else {
                report(
                    .invalidUnion,
                    "'\(name.value)' is a case already, and writes '\(first.discriminator)' itself, which cannot have two values",
                    at: name.range,
                    notes: [.init("a struct with the same fields ('includes') can be the other case")]
                )
            }
            return
        }
        for field in structure.fields {
            if field.wireName == tag.discriminator {
                report(
                    .invalidUnion,
                    "the field '\(field.name)' is called like the union's discriminator",
                    at: field.range,
                    notes: [.init("the union writes '\(tag.discriminator)' itself", at: name.range)]
                )
            } else if tag.isPrefix, field.swiftName == "name" {
                report(
                    .duplicateName,
                    "'name' holds what the '*' of the case stands for; the field needs another Swift name",
                    at: field.range
                )
            }
        }
        structure.tag = tag
        types[type.index].shape = .structure(structure)
    }
}

extension StructModel.Tag {
    /// Whether a struct that is a case of both unions writes the same for both.
    fileprivate func writesSame(as other: Self) -> Bool {
        discriminator == other.discriminator && value == other.value && isPrefix == other.isPrefix
    }
}

extension TypeModel {
    /// Whether this is a struct.
    fileprivate var isStructure: Bool {
        if case .structure = shape { true } else { false }
    }
}
