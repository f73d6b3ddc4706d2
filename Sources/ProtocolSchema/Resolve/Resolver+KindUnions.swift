/// Unions whose cases differ in the kind of their JSON: `string or list of part`.
extension Resolver {
    /// The shape of a named type that is a choice.
    ///
    /// If null is a value too, the name stands for `T or null`, and the union is a type beside it with the name in Swift.
    mutating func choice(
        _ choice: (alternatives: [TypePhrase], isNullable: Bool),
        of id: TypeID,
        at range: SourceRange
    ) -> TypeModel.Shape {
        let union = kindUnion(choice.alternatives, at: range)
        guard choice.isNullable else { return .kindUnion(union) }
        let type = types[id.index]
        let name = Located(type.name + ".value", at: type.range)
        let entry = TypeModel.Entry(type.entry.path, .section)
        let inner = append(name, entry, swiftName: type.swiftName, doc: type.doc, progress: .done)
        referenced.insert(inner)
        types[inner.index].shape = .kindUnion(union)
        types[id.index].isLent = true
        return .alias(.nullable(.named(inner)))
    }

    /// A union of the alternatives of a phrase.
    mutating func kindUnion(_ alternatives: [TypePhrase], at range: SourceRange) -> KindUnionModel {
        var names = NameTable()
        var cases: [KindUnionModel.Case] = []
        for alternative in alternatives {
            let found = diagnostics.errorCount
            let type = reference(alternative, at: range)
            if diagnostics.errorCount > found { continue }
            let phrase = name(of: type)
            let swiftName = free(caseName(of: type), in: .cases)
            if cases.contains(where: { $0.type == type }) {
                report(.invalidUnion, "'\(phrase)' is here twice", at: range)
                continue
            }
            // Two lists or two maps are of one kind, which is reported once all types are known.
            if case .named = type {
                claim(wire: phrase, swift: swiftName, of: Located(phrase, at: range), in: &names, subject: "this type")
            } else {
                _ = names.claimSwift(swiftName, for: Located(phrase, at: range))
            }
            cases.append(.init(type: type, swiftName: SwiftNames.escaped(swiftName)))
        }
        return KindUnionModel(cases: cases, range: range)
    }

    private func caseName(of type: TypeReference) -> String {
        switch type {
        case .string: "string"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .bool: "bool"
        case .any: "any"
        case .object: "object"
        case .dateTime: "dateTime"
        case .list: "list"
        case .map: "map"
        case .nullable(let wrapped): caseName(of: wrapped)
        case .named(let id): SwiftNames.member(types[id.index].name)
        }
    }

    /// Reports unions two of whose cases are of one kind, once all types are known.
    mutating func checkKindUnions() {
        for type in types where !type.isInherited {
            guard case .kindUnion(let union) = type.shape else { continue }
            var first: [JSONKind: TypeReference] = [:]
            for item in union.cases { check(item.type, in: union, &first) }
        }
    }

    private mutating func check(
        _ type: TypeReference,
        in union: KindUnionModel,
        _ first: inout [JSONKind: TypeReference]
    ) {
        let name = name(of: type)
        let resolved = type.resolved(among: types)
        if resolved == .any {
            report(.invalidUnion, "'any' is every kind of JSON already", at: union.range)
            return
        }
        if case .nullable = resolved {
            report(
                .invalidUnion,
                "'\(name)' may be null itself",
                at: union.range,
                notes: [.init("write 'or null' at the end of the whole type")]
            )
            return
        }
        for kind in type.kinds(among: types) {
            guard let other = first.updateValue(type, forKey: kind) else { continue }
            report(
                .invalidUnion,
                "'\(self.name(of: other))' and '\(name)' are both \(kind.noun) on the wire, so nothing tells them apart",
                at: union.range,
                notes: kind == .object
                    ? [.init("'union' tells objects apart by one of their keys")]
                    : kind == .number ? [.init("'double' takes every number")] : []
            )
        }
    }
}
