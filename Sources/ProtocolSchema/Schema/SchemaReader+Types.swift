extension SchemaReader {
    /// Reads `types`.
    mutating func types(_ node: YAMLNode) -> [SchemaType] {
        var types: [SchemaType] = []
        for entry in entries(node, of: "'types'") ?? [] {
            let name = Located(entry.key, at: entry.keyRange)
            guard case .mapping(let entries) = entry.value.content else {
                if let phrase = phrase(entry.value) {
                    types.append(SchemaType(name: name, expression: .phrase(phrase)))
                }
                continue
            }
            var reader = MappingReader(entries, of: "type '\(entry.key)'", at: entry.value.range)
            let doc = doc(&reader)
            let swift = swiftName(&reader)
            let isOffered = offer(&reader)
            if var expression = requiredExpression(&reader) {
                if case .structure(var structure) = expression {
                    structure.origin = reader.take("from").flatMap { origin($0.value) }
                    expression = .structure(structure)
                }
                types.append(
                    SchemaType(name: name, doc: doc, swift: swift, isOffered: isOffered, expression: expression)
                )
            }
            reader.finish(into: &diagnostics)
        }
        return types
    }

    /// Whether a type is there for extensions, which cannot be extended themselves.
    private mutating func offer(_ reader: inout MappingReader) -> Bool {
        guard let entry = reader.take("offered"), let isOffered = bool(entry.value, of: "'offered'") else {
            return false
        }
        if isOffered, isExtension {
            report(.invalidExtension, "nothing can extend this schema, so it offers nothing", at: entry.keyRange)
        }
        return isOffered
    }

    /// Reads the event that a struct is made from: its name, or a mapping with fields that are lost.
    private mutating func origin(_ node: YAMLNode) -> SchemaStruct.Origin? {
        guard case .mapping = node.content, var reader = mapping(node, of: "'from'") else {
            return name(node, of: "'from'").map { SchemaStruct.Origin(event: $0, omits: []) }
        }
        let event = reader.require("event", into: &diagnostics).flatMap { name($0.value, of: "'event'") }
        let omits = reader.take("omits").map { names($0.value, of: "'omits'") } ?? []
        reader.finish(into: &diagnostics)
        return event.map { SchemaStruct.Origin(event: $0, omits: omits) }
    }

    /// The phrase that a node must be.
    mutating func phrase(_ node: YAMLNode) -> Located<TypePhrase>? {
        if case .sequence(let items) = node.content, reportBracketedType(items, at: node.range) { return nil }
        guard let text = text(node, of: "a type") else { return nil }
        if let phrase = TypePhrase(text.value) { return Located(phrase, at: text.range) }
        reportInvalidType(text)
        return nil
    }

    /// The type that a mapping with `type`, `enum`, `fields`, `union` or `tuple` describes; nil if it has none of them.
    mutating func expression(_ reader: inout MappingReader) -> SchemaTypeExpression? {
        let type = reader.take("type")
        let values = reader.take("enum")
        let fields = reader.take("fields")
        let union = reader.take("union")
        let tuple = reader.take("tuple")
        let given = [type, values, fields, union, tuple].compactMap { $0 }
        if given.count > 1 {
            report(
                .invalidType,
                "\(reader.subject) has '\(given[0].key)' and '\(given[1].key)'; one says what it is",
                at: given[1].keyRange
            )
        }
        let foreign = reader.take("swift-type")
        if let type { return typePhrase(type.value, swift: foreign) }
        if let foreign {
            report(.missingKey, "'swift-type' needs a 'type', which says what is on the wire", at: foreign.keyRange)
        }
        if let values { return .enumeration(enumeration(values.value, &reader)) }
        if let fields { return .structure(structure(fields.value, &reader)) }
        if let union { return self.union(union.value, &reader).map(SchemaTypeExpression.union) }
        if let tuple { return .tuple(self.tuple(tuple.value)) }
        return nil
    }

    private mutating func requiredExpression(_ reader: inout MappingReader) -> SchemaTypeExpression? {
        let found = diagnostics.additionCount
        let expression = expression(&reader)
        if expression == nil, diagnostics.additionCount == found, !reportForgottenFields(&reader) {
            report(
                .missingKey,
                "\(reader.subject) needs one of 'type', 'enum', 'fields', 'union' and 'tuple'",
                at: reader.range
            )
        }
        return expression
    }

    /// A pinned Swift name.
    mutating func swiftName(_ reader: inout MappingReader) -> Located<String>? {
        guard let entry = reader.take("swift"), let name = name(entry.value, of: "'swift'") else { return nil }
        if SwiftNames.isIdentifier(name.value) { return name }
        report(.invalidName, "'\(name.value)' cannot be a Swift name", at: name.range)
        return nil
    }

    /// A pinned spelling.
    mutating func wireName(_ reader: inout MappingReader) -> Located<String>? {
        reader.take("wire").flatMap { name($0.value, of: "'wire'") }
    }

    mutating func isOpen(_ reader: inout MappingReader) -> Bool {
        reader.take("open").flatMap { bool($0.value, of: "'open'") } ?? true
    }

    /// The casing of a mapping's names.
    mutating func casing(_ reader: inout MappingReader) -> Casing? {
        reader.take("casing").flatMap { word($0.value, Casing.self) }
    }

    private mutating func union(_ node: YAMLNode, _ reader: inout MappingReader) -> SchemaUnion? {
        let isOpen = isOpen(&reader)
        guard var inner = mapping(node, of: "'union'") else { return nil }
        let discriminator = discriminator(inner.take("discriminator"), ofEvents: false)
        var cases: [SchemaUnion.Case] = []
        if let entry = inner.require("cases", into: &diagnostics) {
            for item in entries(entry.value, of: "'cases'") ?? [] {
                if let found = unionCase(item) { cases.append(found) }
            }
            if cases.isEmpty { report(.missingKey, "a union needs at least one case", at: entry.value.range) }
        }
        inner.finish(into: &diagnostics)
        return SchemaUnion(discriminator: discriminator, cases: cases, isOpen: isOpen, range: node.range)
    }

    private mutating func unionCase(_ item: YAMLNode.Entry) -> SchemaUnion.Case? {
        let value = Located(item.key, at: item.keyRange)
        guard case .mapping(let entries) = item.value.content else {
            return name(item.value, of: "a case's type").map {
                SchemaUnion.Case(value: value, tag: tag(item), type: $0)
            }
        }
        var reader = MappingReader(entries, of: "case '\(item.key)'", at: item.value.range)
        let type = reader.require("type", into: &diagnostics).flatMap { name($0.value, of: "a case's type") }
        let swift = swiftName(&reader)
        let when = reader.take("when").map { condition(recognizing: $0) }
        reader.finish(into: &diagnostics)
        return type.map { SchemaUnion.Case(value: value, tag: tag(item), type: $0, swift: swift, when: when) }
    }

    /// Reads fields and what goes with them.
    mutating func structure(_ fields: YAMLNode, _ reader: inout MappingReader) -> SchemaStruct {
        var structure = SchemaStruct(
            fields: self.fields(fields),
            includes: includes(&reader),
            casing: casing(&reader),
            states: [],
            range: fields.range
        )
        if let entry = reader.take("states") { states(entry.value, of: &structure) }
        return structure
    }

    /// The structs whose fields come first.
    mutating func includes(_ reader: inout MappingReader) -> [Located<String>] {
        reader.take("includes").map { names($0.value, of: "'includes'") } ?? []
    }

    private mutating func states(_ node: YAMLNode, of structure: inout SchemaStruct) {
        guard var reader = mapping(node, of: "'states'") else { return }
        structure.stateField = reader.require("field", into: &diagnostics).flatMap { name($0.value, of: "'field'") }
        if let values = reader.require("values", into: &diagnostics) {
            for entry in entries(values.value, of: "'values'") ?? [] {
                guard var inner = mapping(entry.value, of: "state '\(entry.key)'") else { continue }
                let requires = inner.take("requires").map { names($0.value, of: "'requires'") } ?? []
                let forbids = inner.take("forbids").map { names($0.value, of: "'forbids'") } ?? []
                inner.finish(into: &diagnostics)
                structure.states.append(
                    .init(value: Located(entry.key, at: entry.keyRange), requires: requires, forbids: forbids)
                )
            }
        }
        reader.finish(into: &diagnostics)
    }
}
