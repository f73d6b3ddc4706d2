import ProtocolSupport

/// Makes the request for `streamGenerateContent` of Gemini.
struct GeminiRequestBuilder {
    let model: GeminiModel
    let prompt: ModelPrompt
    let tools: [ModelTool]
    let settings: ModelRequestSettings
    let options: JSONObject

    init(model: String, prompt: ModelPrompt, tools: [ModelTool], settings: ModelRequestSettings) {
        self.model = GeminiModel(model)
        self.prompt = prompt
        self.tools = tools
        self.settings = settings
        options = settings.providerOptions["google"] ?? [:]
    }

    /// Returns the request.
    ///
    /// - Throws: `ModelRequestError` if the API cannot take a file, or instructions at a later place.
    func request() throws(ModelRequestError) -> ModelRequest {
        var contents = GeminiContents(model: model, isVersion7: settings.isVersion7)
        for message in prompt.messages { try contents.add(message) }
        let thinking = GeminiThinking(settings, model, asked: options["thinkingConfig"]?.objectValue)
        let tools = GeminiTools(tools, choice: settings.toolChoice, model: model, isVersion7: settings.isVersion7)

        var omissions = optionOmissions + contents.omissions + thinking.omissions
        var body: JSONObject = ["generationConfig": .object(generationConfig(thinking.config, &omissions))]
        body["contents"] = .array(contents.json)
        body["systemInstruction"] = contents.systemInstruction
        body["safetySettings"] = given("safetySettings")
        body["tools"] = tools.tools.isEmpty ? nil : .array(tools.tools)
        body["toolConfig"] = toolConfig(tools.config)
        for key in ["cachedContent", "labels", "serviceTier"] { body[key] = given(key) }
        return ModelRequest(
            .googleGemini,
            path: model.path,
            headers: settings.headers,
            body: body,
            omissions: omissions + tools.omissions
        )
    }

    private func toolConfig(_ config: JSONObject?) -> JSONValue? {
        guard let place = given("retrievalConfig") else { return config.map { .object($0) } }
        var config = config ?? [:]
        config["retrievalConfig"] = place
        return .object(config)
    }
}
