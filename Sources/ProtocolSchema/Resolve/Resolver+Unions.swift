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
            attach(sign, isPrefix: isPrefix, discriminator, of: id, to: type, at: item.type)
            cases.append(
                UnionModel.Case(
                    value: value,
                    recognition: sign,
                    isPrefix: isPrefix,
                    swiftName: SwiftNames.escaped(swiftName),
                    type: type,
                    range: item.value.range
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

    /// Tells a struct what it writes so that others recognize it as the case; nothing if that is outside of it.
    private mutating func attach(
        _ recognition: Recognition,
        isPrefix: Bool,
        _ discriminator: DiscriminatorModel,
        of union: TypeID,
        to type: TypeID,
        at name: Located<String>
    ) {
        // Whatever has a name outside may be of any type.
        if discriminator == .onlyKey { return }
        let isWaiting = progress[type.index] == .running
        guard isWaiting || types[type.index].isStructure else {
            report(.invalidUnion, "'\(name.value)' is not a struct; the cases of a union are structs", at: name.range)
            return
        }
        guard let key = discriminator.topKey, let value = recognition.tag else { return }
        let tag = StructModel.Tag(union: union, discriminator: key, value: value, isPrefix: isPrefix)
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
