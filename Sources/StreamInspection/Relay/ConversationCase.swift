import AISDK
public import GeneratedProtocol
public import ModelBridge
public import ProtocolSupport

/// A conversation of the chat with the tools and settings that a server adds, read from JSON.
public struct ConversationCase: Sendable {
    /// The messages of the chat.
    public var messages: [UIMessageStream.UIMessage] = []
    /// The tools.
    public var tools: [ModelTool] = []
    /// The settings of the request.
    public var settings = ModelRequestSettings()
    /// How messages are converted.
    public var conversion = ModelMessageOptions()
    /// The models to ask, by the names of APIs.
    public var models: [String: String] = [:]
    /// The outcomes of the tools that the server runs, by their names.
    public var outcomes: [String: RelayCase.Outcome] = [:]

    /// Reads a document with the keys `uiMessages`, `tools` and `settings`.
    ///
    /// - Throws: `RelayCaseError` if the messages are missing, or a known key has a value of another kind.
    public init(_ document: JSONValue, client: ClientVersion) throws(RelayCaseError) {
        settings.client = client
        conversion.client = client
        guard let messages = document["uiMessages"]?.arrayValue else {
            throw RelayCaseError(path: "$.uiMessages", expected: "a list of messages")
        }
        for (index, message) in messages.enumerated() { try add(message, at: index) }
        if let tools = document["tools"] {
            guard let tools = tools.objectValue else {
                throw RelayCaseError(path: "$.tools", expected: "an object with an entry for each tool")
            }
            for (name, tool) in tools { try add(tool, named: name) }
        }
        if let settings = document["settings"] {
            guard let settings = settings.objectValue else {
                throw RelayCaseError(path: "$.settings", expected: "an object")
            }
            try add(settings)
        }
        conversion.tools = tools
    }

    /// Returns the request for an API.
    ///
    /// - Throws: `ModelRequestError` if the conversation cannot be sent.
    public func request(for api: ModelAPI, named name: String) throws(ModelRequestError) -> ModelRequest {
        let messages = try messages.modelMessages(conversion)
        return try api.request(
            model: models[name] ?? api.exampleModel,
            messages: messages,
            tools: tools,
            settings: settings,
            run: { call in
                switch outcomes[call.name] {
                case .output(let output): modelOutput(output, of: call.name)
                case .failure(let text): .errorText(settings.client >= .v7 ? "Error: \(text)" : text)
                case nil: nil
                }
            }
        )
    }

    private func modelOutput(_ output: JSONValue, of name: String) -> ModelMessage.Output.Value {
        let own = tools.first { $0.name == name }?.modelOutput(output)
        return own ?? output.stringValue.map { .text($0) } ?? .json(output)
    }

    private mutating func add(_ message: JSONValue, at index: Int) throws(RelayCaseError) {
        guard message["parts"]?.arrayValue != nil else {
            throw RelayCaseError(path: "$.uiMessages[\(index)].parts", expected: "a list of parts")
        }
        do {
            messages.append(try UIMessageStream.UIMessage(json: message.json()))
        } catch {
            throw RelayCaseError(path: "$.uiMessages[\(index)]", expected: "a message of the chat (\(error))")
        }
    }
}
