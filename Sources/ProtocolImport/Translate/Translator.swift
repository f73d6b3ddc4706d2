import ProtocolSchema

/// The schemas of a document to types of a protocol.
///
/// A part that cannot be carried over becomes a comment of the value that it belongs to.
struct Translator {
    /// How far the translation of a definition has come.
    private enum Progress {
        case running
        case done(DraftValue)
    }

    let document: SourceDocument
    var objects: ObjectReader
    var unions: UnionReader
    /// The types with names of their own, by pointer.
    var definitions: [String: DraftDefinition] = [:]
    /// How often the document has keywords that are told once for all.
    private(set) var minorKeywords: [String: Int] = [:]
    private var progress: [String: Progress] = [:]
    private var referencedWhileRunning: Set<String> = []
    /// The unions that are written in place.
    private var unionPointers: [DraftUnion: String] = [:]
    private var depth = 0
    private var work = 0

    /// How deep schemas may nest, those of references included.
    private static let depthLimit = 100
    /// How many schemas are read before the translator gives up: `allOf` lets a small document describe a huge one.
    static let workLimit = 100_000

    init(_ document: SourceDocument) {
        self.document = document
        objects = ObjectReader(document)
        unions = UnionReader(objects)
    }

    /// The pointers of the schemas that were translated.
    var visited: Set<String> { Set(progress.keys) }

    /// Whether the document describes more than anybody could read.
    var isExhausted: Bool { work > Self.workLimit }

    /// The value that a schema describes; `hint` is what it would be called.
    mutating func value(_ node: YAMLNode, hint: String) -> DraftValue {
        work += 1
        if isExhausted { return .any("left out: the document describes too much") }
        guard depth < Self.depthLimit else {
            return .any("left out: schemas nest more than \(Self.depthLimit) levels deep")
        }
        if let isAnything = node.bool { return isAnything ? DraftValue() : .any("no value is valid here") }
        guard node.isMapping else { return .any("not a schema: \(node.compact)") }
        depth += 1
        defer { depth -= 1 }
        for keyword in Keywords.minor(of: node) { minorKeywords[keyword, default: 0] += 1 }
        var value = shape(of: node, hint: hint)
        annotate(&value, from: node)
        return value
    }

    private mutating func shape(of node: YAMLNode, hint: String) -> DraftValue {
        if let reference = node.reference { return self.reference(reference, beside: node) }
        if let parts = node["allOf"]?.items, !parts.isEmpty { return merged(node, parts, hint: hint) }
        if let constant = node["const"] { return DraftValue(type: .constant(Literal(constant))) }
        if let values = node["enum"]?.items { return enumeration(values) }
        if node["properties"]?.entries.isEmpty ?? true {
            if let alternatives = node.alternatives { return self.alternatives(alternatives, of: node, hint: hint) }
        }
        if node["discriminator"] != nil, let union = try? unions.union(node) { return self.union(union, hint: hint) }
        let types = node.types
        if types.count > 1 { return kinds(types, of: node, hint: hint) }
        return simple(types.first, node, hint: hint)
    }

    // MARK: References

    private mutating func reference(_ reference: String, beside node: YAMLNode) -> DraftValue {
        guard var target = document.definition(at: reference) else {
            let text = OneLine.text(reference)
            return .any(
                reference.hasPrefix("#")
                    ? "$ref '\(text)' leads nowhere" : "$ref '\(text)' leads to another document and is not followed"
            )
        }
        var seen: Set<String> = []
        while let next = target.node.reference, target.node.entries.count == 1 {
            guard seen.insert(target.pointer).inserted else {
                return .any("$ref '\(OneLine.text(reference))' leads back to itself")
            }
            guard let definition = document.definition(at: next) else { break }
            target = definition
        }
        if node["properties"] != nil, let object = objects.object(node) {
            return DraftValue(type: .structure(fields(of: object, owner: target.name)), comments: object.comments)
        }
        return named(target)
    }

