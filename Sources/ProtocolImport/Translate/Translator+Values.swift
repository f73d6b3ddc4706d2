import ProtocolSchema

/// Values of one kind, and what is said about any value.
extension Translator {
    /// The value of a schema with one `type`, or none.
    mutating func simple(_ type: String?, _ node: YAMLNode, hint: String) -> DraftValue {
        switch type ?? node.impliedType {
        case "string": return text(node)
        case "integer", "number": return number(node, isWhole: type == "integer")
        case "boolean": return DraftValue(type: .builtin("bool"))
        case "array": return list(node, hint: hint)
        case "object": return object(node, hint: hint)
        case nil: return DraftValue()
        case "null": return .any("always null")
        case let other?: return .any("type: \(OneLine.text(other))")
        }
    }

    private func text(_ node: YAMLNode) -> DraftValue {
        var value = DraftValue(type: .builtin("string"))
        value.constraints.minLength = value.count("minLength", node)
        value.constraints.maxLength = value.count("maxLength", node)
        if let pattern = node["pattern"]?.string {
            if (try? Regex(pattern)) != nil, !pattern.isEmpty {
                value.constraints.pattern = pattern
            } else {
                value.lose("pattern: \(OneLine.text(pattern))")
            }
        }
        guard let format = node["format"]?.string else { return value }
        if format == "date-time", value.constraints == Constraints() {
            value.type = .builtin("date-time")
        } else if ["uri", "email", "uuid", "date-time"].contains(format) {
            value.constraints.format = format
        } else {
            value.lose("format: \(OneLine.text(format))")
        }
        return value
    }

    private mutating func list(_ node: YAMLNode, hint: String) -> DraftValue {
        var value = DraftValue(type: .list(.any))
        value.constraints.minLength = value.count("minItems", node)
        value.constraints.maxLength = value.count("maxItems", node)
        if let tuple = node["prefixItems"] ?? node["items"].flatMap({ $0.items.isEmpty ? nil : $0 }) {
            return self.tuple(tuple.items, of: node, hint: hint)
        } else if let items = node["items"] {
            value.type = .list(element(items, hint: hint + " item", of: &value))
        }
        return value
    }

    private mutating func object(_ node: YAMLNode, hint: String) -> DraftValue {
        if let object = objects.object(node), !object.properties.isEmpty {
            var value = DraftValue(type: .structure(fields(of: object, owner: hint)), comments: object.comments)
            if let more = node["additionalProperties"], more.isMapping, !more.entries.isEmpty {
                value.lose("additionalProperties: \(more.compact)")
            }
            return value
        }
        guard let values = node["additionalProperties"] else { return DraftValue(type: .builtin("object")) }
        if values.bool == false, node["patternProperties"] == nil { return DraftValue(type: .structure([])) }
        guard values.isMapping, !values.entries.isEmpty else { return DraftValue(type: .builtin("object")) }
        var value = DraftValue()
        value.type = .map(element(values, hint: hint + " value", of: &value))
        return value
    }

    /// The type of the elements of a list or a map; what it cannot hold becomes a comment of the whole.
    mutating func element(_ node: YAMLNode, hint: String, of whole: inout DraftValue) -> DraftType {
        var element = value(node, hint: hint)
        if case .constant(let literal) = element.type {
            element.lose("always \(literal.compact)")
            element.type = literal.naturalDraft
        }
        let isPlain = element.type.isPhrase && !(element.isNullable && element.type != .any)
        if isPlain {
            if element.constraints != Constraints() { element.lose(element.constraints.words) }
            for comment in element.comments { whole.lose("each element: \(comment)") }
            return element.type
        }
        let isNullable = element.isNullable
        var own = register(element, hint: hint)
        if isNullable, let pointer = own.type.pointers.first {
            if element.type.isPhrase {
                definitions[pointer]?.value.isNullable = true
            } else {
                own.isNullable = false
                let alias = register(own, hint: hint + " or null")
                alias.type.pointers.first.map { definitions[$0]?.value.isNullable = true }
                own = alias
            }
        }
        return own.type
    }

    /// Adds what a schema says about a value of any type.
    mutating func annotate(_ value: inout DraftValue, from node: YAMLNode) {
        value.isNullable = value.isNullable || node.acceptsNull
        if let doc = node["description"]?.string, !doc.isBlank { value.doc = doc }
        for comment in Keywords.lost(of: node) { value.lose(comment) }
        if let literal = node["default"].map(Literal.init) { value.defaultValue = literal }
        if let literal = node["example"] ?? node["examples"]?.items.first { value.example = Literal(literal) }
        if value.type == .any { value.isNullable = false }
    }
}
