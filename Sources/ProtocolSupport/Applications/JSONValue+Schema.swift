extension JSONValue {
    /// Returns the JSON Schema that the generator wrote.
    @_spi(Generated)
    public static func schema(_ text: String) -> JSONValue {
        // The generator writes JSON; a schema that any object fits would only make the model guess.
        (try? JSONValue(json: text)) ?? ["type": "object"]
    }
}

extension JSONValue {
    /// The value without the members of objects that are `null`.
    var withoutNulls: JSONValue {
        switch self {
        case .object(let members):
            var result: JSONObject = [:]
            for (key, value) in members where !value.isNull { result[key] = value.withoutNulls }
            return .object(result)
        case .array(let elements): return .array(elements.map(\.withoutNulls))
        default: return self
        }
    }
}
