import ProtocolSchema

extension Translator {
    /// An array whose first elements have types of their own; `minItems` says how many of them are always there.
    mutating func tuple(_ items: [YAMLNode], of node: YAMLNode, hint: String) -> DraftValue {
        var result = DraftValue()
        var names: Set<String> = []
        var fields: [DraftField] = []
        let required = result.count("minItems", node) ?? 0
        for (index, item) in items.enumerated() {
            var name = Words.split(item["title"]?.string ?? "").joined(separator: "-")
            if !SwiftNames.isIdentifier(SwiftNames.member(name)) || !names.insert(name).inserted {
                name = "item-\(index + 1)"
            }
            var value = value(item, hint: "\(hint) \(name)")
            switch value.type {
            case .constant(let literal):
                value.lose("always \(literal.compact)")
                value.type = literal.naturalDraft
            case .structure, .union, .tuple: value = register(value, hint: "\(hint) \(name)")
            default: break
            }
            value.defaultValue = nil
            if index >= required, value.isNullable {
                value.isNullable = false
                result.lose("null in place of '\(name)'")
            }
            fields.append(DraftField(name: name, isOptional: index >= required, value: value))
        }
        if let rest = node["items"] ?? node["additionalItems"], rest.isMapping {
            result.lose("further elements: \(rest.compact)")
        }
        if let most = node["maxItems"]?.number, Int(most) != items.count {
            result.lose("maxItems: \(OneLine.text(most))")
        }
        result.type = fields.isEmpty ? .list(.any) : .tuple(fields)
        return result
    }
}
