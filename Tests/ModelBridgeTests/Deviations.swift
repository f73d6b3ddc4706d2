import ProtocolSupport

/// Where the relay serves something else than the SDK, on purpose.
enum Deviations {
    /// The chunks that are right for a case; nil where the SDK's are.
    static func chunks(for recorded: ProviderCase, _ version: String) -> [JSONValue]? {
        let chunks = recorded.outcome(of: version)?["chunks"]?.arrayValue ?? []
        switch recorded.provider {
        case "openai-chat", "openai-compatible": return openAIChatChunks(for: recorded, version)
        case "anthropic": return anthropic[recorded.name].map { adding($0, to: chunks) }
        case "openai-responses": return openAIResponses(recorded.name, chunks)
        case "google": return google[recorded.name]?(chunks)
        default: return nil
        }
    }
}
