import ProtocolSchema

/// The keywords of JSON Schema and OpenAPI, by what an import makes of them.
enum Keywords {
    /// Those that only describe.
    static let annotations: Set<String> = [
        "$anchor", "$comment", "$defs", "$id", "$schema", "$vocabulary", "default", "definitions", "deprecated",
        "description", "example", "examples", "externalDocs", "id", "nullable", "readOnly", "title", "writeOnly", "xml",
    ]

    /// Those that are read.
    private static let read: Set<String> = [
        "$ref", "additionalProperties", "allOf", "anyOf", "const", "discriminator", "enum", "exclusiveMaximum",
        "exclusiveMinimum", "format", "items", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum",
        "oneOf", "pattern", "prefixItems", "properties", "required", "type",
    ]

    /// Those that describe, and are only counted.
    private static let counted: Set<String> = ["externalDocs", "readOnly", "writeOnly", "xml"]

    /// The keywords of a schema that an import loses, at their place.
    static func lost(of node: YAMLNode) -> [String] {
        var lost: [String] = []
        for entry in node.entries where !read.contains(entry.key) && !annotations.contains(entry.key) {
            if !entry.key.hasPrefix("x-") { lost.append("\(OneLine.text(entry.key)): \(entry.value.compact)") }
        }
        if node["deprecated"]?.bool == true { lost.append("deprecated") }
        return lost
    }

    /// The keywords of a schema that nothing depends on, and that are told once for the whole document.
    static func minor(of node: YAMLNode) -> [String] {
        var keys = node.entries.map(\.key).filter { $0.hasPrefix("x-") || counted.contains($0) }
        if node["additionalProperties"]?.bool == false { keys.append("additionalProperties: false") }
        return keys
    }
}
