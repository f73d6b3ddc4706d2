import ProtocolSupport

extension ModelTool {
    /// The tool as OpenAI's strict mode wants it: the model's input then always fits the schema.
    ///
    /// Every property is required, and one that was optional may be `null` instead; no object may have other keys. Words that strict mode does
    /// not know, such as `default`, are left out; ``check`` still sees to them.
    public var strict: ModelTool {
        var tool = self
        tool.isStrict = true
        tool.inputSchema = StrictSchema.rewritten(inputSchema)
        return tool
    }
}

/// Rewrites JSON Schemas for OpenAI's strict mode, as its guide to structured outputs describes them.
enum StrictSchema {
    private static let unknownWords: Set<String> = [
        "$schema", "$comment", "default", "examples", "minLength", "maxLength", "uniqueItems", "minProperties",
        "maxProperties", "patternProperties", "propertyNames",
    ]

    static func rewritten(_ schema: JSONValue) -> JSONValue {
        switch schema {
        case .object(let words): rewritten(words)
        case .array(let elements): .array(elements.map(rewritten))
        default: schema
        }
    }

    private static func rewritten(_ words: JSONObject) -> JSONValue {
        var result: JSONObject = [:]
        for (word, value) in words where !unknownWords.contains(word) {
            switch word {
            case "properties", "$defs", "definitions": result[word] = eachRewritten(value)
            case "enum", "const", "required": result[word] = value
            // Strict mode has `anyOf` alone, which is as exact for types that exclude each other.
            case "oneOf": result["anyOf"] = rewritten(value)
            default: result[word] = rewritten(value)
            }
        }
        if let properties = result["properties"]?.objectValue { close(&result, properties) }
        return .object(result)
    }

    private static func eachRewritten(_ value: JSONValue) -> JSONValue {
        guard let members = value.objectValue else { return value }
        var result: JSONObject = [:]
        for (name, schema) in members { result[name] = rewritten(schema) }
        return .object(result)
    }

    /// Requires all properties of an object, and allows no others.
    private static func close(_ object: inout JSONObject, _ properties: JSONObject) {
        let required = Set(object["required"]?.arrayValue?.compactMap(\.stringValue) ?? [])
        var closed: JSONObject = [:]
        for (name, schema) in properties { closed[name] = required.contains(name) ? schema : nullable(schema) }
        object["properties"] = .object(closed)
        object["required"] = .array(properties.map { .string($0.key) })
        object["additionalProperties"] = false
    }

    private static func nullable(_ schema: JSONValue) -> JSONValue {
        guard var words = schema.objectValue else { return schema }
        if let type = words["type"]?.stringValue, words["enum"] == nil, words["const"] == nil {
            words["type"] = [.string(type), "null"]
            return .object(words)
        }
        return ["anyOf": [schema, ["type": "null"]]]
    }
}
