extension SchemaReader {
    /// Reads the fields of a mapping.
    mutating func fields(_ node: YAMLNode) -> [SchemaField] {
        (entries(node, of: "'fields'") ?? []).map { field($0) }
    }

    /// Reads one field.
    mutating func field(_ entry: YAMLNode.Entry) -> SchemaField {
        let isOptional = entry.key.hasSuffix("?")
        let name = Located(isOptional ? String(entry.key.dropLast()) : entry.key, at: entry.keyRange)
        if name.value.isEmpty { report(.invalidName, "a field needs a name", at: entry.keyRange) }
        if name.value.hasSuffix("?") {
            report(.invalidName, "one '?' at the end makes a field optional; more have no meaning", at: entry.keyRange)
        }
        var field = SchemaField(name: name, isOptional: isOptional)
        guard case .mapping(let entries) = entry.value.content else {
            field.type = phrase(entry.value).map(SchemaTypeExpression.phrase)
            return field
        }
        var reader = MappingReader(entries, of: "field '\(name.value)'", at: entry.value.range)
        let found = diagnostics.additionCount
        field.doc = doc(&reader)
        field.wire = wireName(&reader)
        field.swift = swiftName(&reader)
        field.availability = availability(&reader)
        if let entry = reader.take("below"), word(entry.value, BelowField.self) != nil {
            field.dropRange = entry.value.range
        }
        field.constant = reader.take("const").map { literal($0.value) }
        field.defaultValue = reader.take("default").map { literal($0.value) }
        field.example = reader.take("example").map { literal($0.value) }
        constraints(&reader, of: &field)
        field.type = expression(&reader)
        if case .phrase? = field.type {
            field.casing = casing(&reader)
        } else if field.type == nil {
            field.casing = casing(&reader)
            if field.constant == nil, diagnostics.additionCount == found, !reportForgottenFields(&reader) {
                report(.missingKey, "\(reader.subject) needs a type", at: entry.value.range)
            }
        }
        reader.finish(into: &diagnostics)
        return field
    }

    private mutating func constraints(_ reader: inout MappingReader, of field: inout SchemaField) {
        func note(_ entry: YAMLNode.Entry) {
            field.constraintsRange = field.constraintsRange ?? entry.keyRange
        }
        if let entry = reader.take("min") {
            note(entry)
            field.constraints.min = number(entry)
        }
        if let entry = reader.take("max") {
            note(entry)
            field.constraints.max = number(entry)
        }
        for key in ["min-length", "min-items"] {
            guard let entry = reader.take(key) else { continue }
            note(entry)
            field.constraints.minLength = count(entry.value, of: "'\(key)'")
        }
        for key in ["max-length", "max-items"] {
            guard let entry = reader.take(key) else { continue }
            note(entry)
            field.constraints.maxLength = count(entry.value, of: "'\(key)'")
        }
        if let entry = reader.take("pattern") {
            note(entry)
            field.constraints.pattern = text(entry.value, of: "'pattern'")?.value
        }
        if let entry = reader.take("format") {
            note(entry)
            field.constraints.format = word(entry.value, TextFormat.self)?.rawValue
        }
    }

    private mutating func number(_ entry: YAMLNode.Entry) -> String? {
        if case .number(let text) = Literal(entry.value) { return text }
        report(.wrongKind, "'\(entry.key)' must be a number", at: entry.value.range)
        return nil
    }
}

/// The treatment of an event that sets a field which a client does not know.
enum BelowField: String, CaseIterable {
    case drop
}

/// A format of a string.
enum TextFormat: String, CaseIterable {
    case uri
    case email
    case uuid
    case dateTime = "date-time"
}
