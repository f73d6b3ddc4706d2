import ProtocolSupport

extension Deviations {
    /// What the relay adds to the SDK's chunks for answers of Anthropic, before the step finishes.
    ///
    /// The SDK leaves open what the provider leaves open, so that a text looks as if it were still being written.
    static let anthropic: [String: [JSONValue]] = [
        "cut-mid-text": [["type": "text-end", "id": "0"]],
        "cut-mid-tool": [["type": "tool-output-error", "toolCallId": "toolu_01", "errorText": "<any>"]],
        "error-event-mid-text": [["type": "text-end", "id": "0"]],
        "text-block-never-stops": [["type": "text-end", "id": "0"]],
    ]

    /// The SDK's chunks with others before the step finishes.
    static func adding(_ added: [JSONValue], to chunks: [JSONValue]) -> [JSONValue] {
        var chunks = chunks
        let place = chunks.firstIndex { $0["type"] == "finish-step" } ?? chunks.endIndex
        chunks.insert(contentsOf: added, at: place)
        return chunks
    }
}
