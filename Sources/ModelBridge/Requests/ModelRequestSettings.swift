import GeneratedProtocol
public import ProtocolSupport

/// What a request asks of a model beside the conversation.
///
/// A setting that an API does not have is left out and listed in ``ModelRequest/omissions``.
public struct ModelRequestSettings: Sendable {
    /// How the model may choose tools.
    public enum ToolChoice: Hashable, Sendable {
        /// The model decides.
        case auto
        /// No tool.
        case none
        /// Some tool.
        case required
        /// This tool.
        case tool(String)
    }

    /// The form of the answer.
    public enum Format: Hashable, Sendable {
        /// Any JSON.
        case json
        /// An object of a JSON Schema.
        case object(schema: JSONValue, name: String? = nil, description: String? = nil)
    }

    /// Instructions, each with options of providers.
    public var system: [ModelMessage] = []
    /// How the model may choose tools; nil leaves it to the API.
    public var toolChoice: ToolChoice?
    /// The form of the answer; nil for text.
    public var format: Format?
    /// The most tokens to write.
    public var maxOutputTokens: Int?
    /// How much chance there is in the answer.
    public var temperature: Double?
    /// Tokens of this share of probability are considered.
    public var topP: Double?
    /// So many tokens are considered.
    public var topK: Int?
    /// Discourages what was said before.
    public var presencePenalty: Double?
    /// Discourages what was said often.
    public var frequencyPenalty: Double?
    /// Makes answers repeatable where the provider can.
    public var seed: Int?
    /// Texts that end the answer.
    public var stopSequences: [String]?
    /// How much the model reasons, in words such as `low`; only for clients from 7.0.0 on.
    public var reasoning: String?
    /// Settings that only one provider knows, by its name.
    public var providerOptions: ModelPart.Metadata = [:]
    /// HTTP headers.
    public var headers: [String: String] = [:]
    /// Whether messages of the list may be instructions.
    public var allowsSystemInMessages: Bool?
    /// The line of the AI SDK whose requests these are like: some details changed with 7.0.0.
    public var client: ClientVersion = UIMessageStream.clients.floor

    /// Creates settings that ask for nothing.
    public init() {}

    /// Whether requests are like those of version 7.
    var isVersion7: Bool { client >= .v7 }
}
