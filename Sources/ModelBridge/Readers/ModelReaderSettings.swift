public import GeneratedProtocol
public import ProtocolSupport
import StreamRuntime

/// What a reader must know of the request that it reads the answer to.
public struct ModelReaderSettings: Sendable {
    /// The tools that the request declared.
    public var tools: [ModelTool]
    /// The documents of the prompt that may be cited, in their order, for providers that cite by number.
    public var documents: [ModelDocument]
    /// The options of the request that only its provider knows, such as `store`.
    public var options: JSONObject
    /// The client floor: some APIs' events become other parts for clients from 7.0.0 on.
    public var client: ClientVersion
    /// Makes ids where the provider gives none.
    public var makeID: @Sendable () -> String

    /// Creates settings.
    public init(
        tools: [ModelTool] = [],
        documents: [ModelDocument] = [],
        options: JSONObject = [:],
        client: ClientVersion = UIMessageStream.clients.floor,
        makeID: @escaping @Sendable () -> String = { RandomID.make() }
    ) {
        self.tools = tools
        self.documents = documents
        self.options = options
        self.client = client
        self.makeID = makeID
    }

    /// Whether the chat's clients are of version 7 or newer.
    var isVersion7: Bool { client >= .v7 }

    /// Returns the application's name for a provider's tool; `fallback` if it was not declared.
    ///
    /// The provider's ids of the tool begin with one of `prefixes`, such as `anthropic.web_search_`.
    func name(of prefixes: String..., fallback: String) -> String {
        let tool = tools.first { tool in prefixes.contains { tool.providerTool?.hasPrefix($0) == true } }
        return tool?.name ?? fallback
    }
}

/// A document of the prompt.
public struct ModelDocument: Hashable, Sendable {
    /// Its media type.
    public var mediaType: String
    /// Its title.
    public var title: String
    /// The name of its file.
    public var filename: String?

    /// Creates a document.
    public init(mediaType: String, title: String, filename: String? = nil) {
        self.mediaType = mediaType
        self.title = title
        self.filename = filename
    }
}