    /// The value of a definition: a type of its own, or for simple types the type itself.
    mutating func named(_ definition: SourceDocument.Definition) -> DraftValue {
        let pointer = definition.pointer
        switch progress[pointer] {
        case .done(let value): return value
        case .running:
            referencedWhileRunning.insert(pointer)
            return DraftValue(type: .named(pointer), isNullable: definition.node.acceptsNull)
        case nil: break
        }
        progress[pointer] = .running
        var value = value(definition.node, hint: definition.name)
        var isOwn = false
        switch value.type {
        case .enumeration, .structure, .union, .tuple, .kinds, .list, .map: isOwn = true
        case .builtin, .named, .constant: isOwn = referencedWhileRunning.contains(pointer)
        }
        if isOwn {
            value = register(value, at: pointer, hint: definition.name)
        } else if case .constant = value.type {
        } else {
            value.defaultValue = nil
        }
        progress[pointer] = .done(value)
        return value
    }

    /// Gives a value a type of its own; null, defaults and examples stay with those that use it.
    mutating func register(_ value: DraftValue, at pointer: String, hint: String) -> DraftValue {
        var own = value
        if case .constant(let literal) = own.type { own.type = literal.naturalDraft }
        if own.constraints != Constraints() {
            own.lose("constraints: \(own.constraints.words)")
            own.constraints = Constraints()
        }
        own.isNullable = false
        own.defaultValue = nil
        own.example = nil
        definitions[pointer] = DraftDefinition(hint: hint, value: own)
        return DraftValue(type: .named(pointer), isNullable: value.isNullable)
    }

    /// Gives a value that is written in place a type of its own; the same union is one type.
    mutating func register(_ value: DraftValue, hint: String) -> DraftValue {
        let pointer = "in place \(definitions.count) \(hint)"
        guard case .union(let union) = value.type else { return register(value, at: pointer, hint: hint) }
        if let known = unionPointers[union], value.doc == nil {
            return DraftValue(type: .named(known), isNullable: value.isNullable)
        }
        unionPointers[union] = pointer
        return register(value, at: pointer, hint: hint)
    }

    // MARK: allOf

    private mutating func merged(_ node: YAMLNode, _ parts: [YAMLNode], hint: String) -> DraftValue {
        let isPlainReference = parts.count == 1 && parts[0].reference != nil && node["properties"] == nil
        if isPlainReference, node["required"] == nil { return value(parts[0], hint: hint) }
        if let object = objects.object(node) {
            return DraftValue(type: .structure(fields(of: object, owner: hint)), comments: object.comments)
        }
        if parts.count == 1, node["properties"] == nil { return value(parts[0], hint: hint) }
        var entries = node.entries.filter { $0.key != "allOf" }
        for part in parts {
            let target = part.reference.flatMap { document.definition(at: $0)?.node } ?? part
            guard target["allOf"] == nil, target.reference == nil else {
                return .any("allOf: \(node["allOf"]?.compact ?? "")")
            }
            for entry in target.entries {
                if let same = entries.first(where: { $0.key == entry.key }) {
                    if Keywords.annotations.contains(entry.key) || Literal(same.value) == Literal(entry.value) {
                        continue
                    }
                    return .any("allOf: \(node["allOf"]?.compact ?? "")")
                }
                entries.append(entry)
            }
        }
        return value(YAMLNode(.mapping(entries), at: node.range), hint: hint)
    }

    // MARK: Objects

    /// The fields of an object; structs and unions inside get types of their own.
    mutating func fields(of object: ObjectView, owner: String, without discriminator: String? = nil) -> [DraftField] {
        var fields: [DraftField] = []
        for property in object.properties where property.name != discriminator {
            let hint = owner + " " + property.name
            var value = value(property.node, hint: hint)
            switch value.type {
            case .structure, .union, .tuple:
                let doc = value.doc
                value.doc = nil
                value = register(value, hint: hint)
                value.doc = doc
            case .constant(let literal) where !property.isRequired || value.isNullable || literal == .null:
                value.loosen(literal)
            case .builtin, .named, .list, .map, .kinds, .enumeration, .constant: break
            }
            if property.isRequired, let literal = value.defaultValue {
                value.defaultValue = nil
                if literal != .null { value.lose("default: \(literal.compact)") }
            }
            if case .constant = value.type { value.defaultValue = nil }
            fields.append(DraftField(name: property.name, isOptional: !property.isRequired, value: value))
        }
        return fields
    }
}

extension DraftValue {
    /// Makes a constant one of the values of a type: only required fields are constants.
    fileprivate mutating func loosen(_ literal: Literal) {
        if case .string(let text) = literal, !text.isEmpty {
            type = .enumeration(DraftEnum(values: [.init(text: text)], isOpen: false))
        } else {
            type = literal.naturalDraft
            if literal != .null { lose("always \(literal.compact)") }
        }
    }
}
