import ProtocolSchema

/// Values that may be one of several things.
extension Translator {
    /// The values of `enum`.
    func enumeration(_ nodes: [YAMLNode]) -> DraftValue {
        let literals = nodes.map(Literal.init).filter { $0 != .null }
        let strings = literals.compactMap { if case .string(let text) = $0 { text } else { nil } }
        if literals.count == 1 { return DraftValue(type: .constant(literals[0])) }
        if strings.count == literals.count, !strings.isEmpty {
            return enumeration(strings.map { DraftEnum.Value(text: $0) })
        }
        let numbers = literals.compactMap { if case .number(let text) = $0 { Int(text) } else { nil } }
        if numbers.count == literals.count, !numbers.isEmpty {
            var seen: Set<Int> = []
            let values = numbers.filter { seen.insert($0).inserted }.map { DraftEnum.Value(text: String($0)) }
            return DraftValue(type: .enumeration(DraftEnum(values: values, isNumeric: true)))
        }
        let kinds = Set(literals.map(\.naturalDraft))
        var value = DraftValue()
        if kinds.count == 1, let kind = kinds.first { value.type = kind }
        if value.type != .builtin("bool") { value.lose("one of \(literals.map(\.compact).joined(separator: ", "))") }
        return value
    }

    private func enumeration(_ values: [DraftEnum.Value]) -> DraftValue {
        var value = DraftValue()
        var seen: Set<String> = []
        let unique = values.filter { seen.insert($0.text).inserted }
        value.type = .enumeration(DraftEnum(values: unique))
        return value
    }

    /// The alternatives of `oneOf` and `anyOf`.
    mutating func alternatives(_ alternatives: [YAMLNode], of node: YAMLNode, hint: String) -> DraftValue {
        guard let first = alternatives.first else { return .any("always null") }
        if alternatives.count == 1 { return value(first, hint: hint) }
        if let values = strings(alternatives) { return enumeration(values) }
        let problem: UnionProblem
        do throws(UnionProblem) { return union(try unions.union(node), hint: hint) } catch { problem = error }
        if let value = kinds(alternatives, hint: hint) { return value }
        var types: [DraftType] = []
        var isNullable = false
        for (index, alternative) in alternatives.enumerated() {
            var value = value(alternative, hint: "\(hint) \(index + 1)")
            if case .constant(let literal) = value.type { value.type = literal.naturalDraft }
            if case .enumeration(let model) = value.type { value.type = .builtin(model.isNumeric ? "int" : "string") }
            isNullable = isNullable || value.isNullable
            if !types.contains(value.type) { types.append(value.type) }
        }
        if types.count == 1 {
            return DraftValue(type: types[0], isNullable: isNullable, comments: ["one of: \(node.shownAlternatives)"])
        }
        if Set(types) == [.builtin("int"), .builtin("double")] {
            return DraftValue(type: .builtin("double"), isNullable: isNullable)
        }
        let areObjects = types.allSatisfy(\.isObject)
        return .any("one of: \(node.shownAlternatives)" + (areObjects ? "; \(problem.reason)" : ""))
    }

    /// A union of structs, each with a name of its own.
    mutating func union(_ view: UnionView, hint: String) -> DraftValue {
        var cases: [DraftUnion.Case] = []
        for member in view.members {
            let pointer = structure(of: member, hint: hint)
            cases += member.values.map { DraftUnion.Case(value: $0, pointer: pointer) }
        }
        return DraftValue(type: .union(DraftUnion(discriminator: view.discriminator, cases: cases)))
    }

    /// The pointer of the struct of an alternative.
    private mutating func structure(of member: UnionView.Member, hint: String) -> String {
        if let definition = member.pointer.flatMap({ document.definition(at: $0) }) {
            if case .named(let pointer) = named(definition).type, pointer == definition.pointer { return pointer }
        }
        let name = "\(hint) \(member.values[0])"
        var value = DraftValue(
            type: .structure(fields(of: member.object, owner: name)),
            comments: member.object.comments
        )
        value.doc = member.object.doc
        return register(value, hint: name).type.pointers[0]
    }

    /// The strings that all alternatives are; nil if one of them is something else.
    private func strings(_ alternatives: [YAMLNode]) -> [DraftEnum.Value]? {
        var values: [DraftEnum.Value] = []
        for alternative in alternatives {
            let node = alternative.reference.flatMap { document.definition(at: $0)?.node } ?? alternative
            if let constants = node.stringConstants {
                let doc = constants.count == 1 ? node["description"]?.string : nil
                values += constants.map { DraftEnum.Value(text: $0, doc: doc) }
            } else if node.types != ["string"] || node.entries.contains(where: { Self.narrowing.contains($0.key) }) {
                return nil
            }
        }
        return values.isEmpty ? nil : values
    }

    /// Keywords that make a string more than any string.
    private static let narrowing: Set<String> = [
        "format", "maxLength", "minLength", "pattern", "$ref", "allOf", "anyOf", "oneOf",
    ]
}

extension YAMLNode {
    /// The alternatives in one line.
    fileprivate var shownAlternatives: String {
        let shown = (alternatives ?? []).map { alternative in
            if let reference = alternative.reference { return JSONPointer.tokens(of: reference)?.last ?? reference }
            let types = alternative.types
            if types == ["array"], let items = alternative["items"] {
                let name = items.reference.flatMap { JSONPointer.tokens(of: $0)?.last } ?? items.types.first
                return "list of \(name ?? "any")"
            }
            return types.isEmpty ? alternative.compact : types.joined(separator: ", ")
        }
        return OneLine.text(shown.joined(separator: ", "), limit: 300)
    }

    /// The type that keywords imply if `type` is missing.
    var impliedType: String? {
        if self["properties"] != nil || self["additionalProperties"]?.isMapping == true { return "object" }
        if self["items"] != nil || self["prefixItems"] != nil { return "array" }
        if self["pattern"] != nil || self["minLength"] != nil || self["maxLength"] != nil { return "string" }
        return self["minimum"] != nil || self["maximum"] != nil ? "number" : nil
    }
}

extension DraftType {
    /// Whether its values are JSON objects, as far as the type tells.
    fileprivate var isObject: Bool {
        switch self {
        case .structure, .union, .map, .named, .builtin("object"): true
        default: false
        }
    }
}
