import ProtocolSupport

/// Writes the request of Chat Completions that a conversation becomes.
struct ChatRequestBuilder {
    /// Who runs the API: details differ.
    enum Dialect: Hashable, Sendable {
        /// OpenAI.
        case openAI
        /// Another server; the name is the key of its options.
        case compatible(provider: String)
    }

    let api: ModelAPI
    let dialect: Dialect
    let model: OpenAIModel
    let prompt: ModelPrompt
    let tools: [ModelTool]
    let settings: ModelRequestSettings
    /// What was left out so far.
    private(set) var omissions: [ModelRequest.Omission] = []
    /// The calls that were sent so far.
    var calls: Set<String> = []

    init(
        _ api: ModelAPI,
        model: String,
        prompt: ModelPrompt,
        tools: [ModelTool],
        settings: ModelRequestSettings
    ) {
        self.api = api
        dialect = if case .openAICompatible(let provider) = api { .compatible(provider: provider) } else { .openAI }
        self.model = OpenAIModel(model)
        self.prompt = prompt
        self.tools = tools
        self.settings = settings
    }

    /// Returns the request.
    ///
    /// - Throws: `ModelRequestError` for a file that the API cannot take.
    mutating func request() throws(ModelRequestError) -> ModelRequest {
        var body: JSONObject = ["model": .string(model.name)]
        if settings.topK != nil { omit("topK", "Chat Completions does not have it") }
        let messages = try messages()
        switch dialect {
        case .openAI: addOpenAISettings(to: &body)
        case .compatible(let provider): addCompatibleSettings(of: provider, to: &body)
        }
        body["messages"] = .array(messages)
        addTools(to: &body)
        body["stream"] = true
        body["stream_options"] = ["include_usage": true]
        return ModelRequest(
            api,
            path: "/chat/completions",
            headers: settings.headers,
            body: body,
            omissions: omissions
        )
    }

    /// Notes that something is left out.
    mutating func omit(_ what: String, _ reason: String) {
        omissions.append(ModelRequest.Omission(what, reason))
    }

    /// Notes once a request that parts of a kind are left out.
    mutating func omitOnce(_ what: String, _ reason: String) {
        let omission = ModelRequest.Omission(what, reason)
        if !omissions.contains(omission) { omissions.append(omission) }
    }
}
