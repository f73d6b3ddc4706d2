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
        // The SDK refuses a call that the provider has run, and then gives its output. What the client keeps is the same.
        case "code-interpreter-undeclared": chunks.map(allowingRun)
        default: nil
        }
    }

    private static let broken: JSONValue = ["type": "error", "errorText": "Broken."]

    private static func allowingRun(_ chunk: JSONValue) -> JSONValue {
        guard var members = chunk.objectValue else { return chunk }
        switch members["type"] {
        case "tool-input-start": members["dynamic"] = true
        case "tool-input-error":
            members["type"] = "tool-input-available"
            members["errorText"] = nil
        default: break
        }
        return .object(members)
    }
}
