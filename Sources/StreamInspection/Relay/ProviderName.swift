package import ModelBridge

/// The names of APIs on the command line.
package enum ProviderName: String, CaseIterable, Sendable {
    case openAIChat = "openai-chat"
    case openAICompatible = "openai-compatible"
    case openAIResponses = "openai-responses"
    case anthropic
    case google

    /// Returns the API; `compatible` is the name of the provider whose server is compatible with Chat Completions.
    package func api(compatible: String) -> ModelAPI {
        switch self {
        case .openAIChat: .openAIChat
        case .openAICompatible: .openAICompatible(provider: compatible)
        case .openAIResponses: .openAIResponses
        case .anthropic: .anthropicMessages
        case .google: .googleGemini
        }
    }
}

extension ModelAPI {
    /// The model that is asked if none is named.
    var exampleModel: String {
        switch self {
        case .openAIChat, .openAIResponses: "gpt-4.1"
        case .anthropicMessages: "claude-sonnet-4-5"
        case .googleGemini: "gemini-2.5-flash"
        default: "some-model"
        }
    }
}
