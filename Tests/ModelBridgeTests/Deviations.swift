import ProtocolSupport

/// Where the relay serves something else than the SDK, on purpose.
enum Deviations {
    /// The chunks that are right for a case; nil where the SDK's are.
    static func chunks(for recorded: ProviderCase, _ version: String) -> [JSONValue]? {
        let additions =
            switch recorded.provider {
            case "anthropic": anthropic
            case "openai-responses": openAIResponses
            default: [String: [JSONValue]]()
            }
        guard let added = additions[recorded.name] else { return nil }
        let chunks = recorded.outcome(of: version)?["chunks"]?.arrayValue ?? []
        return adding(added, to: worded(chunks, "Broken."))
    }
}
