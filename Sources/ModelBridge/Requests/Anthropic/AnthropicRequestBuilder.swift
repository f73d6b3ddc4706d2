import ProtocolSupport

/// Builds the request of Anthropic Messages for a conversation.
struct AnthropicRequestBuilder {
    let prompt: ModelPrompt
    let tools: [ModelTool]
    let settings: ModelRequestSettings
    /// The options of the request that only this provider knows.
    let options: JSONObject
    let modelName: String
    let model: AnthropicModel

    var omissions: [ModelRequest.Omission] = []
    /// The features that the header asks for, in the order in which they were met.
    private(set) var betas: [String] = []
    var cache = AnthropicCache()

    init(model: String, prompt: ModelPrompt, tools: [ModelTool], settings: ModelRequestSettings) {
        self.prompt = prompt
        self.tools = tools
        self.settings = settings
        options = settings.providerOptions["anthropic"] ?? [:]
        modelName = model
        self.model = AnthropicModel(named: model)
    }

    /// Returns the request.
    ///
    /// - Throws: `ModelRequestError` for content that the API cannot take.
    func request() throws(ModelRequestError) -> ModelRequest {
        var builder = self
        return try builder.build()
    }

    private mutating func build() throws(ModelRequestError) -> ModelRequest {
        var body: JSONObject = ["model": .string(modelName)]
        omitUnknownSettings()
        let sampling = sampling()
        let (system, messages) = try conversation()
        let thinking = thinking()
        addLimit(thinking, to: &body)
        add(sampling, thinking, to: &body)
        addOptions(thinking, to: &body)
        if let system { body["system"] = .array(system) }
        body["messages"] = .array(messages.map(\.json))
        addTools(to: &body)
        body["stream"] = true
        omissions += cache.omissions
        var request = ModelRequest(.anthropicMessages, path: "/messages", headers: headers(), body: body)
        request.omissions = omissions
        request.answerTool = standInTool?.name
        return request
    }

    mutating func omit(_ what: String, _ reason: String) {
        omissions.append(.init(what, reason))
    }

    /// Asks for a feature that is not part of the API for all.
    mutating func ask(for beta: String) {
        if !betas.contains(beta) { betas.append(beta) }
    }

    private mutating func headers() -> [String: String] {
        var headers: [String: String] = [:]
        for (name, value) in settings.headers {
            guard name.lowercased() == "anthropic-beta" else {
                headers[name] = value
                continue
            }
            for beta in value.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }) { ask(for: String(beta)) }
        }
        for case .string(let beta) in options["anthropicBeta"]?.arrayValue ?? [] { ask(for: beta) }
        if !betas.isEmpty { headers["anthropic-beta"] = betas.joined(separator: ",") }
        return headers
    }
}

/// The places of a request up to which the service keeps what it has read.
struct AnthropicCache: Sendable {
    /// The service takes no more of them.
    private static let limit = 4

    private var count = 0
    private(set) var omissions: [ModelRequest.Omission] = []

    /// The cache control among the options of a message, a part or a tool.
    mutating func control(_ options: ModelMessage.Options?) -> JSONValue? {
        guard let control = Self.given(options) else { return nil }
        count += 1
        guard count > Self.limit else { return control }
        omissions.append(
            .init("cacheControl", "Anthropic takes \(Self.limit) of them in a request; this is number \(count)")
        )
        return nil
    }

    /// Notes that a part with cache control is one that the service does not keep by itself.
    mutating func refuse(_ options: ModelMessage.Options?, for part: String) {
        guard Self.given(options) != nil else { return }
        omissions.append(.init("cacheControl", "Anthropic takes none on \(part); put it on a text or a call"))
    }

    private static func given(_ options: ModelMessage.Options?) -> JSONValue? {
        let values = options?["anthropic"]
        guard let control = values?["cacheControl"] ?? values?["cache_control"], !control.isNull else { return nil }
        return control
    }
}
