/// An API that models are asked through.
@nonexhaustive
public enum ModelAPI: Hashable, Sendable {
    /// Chat Completions of OpenAI.
    case openAIChat
    /// Chat Completions of another server; the name is the key of its values in the metadata of parts.
    case openAICompatible(provider: String)
    /// Responses of OpenAI.
    case openAIResponses
    /// Messages of Anthropic.
    case anthropicMessages
    /// `streamGenerateContent` of Gemini.
    case googleGemini

    /// The name of the provider, which is the key of its values in the metadata of parts.
    public var provider: String {
        switch self {
        case .openAIChat, .openAIResponses: "openai"
        case .openAICompatible(let provider): provider
        case .anthropicMessages: "anthropic"
        case .googleGemini: "google"
        }
    }
}
