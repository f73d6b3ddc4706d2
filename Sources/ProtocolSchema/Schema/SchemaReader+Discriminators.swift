extension SchemaReader {
    /// How `by` says that events or cases are told apart.
    private enum Rule: String, CaseIterable {
        case onlyKey = "only-key"
        case eventLine = "event-line"
        case fields
    }

    /// Reads a `discriminator`: a key, keys with dots between them, or a mapping.
    mutating func discriminator(_ entry: YAMLNode.Entry?, ofEvents: Bool) -> Located<DiscriminatorModel>? {
        guard let entry else { return nil }
        let range = entry.value.range
        guard case .mapping = entry.value.content else {
            guard let text = name(entry.value, of: "'discriminator'") else { return nil }
            let path = text.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            if !path.contains("") { return Located(.key(path), at: range) }
            report(
                .invalidName,
                "'\(text.value)' has a dot without a key before or after it",
                at: range,
                notes: [
                    .init(
                        "a dot leads into an object; a key that has a dot itself is written { key: \"\(text.value)\" }"
                    )
                ]
            )
            return nil
        }
        guard var reader = mapping(entry.value, of: "'discriminator'") else { return nil }
        let found = diagnostics.additionCount
        let key = reader.take("key").map { path($0) }
        let rule = reader.take("by").flatMap { word($0.value, Rule.self) }
        reader.finish(into: &diagnostics)
        switch (key, rule) {
        case (let path?, nil): return path.isEmpty ? nil : Located(.key(path), at: range)
        case (nil, .onlyKey): return Located(.onlyKey, at: range)
        case (nil, .fields): return Located(.fields, at: range)
        case (nil, .eventLine) where ofEvents: return Located(.eventLine, at: range)
        case (nil, .eventLine):
            report(.invalidValue, "only events have an event line; the cases of a union do not", at: range)
        case (_?, _?):
            report(.invalidValue, "'discriminator' has 'key' and 'by'; one says how they are told apart", at: range)
        case (nil, nil):
            guard diagnostics.additionCount == found else { return nil }
            report(.missingKey, "'discriminator' needs 'key' or 'by'", at: range)
        }
        return nil
    }

    /// The keys of the long form: one as it is, or a list of those that lead into objects.
    private mutating func path(_ entry: YAMLNode.Entry) -> [String] {
        guard case .sequence(let items) = entry.value.content else {
            return name(entry.value, of: "'key'").map { [$0.value] } ?? []
        }
        if items.isEmpty { report(.missingKey, "'key' needs at least one key", at: entry.value.range) }
        let keys = items.compactMap { name($0, of: "'key'")?.value }
        return keys.count == items.count ? keys : []
    }

    /// A pinned value of a discriminator: a string, a number or a boolean, whichever it looks like.
    mutating func wireTag(_ reader: inout MappingReader) -> Located<Literal>? {
        guard let entry = reader.take("wire") else { return nil }
        let literal = literal(entry.value)
        switch literal.value {
        case .string(let text) where text.isEmpty:
            report(.invalidName, "'wire' must not be empty", at: literal.range)
        case .number(let text) where !reportImmense(text, at: literal.range): return literal
        case .number: break
        case .string, .bool: return literal
        case .null, .list, .object:
            report(
                .wrongKind,
                "'wire' must be a string, a number, true or false, not \(literal.value.kindName)",
                at: literal.range
            )
        }
        return nil
    }

    /// The value of a discriminator that a key of a mapping is.
    mutating func tag(_ entry: YAMLNode.Entry) -> Literal {
        let literal = Literal(YAMLNode(.scalar(entry.key, isPlain: entry.keyIsPlain), at: entry.keyRange))
        switch literal {
        case .number(let text):
            _ = reportImmense(text, at: entry.keyRange)
            return literal
        case .bool: return literal
        case .null, .string, .list, .object: return .string(entry.key)
        }
    }

    /// Reports a number that is too large for a double, which many readers take it for.
    private mutating func reportImmense(_ text: String, at range: SourceRange) -> Bool {
        guard Double(text)?.isFinite != true else { return false }
        report(
            .invalidValue,
            "'\(text)' is larger than any double, so it cannot name anything",
            at: range,
            notes: [.init("in quotes it is a string")]
        )
        return true
    }
}
