import ProtocolSupport

extension ModelTool {
    /// The tool as OpenAI's strict mode wants it; nil if its schema cannot be strict.
    ///
    /// Every property is required, and one that was optional may be `null` instead; no object may have other keys. Words that strict mode
    /// does not know, such as `default`, are left out; ``check`` still sees to them. Objects with any keys, and schemas that
    /// combine others in another way than by `anyOf`, cannot be strict.
    public var strict: ModelTool? {
        guard let schema = StrictSchema.rewritten(inputSchema) else { return nil }
        var tool = self
        tool.isStrict = true
        tool.inputSchema = schema
        return tool
    }
}

/// Rewrites JSON Schemas for OpenAI's strict mode, as its guide to structured outputs describes them.
enum StrictSchema {
    /// Words that mean what strict mode cannot say.
    private static let refusedWords: Set<String> = [
        "allOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "prefixItems",
        "patternProperties",
    ]
    private static let unknownWords: Set<String> = [
        "$schema", "$comment", "default", "examples", "minLength", "maxLength", "uniqueItems", "minProperties",
        "maxProperties", "propertyNames",
    ]

    /// Nil for a schema that cannot be strict.
    static func rewritten(_ schema: JSONValue) -> JSONValue? {
        switch schema {
        case .object(let words): return rewritten(words)
        case .array(let elements):
            let schemas = elements.compactMap(rewritten)
            return schemas.count == elements.count ? .array(schemas) : Optional.none
        default: return schema
        }
    }

    private static func rewritten(_ words: JSONObject) -> JSONValue? {
        guard !words.contains(where: { refusedWords.contains($0.key) }) else { return Optional.none }
        let isObject = words["type"] == "object" || words["type"]?.arrayValue?.contains("object") == true
        // Strict mode has no objects with keys that the schema does not name.
        guard
            !isObject || (words["properties"]?.objectValue != nil && words["additionalProperties"]?.objectValue == nil)
        else { return Optional.none }
        var result: JSONObject = [:]
        for (word, value) in words where !unknownWords.contains(word) {
            switch word {
            case "enum", "const", "required", "additionalProperties": result[word] = value
            case "properties", "$defs", "definitions":
                guard let each = eachRewritten(value) else { return Optional.none }
                result[word] = each
            default:
                guard let schema = rewritten(value) else { return Optional.none }
                // Strict mode has `anyOf` alone, which is as exact for types that exclude each other.
                result[word == "oneOf" ? "anyOf" : word] = schema
            }
        }
        if let properties = result["properties"]?.objectValue { close(&result, properties) }
        return .object(result)
    }

    private static func eachRewritten(_ value: JSONValue) -> JSONValue? {
        guard let members = value.objectValue else { return value }
        var result: JSONObject = [:]
        for (name, schema) in members {
            guard let schema = rewritten(schema) else { return Optional.none }
            result[name] = schema
        }
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
