import ProtocolSupport

extension Deviations {
    /// The chunks for answers of Gemini, made of the SDK's.
    static let google: [String: @Sendable ([JSONValue]) -> [JSONValue]] = [
        // The SDK refuses the call, and then gives its output: an order that has no place in the lifecycle. What the client keeps
        // is the same.
        "code-execution-undeclared": { chunks in
            var chunks = chunks
            chunks[2] = [
                "type": "tool-input-available", "toolCallId": "<generated-1>", "toolName": "code_execution",
                "input": ["language": "PYTHON", "code": "a"], "providerExecuted": true, "dynamic": true,
            ]
            return chunks
        },
        // The SDK ignores errors in the stream, so that an answer just looks short.
        "error-event-first": { chunks in [chunks[0], ["type": "error", "errorText": "The model is overloaded."]] },
        "error-event-mid-text": { chunks in
            var chunks = chunks
            chunks.insert(["type": "error", "errorText": "Internal."], at: 4)
            return chunks
        },
    ]
}
