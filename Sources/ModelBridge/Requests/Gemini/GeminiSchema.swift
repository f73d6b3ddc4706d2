import ProtocolSupport

/// Rewrites JSON Schemas in the words of Gemini, which are those of OpenAPI 3.0.
///
/// What those words cannot say is left out: patterns, limits of numbers and lists, defaults, additional properties.
struct GeminiSchema {
    private let root: JSONValue
    let isVersion7: Bool
    /// The references that are being put in place: one of them again would never end.
    private var open: [String] = []
    private var replacements = 0
    /// The references that could not be put in place.
    private var lost: [String] = []

    /// References to put in place at most, as a few that name each other twice grow without bound.
    private static let replacementLimit = 2_000

    private init(_ root: JSONValue, isVersion7: Bool) {
        self.root = root
        self.isVersion7 = isVersion7
    }

    /// Rewrites a schema.
    ///
    /// - Parameters:
    ///   - schema: The schema.
    ///   - owner: What it is the schema of.
    ///   - isVersion7: Whether values that are allowed get a type.
    ///   - omissions: Gets an entry if references could not be put in place.
    /// - Returns: The schema in Gemini's words; nil for an object without properties, which Gemini refuses.
    static func rewritten(
        _ schema: JSONValue,
        of owner: String,
        isVersion7: Bool,
        _ omissions: inout [ModelRequest.Omission]
    ) -> JSONValue? {
        if schema.isNull || schema.isEmptyObjectSchema { return nil }
        var rewriter = GeminiSchema(schema, isVersion7: isVersion7)
        let result = rewriter.rewritten(schema)
        if !rewriter.lost.isEmpty {
            omissions.append(
                .init(
                    "schema of \(owner)",
                    """
                    Gemini's schemas have no references; those to \(rewriter.lost.joined(separator: ", ")) lead nowhere or back to \
                    themselves and end there
                    """
                )
            )
        }
        return result
    }

    private mutating func rewritten(_ schema: JSONValue) -> JSONValue {
        guard let object = schema.objectValue else { return ["type": "boolean", "properties": [:]] }
        if let reference = object["$ref"]?.stringValue { return replaced(reference, in: object) }
        var result: JSONObject = [:]
        if let text = object["description"]?.stringValue, !text.isEmpty { result["description"] = .string(text) }
        if schema.isEmptyObjectSchema {
            result["type"] = "object"
            return .object(result)
        }
        result["required"] = object["required"]
        if let format = object["format"]?.stringValue, !format.isEmpty { result["format"] = .string(format) }
        addType(of: object, to: &result)
        addEnum(of: object, to: &result)
        addChildren(of: object, to: &result)
        result["minLength"] = object["minLength"]
        return .object(result)
    }

    private func addType(of object: JSONObject, to result: inout JSONObject) {
        guard let types = object["type"]?.arrayValue else {
            result["type"] = object["type"]
            return
        }
        let others = types.filter { $0 != "null" }
        guard !others.isEmpty else {
            result["type"] = "null"
            return
        }
        result["anyOf"] = .array(others.map { ["type": $0] })
        if others.count < types.count { result["nullable"] = true }
    }

    private mutating func addChildren(of object: JSONObject, to result: inout JSONObject) {
        if let properties = object["properties"]?.objectValue {
            var rewritten: JSONObject = [:]
            for (name, property) in properties { rewritten[name] = self.rewritten(property) }
            result["properties"] = .object(rewritten)
        }
        if let items = object["items"], items != false, !items.isNull {
            result["items"] = items.arrayValue.map { .array(all($0)) } ?? rewritten(items)
        }
        if let schemas = object["allOf"]?.arrayValue { result["allOf"] = .array(all(schemas)) }
        if let schemas = object["anyOf"]?.arrayValue { addUnion(of: schemas, to: &result) }
        if let schemas = object["oneOf"]?.arrayValue { result["oneOf"] = .array(all(schemas)) }
    }

    private mutating func all(_ schemas: [JSONValue]) -> [JSONValue] {
        var result: [JSONValue] = []
        for schema in schemas { result.append(rewritten(schema)) }
        return result
    }

    /// Gemini has no type of null in a union: the rest may be null instead.
    private mutating func addUnion(of schemas: [JSONValue], to result: inout JSONObject) {
        let others = schemas.filter { $0["type"] != "null" }
        if others.count < schemas.count { result["nullable"] = true }
        if others.count == 1, others.count < schemas.count, let only = rewritten(others[0]).objectValue {
            for (key, value) in only { result[key] = value }
        } else {
            result["anyOf"] = .array(all(others))
        }
    }
}

extension GeminiSchema {
    /// Returns what a reference names, for its place.
    ///
    /// One that leads back to itself ends with an object of any kind.
    private mutating func replaced(_ reference: String, in object: JSONObject) -> JSONValue {
        var object = object
        object["$ref"] = nil
        let target = target(of: reference)?.objectValue
        guard let target, !open.contains(reference), replacements < Self.replacementLimit else {
            if let type = target?["type"] { object["type"] = type }
            if !lost.contains(reference) { lost.append(reference) }
            return rewritten(.object(object))
        }
        var merged = target
        for (key, value) in object { merged[key] = value }
        open.append(reference)
        replacements += 1
        defer { open.removeLast() }
        return rewritten(.object(merged))
    }

    private func target(of reference: String) -> JSONValue? {
        guard reference.hasPrefix("#") else { return nil }
        var value: JSONValue? = root
        for step in reference.dropFirst().split(separator: "/") {
            let key = String(step).replacing("~1", with: "/").replacing("~0", with: "~")
            value = value?[key] ?? Int(key).flatMap { value?[$0] }
        }
        return value
    }
}

extension JSONValue {
    /// Whether it is the schema of an object that says nothing about the object's keys.
    fileprivate var isEmptyObjectSchema: Bool {
        guard self["type"] == "object", self["$ref"] == nil else { return false }
        let additional = self["additionalProperties"] ?? false
        return self["properties"]?.objectValue?.isEmpty != false && (additional == false || additional.isNull)
    }
}
