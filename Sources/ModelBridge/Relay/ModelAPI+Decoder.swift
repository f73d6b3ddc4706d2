extension ModelAPI {
    /// Creates what decodes a response of the API.
    func decoder(_ settings: ModelReaderSettings) -> any ModelDecoding {
        switch self {
        case .openAIResponses: ModelDecoder(OpenAIResponsesReader(settings))
        case .anthropicMessages: ModelDecoder(AnthropicMessagesReader(settings))
        case .googleGemini: ModelDecoder(GeminiReader(settings))
        case .openAIChat: ModelDecoder(OpenAIChatReader(settings))
        case .openAICompatible(let provider): ModelDecoder(OpenAIChatReader(compatible: provider, settings))
        }
    }
}
