import ProtocolSupport

extension GeminiSchema {
    /// Adds the values that are allowed; a constant is the only one.
    ///
    /// From version 7 on, they get a type where the schema has none, and numbers become texts, as Gemini's `enum` holds nothing else.
    func addEnum(of object: JSONObject, to result: inout JSONObject) {
        guard let values = object["enum"]?.arrayValue ?? object["const"].map({ [$0] }) else { return }
        let declared = object["type"]
        let allowsNull = declared.map { $0.arrayValue ?? [$0] }?.contains("null") != false
        let others = allowsNull ? values.filter { !$0.isNull } : values
        if isVersion7, others.isEmpty, !values.isEmpty {
            result["type"] = "null"
            result["anyOf"] = nil
            return
        }
        guard isVersion7, let type = Self.type(of: others, declared) else {
            result["enum"] = .array(values)
            return
        }
        // The types of a list are alternatives; the values decide among them.
        if declared?.arrayValue != nil { result["anyOf"] = nil }
        result["type"] = .string(type)
        if others.count < values.count { result["nullable"] = true }
        if type == "string" {
            result["enum"] = .array(others)
        } else {
            result["format"] = "enum"
            result["enum"] = .array(others.map { .string($0.intValue.map(String.init) ?? $0.description) })
        }
    }

    /// The one type that all values have and the schema allows; nil if there is none.
    private static func type(of values: [JSONValue], _ declared: JSONValue?) -> String? {
        let allowed = declared.map { $0.arrayValue ?? [$0] }
        return kinds.first { kind in
            !values.isEmpty && allowed?.contains(.string(kind.type)) != false && values.allSatisfy(kind.holds)
        }?.type
    }

    private static let kinds: [(type: String, holds: @Sendable (JSONValue) -> Bool)] = [
        ("string", { $0.stringValue != nil }), ("number", { $0.doubleValue != nil }),
        ("integer", { $0.intValue != nil }), ("boolean", { $0.boolValue != nil }),
    ]
}
