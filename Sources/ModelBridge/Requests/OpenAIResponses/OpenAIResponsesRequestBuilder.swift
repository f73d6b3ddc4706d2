import ProtocolSupport

/// Makes requests to OpenAI's Responses.
struct OpenAIResponsesRequestBuilder {
    let model: String
    let prompt: ModelPrompt
    let settings: ModelRequestSettings
    let tools: OpenAIResponsesTools
    let family: OpenAIModel

    init(model: String, prompt: ModelPrompt, tools: [ModelTool], settings: ModelRequestSettings) {
        self.model = model
        self.prompt = prompt
        self.settings = settings
        self.tools = OpenAIResponsesTools(tools)
        family = OpenAIModel(model)
    }

    func request() throws(ModelRequestError) -> ModelRequest {
        var input = OpenAIResponsesInput(inputSettings, tools: tools)
        try input.add(prompt.messages)
        var body: JSONObject = ["model": .string(model), "input": .array(input.items), "stream": true]
        for (key, value) in sampling { body[key] = value }
        for (key, value) in named { body[key] = value }
        body["text"] = text
        body["reasoning"] = reasoning
        body["include"] = include
        if !tools.isEmpty {
            body["tools"] = .array(try tools.declarations())
            body["tool_choice"] = tools.choice(settings.toolChoice ?? .auto, allowed: option("allowedTools"))
        }
        return ModelRequest(
            .openAIResponses,
            path: "/responses",
            headers: settings.headers,
            body: body,
            omissions: unknownSettings + input.omissions + unfitSettings + tools.omissions
        )
    }

    /// The setting that only OpenAI knows, by its name in the SDK; nil for null.
    func option(_ name: String) -> JSONValue? { settings.providerOptions.openAI(name) }

    /// Whether the model reasons, or the application says so.
    var reasons: Bool { option("forceReasoning")?.boolValue ?? family.reasons }

    private var inputSettings: OpenAIResponsesInput.Settings {
        OpenAIResponsesInput.Settings(
            isVersion7: settings.isVersion7,
            isStored: option("store")?.boolValue ?? true,
            isInConversation: option("conversation") != nil,
            followsResponse: option("previousResponseId") != nil,
            instructionRole: option("systemMessageMode")?.stringValue ?? (reasons ? "developer" : "system"),
            takesAllFiles: option("passThroughUnsupportedFiles")?.boolValue ?? false
        )
    }
}
