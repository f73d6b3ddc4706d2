/// Who writes the value that names a case of a union: its struct, or the union around it.
///
/// A struct does if all of its unions name it in the same way, so that it is complete wherever it is used. Otherwise it is
/// a plain struct, and each of its unions writes its own value before the fields.
extension Resolver {
    /// One case that a struct is.
    private struct TagUse {
        /// The union and the index of its case.
        var union: TypeID
        var index: Int
        /// What names the case inside the object; nil if something else does.
        var tag: StructModel.Tag?
        /// The name of the struct in the case.
        var range: SourceRange
    }

    /// Decides this for all cases, after all types are resolved.
    mutating func resolveTags() {
        var uses: [TypeID: [TagUse]] = [:]
        var order: [TypeID] = []
        for index in types.indices where !types[index].isInherited {
            guard case .union(let union) = types[index].shape else { continue }
            for (place, item) in union.cases.enumerated() {
                guard case .structure = types[item.type.index].shape else {
                    reportCase(item, of: union)
                    continue
                }
                let tag = item.tag(in: TypeID(index), union.discriminator)
                let use = TagUse(union: TypeID(index), index: place, tag: tag, range: item.typeRange)
                if uses[item.type] == nil { order.append(item.type) }
                uses[item.type, default: []].append(use)
            }
        }
        for type in order { resolveTag(of: type, uses[type] ?? []) }
    }

    private mutating func reportCase(_ item: UnionModel.Case, of union: UnionModel) {
        // Whatever has a name outside may be of any type.
        if union.discriminator == .onlyKey { return }
        let name = types[item.type.index].name
        report(.invalidUnion, "'\(name)' is not a struct; the cases of a union are structs", at: item.typeRange)
    }

    private mutating func resolveTag(of type: TypeID, _ uses: [TagUse]) {
        guard case .structure(var structure) = types[type.index].shape else { return }
        // A field that is the discriminator itself is written as any field is.
        var isRefused = false
        let open = uses.filter { use in
            guard let tag = use.tag, let field = structure.fields.first(where: { $0.wireName == tag.discriminator })
            else { return use.tag != nil }
            if !isRefused { isRefused = !checkField(field, is: tag, at: use.range) }
            return false
        }
        let inherited = types[type.index].isInherited
        if !inherited, let first = open.first?.tag, uses.allSatisfy({ $0.tag.map(first.writesSame) == true }) {
            checkName(of: structure, first)
            structure.tag = first
        }
        guard let tag = structure.tag else {
            for use in open { addTag(use, of: type) }
            return
        }
        for use in open {
            if use.tag.map(tag.writesSame) != true { reportTagOfBase(tag, of: type, at: use.range) }
            let others = [tag.union] + structure.otherUnions
            if !others.contains(use.union) { structure.otherUnions.append(use.union) }
        }
        types[type.index].shape = .structure(structure)
    }

    /// Lets the union write the value.
    private mutating func addTag(_ use: TagUse, of type: TypeID) {
        guard case .union(var union) = types[use.union.index].shape else { return }
        if union.cases[use.index].isPrefix {
            report(
                .invalidUnion,
                "'\(types[type.index].name)' is a case of several unions, or several times, so it has no place for what the '*' stands for",
                at: use.range,
                notes: [.init("a struct of its own with the same fields ('includes') has one")]
            )
            return
        }
        union.cases[use.index].addsTag = true
        types[use.union.index].shape = .union(union)
    }

    /// Whether a field is the discriminator; reports one that is not.
    private mutating func checkField(_ field: FieldModel, is tag: StructModel.Tag, at range: SourceRange) -> Bool {
        let value = tag.value.tagText
        if !tag.isPrefix, field.constant?.tagKey == tag.value.tagKey, !field.isOptional { return true }
        report(
            .invalidUnion,
            field.constant == nil || tag.isPrefix
                ? "the field '\(field.name)' is called like the union's discriminator"
                : "the field '\(field.name)' is not what the union's case is called, '\(value)'",
            at: field.range,
            notes: [.init("the union writes '\(tag.discriminator)' itself, so the struct does not need it", at: range)]
        )
        return false
    }

    private mutating func checkName(of structure: StructModel, _ tag: StructModel.Tag) {
        guard tag.isPrefix, let field = structure.fields.first(where: { $0.swiftName == "name" }) else { return }
        report(
            .duplicateName,
            "'name' holds what the '*' of the case stands for; the field needs another Swift name",
            at: field.range
        )
    }

    private mutating func reportTagOfBase(_ tag: StructModel.Tag, of type: TypeID, at range: SourceRange) {
        report(
            .invalidUnion,
            "'\(types[type.index].name)' belongs to the base, where it writes '\(tag.discriminator)' itself; it cannot be a case of another name",
            at: range,
            notes: [.init("a struct with the same fields ('includes') can be the case")]
        )
    }
}

extension StructModel.Tag {
    /// Whether a struct that is a case of both unions writes the same for both.
    fileprivate func writesSame(as other: Self) -> Bool {
        discriminator == other.discriminator && value.tagKey == other.value.tagKey && isPrefix == other.isPrefix
    }
}

extension UnionModel.Case {
    /// The value inside the object that names the case; nil if something else tells it apart.
    fileprivate func tag(in union: TypeID, _ discriminator: DiscriminatorModel) -> StructModel.Tag? {
        guard let key = discriminator.topKey, let value = recognition.tag else { return nil }
        return StructModel.Tag(union: union, discriminator: key, value: value, isPrefix: isPrefix)
    }
}
