extension SchemaReader {
    /// Reads the values of an enum.
    mutating func enumeration(_ node: YAMLNode, _ reader: inout MappingReader) -> SchemaEnum {
        var values: [SchemaEnum.Value] = []
        switch node.content {
        case .mapping(let entries): values = entries.map { enumValue($0) }
        case .sequence(let items): values = items.compactMap { enumValue($0) }
        case .scalar: report(.wrongKind, "'enum' must be a list or a mapping of values", at: node.range)
        }
        if values.isEmpty { report(.missingKey, "an enum needs at least one value", at: node.range) }
        return SchemaEnum(values: values, isOpen: isOpen(&reader), casing: casing(&reader), range: node.range)
    }

    /// A value in a list: its name, which is its spelling too if it is a number.
    private mutating func enumValue(_ node: YAMLNode) -> SchemaEnum.Value? {
        guard let name = text(node, of: "a value of an enum") else { return nil }
        return SchemaEnum.Value(name: name, wire: wire(named: node))
    }

    private mutating func enumValue(_ entry: YAMLNode.Entry) -> SchemaEnum.Value {
        let key = YAMLNode(.scalar(entry.key, isPlain: entry.keyIsPlain), at: entry.keyRange)
        var value = SchemaEnum.Value(name: Located(entry.key, at: entry.keyRange), wire: wire(named: key))
        guard case .mapping(let entries) = entry.value.content else {
            value.doc = text(entry.value, of: "the doc of a value").map(\.value).flatMap { $0.isEmpty ? nil : $0 }
            return value
        }
        var reader = MappingReader(entries, of: "value '\(entry.key)'", at: entry.value.range)
        value.doc = doc(&reader)
        if let entry = reader.take("wire") { value.wire = wire(entry.value) }
        value.swift = swiftName(&reader)
        value.availability = availability(&reader)
        value.below = reader.take("below").flatMap { name($0.value, of: "'below'") }
        reader.finish(into: &diagnostics)
        return value
    }

    /// The spelling of a value that its name gives: a number, if the name looks like one and is not quoted.
    private mutating func wire(named node: YAMLNode) -> Located<Literal>? {
        if case .string = Literal(node) { return nil }
        return wire(node)
    }

    /// A string or a whole number.
    private mutating func wire(_ node: YAMLNode) -> Located<Literal>? {
        let literal = Literal(node)
        switch literal {
        case .string: return Located(literal, at: node.range)
        case .number(let text) where Int(text) != nil: return Located(literal, at: node.range)
        case .number, .bool, .null, .list, .object:
            report(
                .invalidValue,
                "\(literal.kindName) cannot be a value of an enum; its values are strings or whole numbers",
                at: node.range,
                notes: [.init("in quotes it would be a string")]
            )
            return nil
        }
    }
}
