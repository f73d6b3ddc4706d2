public import GeneratedProtocol
public import ProtocolSupport

/// The head of a provider's response.
public struct ModelResponse: Hashable, Sendable {
    /// The provider's id of the response.
    public var id: String?
    /// The model that answered.
    public var model: String?
    /// When the answer began, in seconds since 1970.
    public var created: Double?

    /// Creates the head of a response.
    public init(id: String? = nil, model: String? = nil, created: Double? = nil) {
        self.id = id
        self.model = model
        self.created = created
    }
}

/// The beginning of a call's input.
public struct ModelToolInput: Hashable, Sendable {
    /// The call.
    public var id: String
    /// The tool, by the name that the application gave it.
    public var name: String
    /// Whether the provider runs the tool.
    public var isProviderExecuted: Bool
    /// Whether the tool need not be declared.
    public var isDynamic: Bool
    /// The provider's values.
    public var metadata: ModelPart.Metadata?

    /// Creates the beginning of a call's input.
    public init(
        id: String,
        name: String,
        isProviderExecuted: Bool = false,
        isDynamic: Bool = false,
        metadata: ModelPart.Metadata? = nil
    ) {
        self.id = id
        self.name = name
        self.isProviderExecuted = isProviderExecuted
        self.isDynamic = isDynamic
        self.metadata = metadata
    }
}

/// A call of a tool, with its whole input.
public struct ModelToolCall: Hashable, Sendable {
    /// The call.
    public var id: String
    /// The tool, by the name that the application gave it.
    public var name: String
    /// The input as JSON text, as the model wrote it; blank text means an empty object.
    public var input: String
    /// Whether the provider runs the tool.
    public var isProviderExecuted: Bool
    /// Whether the tool need not be declared.
    public var isDynamic: Bool
    /// The provider's values, which the next request hands back.
    public var metadata: ModelPart.Metadata?

    /// Creates a call.
    public init(
        id: String,
        name: String,
        input: String,
        isProviderExecuted: Bool = false,
        isDynamic: Bool = false,
        metadata: ModelPart.Metadata? = nil
    ) {
        self.id = id
        self.name = name
        self.input = input
        self.isProviderExecuted = isProviderExecuted
        self.isDynamic = isDynamic
        self.metadata = metadata
    }
}

/// The output of a call that the provider ran.
public struct ModelToolResult: Hashable, Sendable {
    /// The call.
    public var id: String
    /// The tool, by the name that the application gave it.
    public var name: String
    /// The output, or the error.
    public var output: JSONValue
    /// Whether the call failed.
    public var isError: Bool
    /// Whether the tool need not be declared.
    public var isDynamic: Bool
    /// The provider's values.
    public var metadata: ModelPart.Metadata?

    /// Creates the output of a call.
    public init(
        id: String,
        name: String,
        output: JSONValue,
        isError: Bool = false,
        isDynamic: Bool = false,
        metadata: ModelPart.Metadata? = nil
    ) {
        self.id = id
        self.name = name
        self.output = output
        self.isError = isError
        self.isDynamic = isDynamic
        self.metadata = metadata
    }
}

/// A file that a model made.
public struct ModelFile: Hashable, Sendable {
    /// Its media type.
    public var mediaType: String
    /// Its bytes in Base64.
    public var base64: String
    /// The provider's values.
    public var metadata: ModelPart.Metadata?

    /// Creates a file.
    public init(mediaType: String, base64: String, metadata: ModelPart.Metadata? = nil) {
        self.mediaType = mediaType
        self.base64 = base64
        self.metadata = metadata
    }

    var dataURL: String { "data:\(mediaType);base64,\(base64)" }
}

/// A document that an answer draws on.
public struct ModelDocumentSource: Hashable, Sendable {
    /// Its media type.
    public var mediaType: String
    /// Its title.
    public var title: String
    /// The name of its file.
    public var filename: String?
    /// The provider's values.
    public var metadata: ModelPart.Metadata?

    /// Creates a document.
    public init(mediaType: String, title: String, filename: String? = nil, metadata: ModelPart.Metadata? = nil) {
        self.mediaType = mediaType
        self.title = title
        self.filename = filename
        self.metadata = metadata
    }
}

/// Why a model stopped, and what its answer cost.
public struct ModelFinish: Hashable, Sendable {
    /// Why the model stopped, in the chat's terms.
    public var reason: UIMessageStream.FinishReason
    /// The provider's own word for it.
    public var rawReason: String?
    /// What the answer cost.
    public var usage: ModelUsage
    /// The provider's values of the whole answer.
    public var metadata: ModelPart.Metadata?

    /// Creates the end of an answer.
    public init(
        reason: UIMessageStream.FinishReason,
        rawReason: String? = nil,
        usage: ModelUsage = ModelUsage(),
        metadata: ModelPart.Metadata? = nil
    ) {
        self.reason = reason
        self.rawReason = rawReason
        self.usage = usage
        self.metadata = metadata
    }
}

/// Counts of tokens; nil where the provider told none.
public struct ModelUsage: Hashable, Sendable {
    /// All tokens that were read, those from and to a cache included.
    public var inputTokens: Int?
    /// Tokens read that were neither taken from a cache nor written to one.
    public var uncachedInputTokens: Int?
    /// Tokens taken from a cache.
    public var cacheReadTokens: Int?
    /// Tokens written to a cache.
    public var cacheWriteTokens: Int?
    /// All tokens that were written.
    public var outputTokens: Int?
    /// Tokens of text.
    public var textTokens: Int?
    /// Tokens of reasoning.
    public var reasoningTokens: Int?
    /// The provider's own object.
    public var raw: JSONValue?

    /// Creates counts of which none is known.
    public init() {}

    /// Tokens read and written; nil if neither is known.
    public var totalTokens: Int? {
        guard inputTokens != nil || outputTokens != nil else { return nil }
        return (inputTokens ?? 0) &+ (outputTokens ?? 0)
    }
}
