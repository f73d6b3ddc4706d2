extension ModelAPI {
    /// Returns the request that asks a model to go on with a conversation.
    ///
    /// The bodies are those that the AI SDK sends for the same conversation. Pieces that the API cannot take, and that the SDK leaves
    /// out, are listed in ``ModelRequest/omissions``.
    ///
    /// - Parameters:
    ///   - model: The model, as the API names it.
    ///   - messages: The conversation.
    ///   - tools: The tools that the model may call.
    ///   - settings: What else is asked.
    ///   - run: Returns the output of a call that the user has just allowed; nil if the server cannot run its tool.
    /// - Returns: The request.
    /// - Throws: `ModelRequestError` if the conversation cannot be sent to the API.
    public func request(
        model: String,
        messages: [ModelMessage],
        tools: [ModelTool] = [],
        settings: ModelRequestSettings = ModelRequestSettings(),
        run: (ModelMessage.Call) -> ModelMessage.Output.Value? = { _ in nil }
    ) throws(ModelRequestError) -> ModelRequest {
        let prompt = try ModelPrompt(messages, settings, run: run)
        var request = try request(model: model, prompt, tools, settings)
        request.documents = prompt.messages.citableDocuments
        return request
    }

    private func request(
        model: String,
        _ prompt: ModelPrompt,
        _ tools: [ModelTool],
        _ settings: ModelRequestSettings
    ) throws(ModelRequestError) -> ModelRequest {
        switch self {
        case .openAIChat, .openAICompatible:
            var builder = ChatRequestBuilder(self, model: model, prompt: prompt, tools: tools, settings: settings)
            return try builder.request()
        case .openAIResponses:
            return try OpenAIResponsesRequestBuilder(model: model, prompt: prompt, tools: tools, settings: settings)
                .request()
        case .anthropicMessages:
            return try AnthropicRequestBuilder(model: model, prompt: prompt, tools: tools, settings: settings).request()
        case .googleGemini:
            return try GeminiRequestBuilder(model: model, prompt: prompt, tools: tools, settings: settings).request()
        }
    }
}
