/// The fields that tell several scopes of a kind apart, as written: `id`, `[item_id, index]`, or a mapping.
package struct SchemaScopeKey: Hashable, Sendable {
    /// The fields in an event that `exceptions` does not name; they count together.
    package var fields: [Located<String>]
    /// Other fields, the first of which that is present counts where `fields` are not.
    package var alternatives: [Located<String>] = []
    /// The fields in some events.
    package var exceptions: [Exception] = []
    /// Where the key stands.
    package var range: SourceRange

    /// Other fields in one event.
    package struct Exception: Hashable, Sendable {
        /// The event.
        package var event: Located<String>
        /// Its fields.
        package var fields: [Located<String>]
    }
}

extension SchemaReader {
    /// Reads the key of a scope.
    mutating func scopeKey(_ entry: YAMLNode.Entry) -> SchemaScopeKey? {
        guard case .mapping = entry.value.content else {
            if case .sequence([]) = entry.value.content {
                report(.invalidValue, "'key' needs at least one field", at: entry.value.range)
            }
            let fields = names(entry.value, of: "'key'")
            return fields.isEmpty ? nil : SchemaScopeKey(fields: fields, range: entry.value.range)
        }
        guard var reader = mapping(entry.value, of: "'key'") else { return nil }
        let fields = reader.require("field", into: &diagnostics).map { names($0.value, of: "'field'") } ?? []
        var key = SchemaScopeKey(fields: fields, range: entry.value.range)
        key.alternatives = reader.take("or").map { names($0.value, of: "'or'") } ?? []
        if let exceptions = reader.take("in") {
            key.exceptions = (entries(exceptions.value, of: "'in'") ?? []).map { item in
                .init(event: Located(item.key, at: item.keyRange), fields: names(item.value, of: "'\(item.key)'"))
            }
        }
        reader.finish(into: &diagnostics)
        return fields.isEmpty ? nil : key
    }
}
