extension Resolver {
    /// A union of structs.
    mutating func union(_ written: SchemaUnion, id: TypeID) -> UnionModel {
        let discriminator = written.discriminator?.value ?? .standard
        var names = NameTable()
        var cases: [UnionModel.Case] = []
        for item in written.cases {
            let isPrefix = item.value.value.hasSuffix("*")
            let value = isPrefix ? String(item.value.value.dropLast()) : item.value.value
            // A number or a boolean says nothing about the case.
            let isText = if case .string = item.tag { true } else { false }
            let named = Located(isText ? value : item.type.value, at: item.value.range)
            let swiftName = swiftName(of: named, pinned: item.swift, in: .cases)
            let wire = isText ? item.value.value : item.tag.tagKey
            claim(wire: wire, swift: swiftName, of: item.value, in: &names, subject: "this union")
            guard let type = caseType(item, of: id, discriminator) else { continue }
            resolveType(type)
            let sign = recognition(of: item, isPrefix: isPrefix, discriminator)
            if let when = item.when, sign.condition != nil { caseConditions.append((id, cases.count, when)) }
            cases.append(
                UnionModel.Case(
                    value: value,
                    recognition: sign,
                    isPrefix: isPrefix,
                    swiftName: SwiftNames.escaped(swiftName),
                    type: type,
                    range: item.value.range,
                    typeRange: item.type.range
                )
            )
        }
        checkLast(cases)
        return UnionModel(discriminator: discriminator, cases: cases, isOpen: written.isOpen)
    }

    /// The type of a case: the struct that it names or, where the only key of an object names the case, any type.
    private mutating func caseType(
        _ item: SchemaUnion.Case,
        of union: TypeID,
        _ discriminator: DiscriminatorModel
    ) -> TypeID? {
        guard discriminator == .onlyKey, let phrase = TypePhrase(item.type.value) else { return typeID(item.type) }
        if case .name(let name) = phrase, BuiltinType(rawValue: name) == nil { return typeID(item.type) }
        if case .choice = phrase {
            report(
                .invalidUnion,
                "a case has one type; declare '\(item.type.value)' under 'types' and name it here",
                at: item.type.range
            )
            return nil
        }
        let owner = types[union.index]
        let name = Located("\(owner.name).\(item.value.value)", at: item.type.range)
        let id = append(
            name,
            TypeModel.Entry(owner.entry.path, .section),
            swiftName: owner.swiftName + SwiftNames.type(item.value.value),
            doc: nil,
            progress: .done
        )
        referenced.insert(id)
        types[id.index].shape = .alias(reference(phrase, at: item.type.range))
        // It has no declaration: the case has the type that it stands for.
        types[id.index].isLent = true
        return id
    }
}
