import ProtocolSupport

/// Where Chat Completions are served otherwise than by the SDK: it cuts the response there, and ours ends it properly.
enum OpenAIChatDeviations {
    /// What comes after the chunks that the SDK served, by the case and the version; for all versions if there is no version.
    private static let endings: [String: [JSONValue]] = [
        "openai-chat/tool-id-missing": [error, textEnd("0")] + finish("tool-calls"),
        "openai-compatible/tool-id-missing": [error, textEnd("txt-0")] + finish("tool-calls"),
        "openai-chat/tool-name-never": [textEnd("0"), error] + finish("error"),
        "openai-compatible/tool-name-never": [error] + finish("error"),
        "openai-chat/tool-index-from-one, 6.0.264": [
            call("call_a", "weather", ["city": "Oslo"]), call("call_b", "clock", [:]),
        ] + finish("tool-calls"),
    ]

    static func chunks(for recorded: ProviderCase, _ version: String) -> [JSONValue]? {
        let name = recorded.testDescription
        guard let ending = endings["\(name), \(version)"] ?? endings[name],
            let outcome = recorded.outcome(of: version), outcome["streamFailed"] != nil
        else { return nil }
        return (outcome["chunks"]?.arrayValue ?? []) + ending
    }

    private static let error: JSONValue = ["type": "error", "errorText": "<the fault>"]

    private static func textEnd(_ id: String) -> JSONValue { ["type": "text-end", "id": .string(id)] }

    private static func call(_ id: String, _ name: String, _ input: JSONValue) -> JSONValue {
        ["type": "tool-input-available", "toolCallId": .string(id), "toolName": .string(name), "input": input]
    }

    private static func finish(_ reason: String) -> [JSONValue] {
        [["type": "finish-step"], ["type": "finish", "finishReason": .string(reason)]]
    }
}
