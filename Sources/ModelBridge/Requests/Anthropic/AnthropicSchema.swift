import ProtocolSupport

/// A JSON Schema as Anthropic takes it for the answer: limits that it does not keep to are told in the description.
enum AnthropicSchema {
    /// Returns the schema.
    static func adapted(_ schema: JSONValue) -> JSONValue {
        guard let schema = schema.objectValue else { return schema }
        if let reference = schema["$ref"] { return ["$ref": reference] }
        var result: JSONObject = [:]
        for key in ["$schema", "$id", "title", "description", "default", "enum", "const", "type"] {
            result[key] = schema[key]
        }
        if let choices = (schema["anyOf"] ?? schema["oneOf"])?.arrayValue {
            result["anyOf"] = .array(choices.map(adapted))
        }
        if let all = schema["allOf"]?.arrayValue { result["allOf"] = .array(all.map(adapted)) }
        for key in ["definitions", "$defs"] { result[key] = schema[key]?.objectValue.map(adaptedMembers) }
        if schema["type"] == "object" || schema["properties"] != nil {
            result["properties"] = schema["properties"]?.objectValue.map(adaptedMembers)
            result["additionalProperties"] = false
            result["required"] = schema["required"]
        }
        if let items = schema["items"] {
            result["items"] = items.arrayValue.map { .array($0.map(adapted)) } ?? adapted(items)
        }
        if let format = schema["format"]?.stringValue, formats.contains(format) { result["format"] = .string(format) }
        if let limits = limits(of: schema) {
            let before = schema["description"]?.stringValue.map { $0 + "\n" } ?? ""
            result["description"] = .string(before + limits)
        }
        return .object(result)
    }

    private static func adaptedMembers(_ members: JSONObject) -> JSONValue {
        var result: JSONObject = [:]
        for (name, schema) in members { result[name] = adapted(schema) }
        return .object(result)
    }

    /// The formats of texts that Anthropic keeps to.
    private static let formats: Set = [
        "date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid",
    ]

    private static let limits = [
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
        "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "not",
    ]

    private static func limits(of schema: JSONObject) -> String? {
        var texts: [String] = []
        for key in limits {
            guard let value = schema[key], !value.isNull, value != false else { continue }
            texts.append("\(words(of: key)): \(value.stringValue ?? value.description)")
        }
        if let format = schema["format"]?.stringValue, !formats.contains(format) { texts.append("format: \(format)") }
        return texts.isEmpty ? nil : texts.joined(separator: "; ") + "."
    }

    /// The words of a key: `minLength` is "min length".
    private static func words(of key: String) -> String {
        String(key.flatMap { $0.isUppercase ? " " + $0.lowercased() : String($0) })
    }
}
