import ProtocolSupport

extension Deviations {
    /// The chunks for answers of Gemini, made of the SDK's.
    static let google: [String: @Sendable ([JSONValue]) -> [JSONValue]] = [
        // The SDK ignores errors in the stream, so that an answer just looks short.
        "error-event-first": { chunks in [chunks[0], ["type": "error", "errorText": "The model is overloaded."]] },
        "error-event-mid-text": { chunks in
            var chunks = chunks
            chunks.insert(["type": "error", "errorText": "Internal."], at: 4)
            return chunks
        },
    ]
}
