extension Resolver {
    /// Gives every named type its place and Swift name.
    mutating func declareTypes() {
        for type in document.types {
            if BuiltinType(rawValue: type.name.value) != nil {
                report(.duplicateName, "'\(type.name.value)' is built in", at: type.name.range)
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
            let swiftName = swiftTypeName(of: type.name, pinned: type.swift, suffix: "Value")
            claimSwiftType(swiftName, at: type.name.range)
            let id = append(type.name, swiftName: swiftName, doc: type.doc, progress: .waiting)
            typeIDs[type.name.value] = id
            written[id] = type
        }
    }

    /// A Swift type name that hides nothing; `suffix` is added where it would.
    mutating func swiftTypeName(of name: Located<String>, pinned: Located<String>?, suffix: String) -> String {
        if let pinned {
            if !SwiftNames.hidesCommonType(pinned.value) { return pinned.value }
            report(.invalidName, "a type called '\(pinned.value)' would hide a common Swift type", at: pinned.range)
            return pinned.value + suffix
        }
        let swiftName = SwiftNames.type(name.value)
        guard SwiftNames.isIdentifier(swiftName) else {
            report(
                .invalidName,
                "'\(name.value)' gives no Swift name",
                at: name.range,
                notes: [.init("'swift' gives it one")]
            )
            return "Unnamed"
        }
        return SwiftNames.hidesCommonType(swiftName) ? swiftName + suffix : swiftName
    }

    /// Adds a type that is not yet resolved.
    mutating func append(
        _ name: Located<String>,
        swiftName: String,
        doc: String?,
        progress: Progress
    ) -> TypeID {
        types.append(
            TypeModel(
                name: name.value,
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
            types[id.index].shape = shape(of: type.expression, id: id, subject: "type '\(type.name.value)'")
        }
        resolutionDepth -= 1
        progress[id.index] = .done
    }

    private mutating func shape(of expression: SchemaTypeExpression, id: TypeID, subject: String) -> TypeModel.Shape {
        let type = types[id.index]
        switch expression {
        case .phrase(let phrase):
            return .alias(reference(phrase.value, at: phrase.range))
        case .enumeration(let enumeration):
            return .enumeration(self.enumeration(enumeration, subject: subject))
        case .structure(let structure):
            let owner = Owner(subject: subject, name: type.name, swiftName: type.swiftName, availability: .always)
            var model = StructModel(fields: fields(of: structure, owner: owner))
            resolveStates(of: structure, in: &model, subject: subject)
            // A union that was resolved earlier has tagged the placeholder.
            if case .structure(let tagged) = types[id.index].shape { model.tag = tagged.tag }
            return .structure(model)
        case .union(let union):
            return .union(self.union(union, id: id))
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
        let known = BuiltinType.allCases.map(\.rawValue) + typeIDs.keys.sorted()
        reportUnknown(.unknownType, "type", name, known: known)
        return nil
    }

    /// The type that a field holds itself.
    mutating func inlineType(
        _ expression: SchemaTypeExpression,
        of field: SchemaField,
        owner: Owner
    ) -> TypeReference {
        if case .phrase(let phrase) = expression { return reference(phrase.value, at: phrase.range) }
        let name = Located("\(owner.name).\(field.name.value)", at: field.name.range)
        var swiftName = owner.swiftName + SwiftNames.type(field.name.value)
        if SwiftNames.hidesCommonType(swiftName) { swiftName += "Value" }
        if owner.isPayload, case .structure = expression {
            swiftName = owner.swiftName
        } else {
            claimSwiftType(swiftName, at: field.name.range)
        }
        let id = append(name, swiftName: swiftName, doc: field.doc, progress: .done)
        referenced.insert(id)
        let shape = shape(of: expression, id: id, subject: "field '\(field.name.value)'")
        types[id.index].shape = shape
        return .named(id)
    }

    private mutating func enumeration(_ written: SchemaEnum, subject: String) -> EnumModel {
        let casing = written.casing ?? document.casing.values
        var names = NameTable()
        names.reserveSwift("unrecognized", because: "it holds unknown values")
        names.reserveSwift("rawValue", because: "it is the spelling on the wire")
        var values: [EnumModel.Value] = []
        for value in written.values {
            let wireName = value.wire?.value ?? casing.spell(value.name.value)
            let swiftName = value.swift?.value ?? SwiftNames.member(value.name.value)
            claim(wire: wireName, swift: swiftName, of: value.name, in: &names, subject: subject)
            checkAvailability(value.availability)
            values.append(
                EnumModel.Value(
                    name: value.name.value,
                    wireName: wireName,
                    swiftName: SwiftNames.escaped(swiftName),
                    doc: value.doc,
                    availability: value.availability.value,
                    below: nil,
                    range: value.name.range
                )
            )
        }
        for (index, value) in written.values.enumerated() {
            guard let below = value.below else { continue }
            guard let other = values.firstIndex(where: { $0.name == below.value }) else {
                reportUnknown(.invalidValue, "value", below, known: values.map(\.name))
                continue
            }
            values[index].below = other
            checkBelow(values[other].availability, values[index].availability, below)
        }
        return EnumModel(values: values, isOpen: written.isOpen)
    }

    /// A value's replacement must be known to all clients that do not know the value itself.
    private mutating func checkBelow(_ other: Availability, _ own: Availability, _ name: Located<String>) {
        let oldest = document.clients?.lines.first?.value.first ?? ClientVersion(0, 0, 0)
        if let from = other.sendableFrom, from <= oldest || own.sendableFrom.map({ from < $0 }) == true { return }
        report(
            .invalidAvailability,
            "'\(name.value)' is itself unknown to clients that it is meant for",
            at: name.range
        )
    }

    private mutating func union(_ written: SchemaUnion, id: TypeID) -> UnionModel {
        let discriminator = written.discriminator?.value ?? "type"
        var names = NameTable()
        names.reserveSwift("unrecognized", because: "it holds unknown cases")
        var cases: [UnionModel.Case] = []
        for item in written.cases {
            let isPrefix = item.value.value.hasSuffix("*")
            let value = isPrefix ? String(item.value.value.dropLast()) : item.value.value
            let swiftName = item.swift?.value ?? SwiftNames.member(value)
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
            report(.invalidUnion, "'\(name.value)' is no struct; the cases of a union are structs", at: name.range)
            return
        }
        var structure = StructModel(fields: [])
        if case .structure(let resolved) = types[type.index].shape { structure = resolved }
        if structure.tag != nil {
            report(.invalidUnion, "'\(name.value)' is a case already; a struct is a case of one union", at: name.range)
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

    /// Takes over what an included struct says of its states; its fields stand together, in their order.
    private mutating func includeStates(of written: SchemaStruct, in model: inout StructModel) {
        var offset = 0
        var source: Located<String>?
        for name in written.includes {
            guard let id = typeIDs[name.value], case .structure(let included) = types[id.index].shape else { continue }
            if let field = included.stateField {
                if let source {
                    report(
                        .duplicateName,
                        "'\(source.value)' and '\(name.value)' both say what their states ask; one can be included",
                        at: name.range,
                        notes: [
                            .init("the first is here", at: source.range),
                            .init("'states' of its own would replace both"),
                        ]
                    )
                    return
                }
                source = name
                model.stateField = field + offset
                model.stateRules = included.stateRules.map { rule in
                    .init(
                        value: rule.value,
                        requires: rule.requires.map { $0 + offset },
                        forbids: rule.forbids.map { $0 + offset }
                    )
                }
            }
            offset += included.fields.count
        }
    }

    private mutating func resolveStates(of written: SchemaStruct, in model: inout StructModel, subject: String) {
        guard let name = written.stateField else { return includeStates(of: written, in: &model) }
        guard let index = model.fields.firstIndex(where: { $0.name == name.value }) else {
            reportUnknown(.unknownField, "field", name, known: model.fields.map(\.name), in: " in \(subject)")
            return
        }
        model.stateField = index
        guard let values = enumeration(of: model.fields[index].type) else {
            report(.invalidType, "the state must be an enum", at: name.range)
            return
        }
        for state in written.states {
            guard let value = values.values.first(where: { $0.name == state.value.value }) else {
                reportUnknown(.unknownState, "state", state.value, known: values.values.map(\.name))
                continue
            }
            model.stateRules.append(
                .init(
                    value: value.wireName,
                    requires: fieldIndices(state.requires, in: model.fields, subject: subject),
                    forbids: fieldIndices(state.forbids, in: model.fields, subject: subject)
                )
            )
        }
    }

    private mutating func enumeration(of type: TypeReference) -> EnumModel? {
        guard case .named(let id) = type else { return nil }
        resolveType(id)
        guard case .enumeration(let model) = types[id.index].shape else { return nil }
        return model
    }

    private mutating func fieldIndices(_ names: [Located<String>], in fields: [FieldModel], subject: String) -> [Int] {
        names.compactMap { name in
            if let index = fields.firstIndex(where: { $0.name == name.value }) { return index }
            reportUnknown(.unknownField, "field", name, known: fields.map(\.name), in: " in \(subject)")
            return nil
        }
    }
}

extension TypeModel {
    /// Whether this is a struct.
    var isStructure: Bool {
        if case .structure = shape { true } else { false }
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
