import ProtocolSchema

/// A node as a JSON Schema: keywords by name.
extension YAMLNode {
    /// The value of a key of a mapping.
    subscript(key: String) -> YAMLNode? {
        if case .mapping(let entries) = content { entries.first { $0.key == key }?.value } else { nil }
    }

    /// The entries of a mapping; none of anything else.
    var entries: [Entry] { if case .mapping(let entries) = content { entries } else { [] } }

    /// The items of a sequence; none of anything else.
    var items: [YAMLNode] { if case .sequence(let items) = content { items } else { [] } }

    /// Whether this is a mapping.
    var isMapping: Bool { if case .mapping = content { true } else { false } }

    /// The text of a scalar that is a string; nil for numbers, booleans and null.
    var string: String? { if case .string(let text) = Literal(self) { text } else { nil } }

    /// The text of a scalar of any kind.
    var scalarText: String? { if case .scalar(let text, _) = content { text } else { nil } }

    /// A boolean.
    var bool: Bool? { if case .bool(let value) = Literal(self) { value } else { nil } }

    /// A number as it is written.
    var number: String? { if case .number(let text) = Literal(self) { text } else { nil } }

    /// The local target or the address of `$ref`.
    var reference: String? { self["$ref"]?.string }

    /// The alternatives of `oneOf` or `anyOf`, without the one that is `null`.
    var alternatives: [YAMLNode]? {
        guard let list = self["oneOf"] ?? self["anyOf"], !list.items.isEmpty else { return nil }
        return list.items.filter { !$0.isNull }
    }

    /// The types of `type`, without `null`.
    var types: [String] {
        guard let type = self["type"] else { return [] }
        return (type.string.map { [$0] } ?? type.items.compactMap(\.string)).filter { $0 != "null" }
    }

    /// Whether this schema is that of `null`.
    var isNull: Bool {
        if self["type"]?.string == "null" { return true }
        if let constant = self["const"], Literal(constant) == .null { return true }
        return self["enum"].map { $0.items.count == 1 && Literal($0.items[0]) == .null } ?? false
    }

    /// Whether this schema says itself that null is a value.
    var acceptsNull: Bool {
        if isNull || self["nullable"]?.bool == true { return true }
        if self["type"]?.items.contains(where: { $0.string == "null" }) == true { return true }
        if let values = self["enum"]?.items, values.contains(where: { Literal($0) == .null }) { return true }
        return (self["oneOf"] ?? self["anyOf"])?.items.contains { $0.isNull } ?? false
    }

    /// The strings of `const`, or of an `enum` that has no other values; nil without either.
    var stringConstants: [String]? {
        if let constant = self["const"] { return constant.string.map { [$0] } }
        guard let values = self["enum"]?.items, !values.isEmpty else { return nil }
        let strings = values.compactMap(\.string)
        return strings.count == values.count ? strings : nil
    }

    /// The node in one line of JSON, cut where it gets long.
    var compact: String {
        var text = ""
        appendCompact(to: &text)
        return OneLine.text(text)
    }

    private func appendCompact(to text: inout String) {
        guard text.utf8.count < OneLine.limit * 2 else { return }
        switch content {
        case .scalar(let value, let isPlain): text += isPlain ? value : "\"" + value + "\""
        case .sequence(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += ", " }
                item.appendCompact(to: &text)
            }
            text += "]"
        case .mapping(let entries):
            text += "{"
            for (index, entry) in entries.enumerated() {
                if index > 0 { text += ", " }
                text += "\"" + entry.key + "\": "
                entry.value.appendCompact(to: &text)
            }
            text += "}"
        }
    }
}
