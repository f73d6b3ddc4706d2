#if AsyncHTTPClient
public import AsyncHTTPClient
public import ModelBridge
public import NIOCore

/// A model of OpenAI, asked through Chat Completions.
public struct OpenAIChat: ChatModel {
    /// Where the maker of the API serves it.
    public static let baseURL = "https://api.openai.com/v1"

    /// The API.
    public var api: ModelAPI { .openAIChat }
    /// The model.
    public var name: String
    /// Where it is asked.
    public var endpoint: ModelEndpoint

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - model: The model, such as `gpt-5`.
    ///   - key: The key of the API.
    ///   - baseURL: The URL before `/chat/completions`.
    ///   - client: The HTTP client.
    public init(
        model: String,
        key: String,
        baseURL: String = Self.baseURL,
        client: HTTPClient = ModelEndpoint.sharedClient
    ) {
        name = model
        endpoint = ModelEndpoint(baseURL: baseURL, headers: [("authorization", "Bearer \(key)")], client: client)
    }

    /// Sends a request, and returns the body of its response.
    public func stream(_ request: ModelRequest) async throws -> ModelEndpoint.Body {
        try await endpoint.stream(request)
    }
}

/// A model of a server that is compatible with Chat Completions, such as Ollama, vLLM or a router.
public struct OpenAICompatible: ChatModel {
    /// The API.
    public var api: ModelAPI { .openAICompatible(provider: provider) }
    /// The name of the provider: the key of its values in the metadata of parts, and of its options.
    public var provider: String
    /// The model.
    public var name: String
    /// Where it is asked.
    public var endpoint: ModelEndpoint

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - model: The model, as the server names it.
    ///   - baseURL: The URL before `/chat/completions`, such as `http://localhost:11434/v1`.
    ///   - key: The key of the API; nil if the server needs none.
    ///   - provider: The name of the provider.
    ///   - client: The HTTP client.
    public init(
        model: String,
        baseURL: String,
        key: String? = nil,
        provider: String = "compatible",
        client: HTTPClient = ModelEndpoint.sharedClient
    ) {
        name = model
        self.provider = provider
        let headers = key.map { [(name: "authorization", value: "Bearer \($0)")] } ?? []
        endpoint = ModelEndpoint(baseURL: baseURL, headers: headers, client: client)
    }

    /// Sends a request, and returns the body of its response.
    public func stream(_ request: ModelRequest) async throws -> ModelEndpoint.Body {
        try await endpoint.stream(request)
    }
}

/// A model of OpenAI, asked through Responses.
public struct OpenAIResponses: ChatModel {
    /// Where the maker of the API serves it.
    public static let baseURL = "https://api.openai.com/v1"

    /// The API.
    public var api: ModelAPI { .openAIResponses }
    /// The model.
    public var name: String
    /// Where it is asked.
    public var endpoint: ModelEndpoint

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - model: The model, such as `gpt-5`.
    ///   - key: The key of the API.
    ///   - baseURL: The URL before `/responses`.
    ///   - client: The HTTP client.
    public init(
        model: String,
        key: String,
        baseURL: String = Self.baseURL,
        client: HTTPClient = ModelEndpoint.sharedClient
    ) {
        name = model
        endpoint = ModelEndpoint(baseURL: baseURL, headers: [("authorization", "Bearer \(key)")], client: client)
    }

    /// Sends a request, and returns the body of its response.
    public func stream(_ request: ModelRequest) async throws -> ModelEndpoint.Body {
        try await endpoint.stream(request)
    }
}

/// A model of Anthropic, asked through Messages.
public struct Anthropic: ChatModel {
    /// Where the maker of the API serves it.
    public static let baseURL = "https://api.anthropic.com/v1"

    /// The API.
    public var api: ModelAPI { .anthropicMessages }
    /// The model.
    public var name: String
    /// Where it is asked.
    public var endpoint: ModelEndpoint

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - model: The model, such as `claude-sonnet-4-5`.
    ///   - key: The key of the API.
    ///   - baseURL: The URL before `/messages`.
    ///   - client: The HTTP client.
    public init(
        model: String,
        key: String,
        baseURL: String = Self.baseURL,
        client: HTTPClient = ModelEndpoint.sharedClient
    ) {
        name = model
        let headers = [(name: "x-api-key", value: key), (name: "anthropic-version", value: "2023-06-01")]
        endpoint = ModelEndpoint(baseURL: baseURL, headers: headers, client: client)
    }

    /// Sends a request, and returns the body of its response.
    public func stream(_ request: ModelRequest) async throws -> ModelEndpoint.Body {
        try await endpoint.stream(request)
    }
}

/// A model of Google, asked through `streamGenerateContent` of Gemini.
public struct GoogleGemini: ChatModel {
    /// Where the maker of the API serves it.
    public static let baseURL = "https://generativelanguage.googleapis.com/v1beta"

    /// The API.
    public var api: ModelAPI { .googleGemini }
    /// The model.
    public var name: String
    /// Where it is asked.
    public var endpoint: ModelEndpoint

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - model: The model, such as `gemini-2.5-flash`.
    ///   - key: The key of the API.
    ///   - baseURL: The URL before `/models`.
    ///   - client: The HTTP client.
    public init(
        model: String,
        key: String,
        baseURL: String = Self.baseURL,
        client: HTTPClient = ModelEndpoint.sharedClient
    ) {
        name = model
        endpoint = ModelEndpoint(baseURL: baseURL, headers: [("x-goog-api-key", key)], client: client)
    }

    /// Sends a request, and returns the body of its response.
    public func stream(_ request: ModelRequest) async throws -> ModelEndpoint.Body {
        try await endpoint.stream(request)
    }
}
#endif
