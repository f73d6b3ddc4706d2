import ProtocolSupport

extension Deviations {
    /// What comes after the SDK's chunks for answers of Chat Completions; by the case, and by the version if only one is meant.
    ///
    /// The SDK cuts the response there, and the relay ends it properly.
    private static let openAIChat: [String: [JSONValue]] = [
        "openai-chat/tool-id-missing": [error, textEnd("0")] + finish("tool-calls"),
        "openai-compatible/tool-id-missing": [error, textEnd("txt-0")] + finish("tool-calls"),
        "openai-chat/tool-name-never": [textEnd("0"), error] + finish("error"),
        "openai-compatible/tool-name-never": [error] + finish("error"),
        "openai-chat/tool-index-from-one, 6.0.264": [
            call("call_a", "weather", ["city": "Oslo"]), call("call_b", "clock", [:]),
        ] + finish("tool-calls"),
    ]

    /// The SDK's chunks with their proper end.
    static func openAIChatChunks(for recorded: ProviderCase, _ version: String) -> [JSONValue]? {
        let name = recorded.testDescription
        guard let ending = openAIChat["\(name), \(version)"] ?? openAIChat[name],
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
