extension ModelAPI {
    /// Creates what decodes a response of the API.
    func decoder(_ settings: ModelReaderSettings) -> any ModelDecoding {
        switch self {
        case .openAIResponses: ModelDecoder(OpenAIResponsesReader(settings))
        case .anthropicMessages: ModelDecoder(AnthropicMessagesReader(settings))
        default: fatalError("no reader yet \(settings)")
        }
    }
}
