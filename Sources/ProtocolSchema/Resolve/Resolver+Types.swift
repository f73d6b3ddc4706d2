extension Resolver {
    /// Gives every named type its place and Swift name.
    mutating func declareTypes() {
        for type in document.types {
            if BuiltinType(rawValue: type.name.value) != nil {
                report(
                    .duplicateName,
                    "the language has a type called '\(type.name.value)' already; call this one otherwise",
                    at: type.name.range
                )
                continue
            }
            if let id = typeIDs[type.name.value] {
                report(
                    .duplicateName,
                    "type '\(type.name.value)' is declared already",
                    at: type.name.range,
                    notes: [.init("the first is here", at: types[id.index].range)]
                )
                continue
            }
            let swiftName = swiftName(of: type.name, pinned: type.swift, in: .types)
            claimSwiftType(swiftName, at: type.name.range)
            let entry = TypeModel.Entry("types." + type.name.value, .named)
            let id = append(type.name, entry, swiftName: swiftName, doc: type.doc, progress: .waiting)
            typeIDs[type.name.value] = id
            written[id] = type
        }
    }

    /// Adds a type that is not yet resolved.
    mutating func append(
        _ name: Located<String>,
        _ entry: TypeModel.Entry,
        swiftName: String,
        doc: String?,
        progress: Progress
    ) -> TypeID {
        types.append(
            TypeModel(
                name: name.value,
                entry: entry,
                swiftName: swiftName,
                doc: doc,
                shape: .alias(.any),
                isInherited: false,
                range: name.range
            )
        )
        self.progress.append(progress)
        return TypeID(types.count - 1)
    }

    /// Resolves a named type unless that has happened; inherited and inline types are done already.
    mutating func resolveType(_ id: TypeID) {
        guard progress[id.index] == .waiting, let type = written[id] else { return }
        progress[id.index] = .running
        resolutionDepth += 1
        if resolutionDepth > Self.chainLimit {
            reportChain(at: type.name.range)
        } else {
            let subject = "type '\(type.name.value)'"
            types[id.index].shape = shape(of: type.expression, id: id, subject, at: types[id.index].entry.path)
        }
        resolutionDepth -= 1
        progress[id.index] = .done
    }

    /// The shape of a type; `path` is the keys that lead to it.
    private mutating func shape(
        of expression: SchemaTypeExpression,
        id: TypeID,
        _ subject: String,
        at path: String
    ) -> TypeModel.Shape {
        let type = types[id.index]
        switch expression {
        case .phrase(let phrase):
            if let choice = phrase.value.choice { return self.choice(choice, of: id, at: phrase.range) }
            return .alias(reference(phrase.value, at: phrase.range))
        case .enumeration(let enumeration):
            return .enumeration(self.enumeration(enumeration, subject: subject))
        case .structure(let structure):
            let owner = Owner(
                subject: subject,
                name: type.name,
                place: .fields(path + ".fields"),
                swiftName: type.swiftName
            )
            var model = StructModel(fields: fields(of: structure, owner: owner))
            resolveStates(of: structure, in: &model, subject: subject)
            return .structure(model)
        case .union(let union):
            return .union(self.union(union, id: id))
        case .foreign(let written):
            types[id.index].isLent = true
            return .foreign(foreign(written))
        case .tuple(let tuple):
            let owner = Owner(
                subject: subject,
                name: type.name,
                place: .fields(path + ".tuple"),
                swiftName: type.swiftName
            )
            return .tuple(self.tuple(tuple, owner: owner))
        }
    }

    /// The reference that a phrase stands for; an unknown name is reported and becomes `any`.
    mutating func reference(_ phrase: TypePhrase, at range: SourceRange) -> TypeReference {
        switch phrase {
        case .list(let element): return .list(reference(element, at: range))
        case .map(let value): return .map(reference(value, at: range))
        case .nullable(let value):
            let wrapped = reference(value, at: range)
            if wrapped == .any { report(.invalidType, "'any' may be null already", at: range) }
            return .nullable(wrapped)
        case .choice(let alternatives):
            // Only whole phrases are choices, and the reader of a whole phrase declares a type for it.
            for alternative in alternatives { _ = reference(alternative, at: range) }
            return .any
        case .name(let name):
            if let builtin = BuiltinType(rawValue: name) { return builtin.reference }
            guard let id = typeID(Located(name, at: range)) else { return .any }
            return .named(id)
        }
    }

    /// The type of a name; reports a name that nothing declares.
    mutating func typeID(_ name: Located<String>) -> TypeID? {
        if let id = typeIDs[name.value] {
            referenced.insert(id)
            return id
        }
        reportUnknownType(name)
        return nil
    }

    /// The type that a field holds itself.
    mutating func inlineType(
        _ expression: SchemaTypeExpression,
        of field: SchemaField,
        owner: Owner
    ) -> TypeReference {
        var isNullable = false
        if case .phrase(let phrase) = expression {
            guard let choice = phrase.value.choice else { return reference(phrase.value, at: phrase.range) }
            isNullable = choice.isNullable
        }
        if case .foreign(var written) = expression { return foreignType(&written, of: field, owner: owner) }
        let name = Located("\(owner.name).\(field.name.value)", at: field.name.range)
        var swiftName = free(owner.swiftName + SwiftNames.type(field.name.value), in: .types)
        if owner.isPayload, case .structure = expression {
            swiftName = owner.swiftName
        } else {
            claimSwiftType(swiftName, at: field.name.range)
        }
        let entry = owner.entry(of: field.name.value)
        let id = append(name, entry, swiftName: swiftName, doc: field.doc, progress: .done)
        referenced.insert(id)
        let path = owner.path(of: field.name.value)
        if case .phrase(let phrase) = expression, let choice = phrase.value.choice {
            types[id.index].shape = .kindUnion(kindUnion(choice.alternatives, at: phrase.range))
        } else {
            let shape = shape(of: expression, id: id, "field '\(field.name.value)'", at: path)
            types[id.index].shape = shape
        }
        return isNullable ? .nullable(.named(id)) : .named(id)
    }
}

/// A type that every schema knows.
package enum BuiltinType: String, CaseIterable {
    case string
    case int
    case uint
    case double
    case bool
    case any
    case object
    case dateTime = "date-time"

    /// The type in a model.
    var reference: TypeReference {
        switch self {
        case .string: .string
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .bool: .bool
        case .any: .any
        case .object: .object
        case .dateTime: .dateTime
        }
    }
}
