import ProtocolSupport

extension Deviations {
    /// The chunks that are right for an answer of OpenAI's Responses; nil where the SDK's are.
    static func openAIResponses(_ name: String, _ chunks: [JSONValue]) -> [JSONValue]? {
        switch name {
        // The SDK leaves open what the provider leaves open, so that a text looks as if it were still being written.
        case "cancelled", "cut-mid-text", "error-event-mid-text", "text-item-never-done":
            adding([["type": "text-end", "id": "msg_01"]], to: chunks)
        case "cut-mid-tool":
            adding([["type": "tool-output-error", "toolCallId": "call_1", "errorText": "<any>"]], to: chunks)
        // The SDK writes `[object Object]` for an error without a message of its own; the message is inside.
        case "failed-mid-text":
            adding([["type": "text-end", "id": "msg_01"]], to: chunks.map { $0["type"] == "error" ? broken : $0 })
        default: nil
        }
    }

    private static let broken: JSONValue = ["type": "error", "errorText": "Broken."]
}
