import ProtocolSupport

/// Objects of the Responses API.
enum OpenAIResponsesJSON {
    /// The object of the members that are there.
    static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONObject {
        var object: JSONObject = [:]
        for (key, value) in members { object[key] = value }
        return object
    }

    /// The value with its keys as the API writes them: `fileIds` becomes `file_ids`.
    ///
    /// Objects whose keys are the application's own, such as HTTP headers, stay as they are. Members that are null are left out.
    static func withAPIKeys(_ value: JSONValue, except unread: Set<String> = []) -> JSONValue {
        switch value {
        case .object(let object):
            var result: JSONObject = [:]
            for (key, value) in object where !value.isNull {
                result[key.snakeCased] = unread.contains(key) ? value : withAPIKeys(value, except: unread)
            }
            return .object(result)
        case .array(let elements): return .array(elements.map { withAPIKeys($0, except: unread) })
        default: return value
        }
    }
}

extension ModelMessage.Options {
    /// OpenAI's value of this name; nil for null.
    func openAI(_ name: String) -> JSONValue? {
        guard let value = self["openai"]?[name], !value.isNull else { return nil }
        return value
    }
}
