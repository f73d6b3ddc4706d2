import ProtocolSupport

extension Deviations {
    /// What the relay adds to the SDK's chunks for answers of OpenAI's Responses, before the step finishes.
    ///
    /// The SDK leaves open what the provider leaves open, so that a text looks as if it were still being written.
    static let openAIResponses: [String: [JSONValue]] = [
        "cancelled": [["type": "text-end", "id": "msg_01"]],
        "cut-mid-text": [["type": "text-end", "id": "msg_01"]],
        "cut-mid-tool": [["type": "tool-output-error", "toolCallId": "call_1", "errorText": "<any>"]],
        "error-event-mid-text": [["type": "text-end", "id": "msg_01"]],
        "failed-mid-text": [["type": "text-end", "id": "msg_01"]],
        "text-item-never-done": [["type": "text-end", "id": "msg_01"]],
    ]

    /// What the relay tells where the SDK has no words for an error.
    static func worded(_ chunks: [JSONValue], _ text: JSONValue) -> [JSONValue] {
        chunks.map { $0["errorText"] == "[object Object]" ? ["type": "error", "errorText": text] : $0 }
    }
}
