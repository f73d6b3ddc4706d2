public import ModelBridge
public import ProtocolSupport

/// A recorded response of a provider, with what is known of the request and of the response's head.
public struct RelayCase: Sendable {
    /// The API that was asked.
    public var api: ModelAPI
    /// The model that was asked; nil if that is not known.
    public var model: String?
    /// What reading must know of the request.
    public var settings: ModelReaderSettings
    /// The status of the response.
    public var status = 200
    /// The status in words.
    public var statusText = ""
    /// The bytes of the response's body.
    public var body: [UInt8]
    /// The outcomes of the tools that the server runs, by their names.
    public var outcomes: [String: Outcome] = [:]
    /// The time of the response, in seconds since 1970, where the provider gives none.
    public var now = 0.0
    /// Whether the application sends metadata of the response with the message.
    public var sendsMetadata = false

    /// What a tool that the server runs gives.
    public enum Outcome: Hashable, Sendable {
        /// An output.
        case output(JSONValue)
        /// A failure with this text.
        case failure(String)
    }

    /// Creates a case of a response with status 200 to a request that is not known.
    public init(_ api: ModelAPI, body: [UInt8], settings: ModelReaderSettings = ModelReaderSettings()) {
        self.api = api
        self.body = body
        self.settings = settings
    }

    /// Adds what a document with the keys `request` and `response` says.
    ///
    /// - Throws: `RelayCaseError` if a known key has a value of another kind.
    public mutating func add(_ document: JSONValue) throws(RelayCaseError) {
        guard let document = document.objectValue else { throw RelayCaseError(path: "$", expected: "an object") }
        if let response = document["response"] { try add(response: response) }
        if let request = document["request"] { try add(request: request) }
    }

    private mutating func add(response: JSONValue) throws(RelayCaseError) {
        guard let response = response.objectValue else {
            throw RelayCaseError(path: "$.response", expected: "an object")
        }
        if let status = response["status"] {
            guard let status = status.intValue, (100...599).contains(status) else {
                throw RelayCaseError(path: "$.response.status", expected: "an HTTP status")
            }
            self.status = status
        }
        statusText = response["statusText"]?.stringValue ?? ""
    }

    private mutating func add(request: JSONValue) throws(RelayCaseError) {
        guard let request = request.objectValue else {
            throw RelayCaseError(path: "$.request", expected: "an object")
        }
        model = request["model"]?.stringValue
        if let tools = request["tools"] {
            guard let tools = tools.objectValue else {
                throw RelayCaseError(path: "$.request.tools", expected: "an object with an entry for each tool")
            }
            for (name, tool) in tools { try add(tool, named: name) }
        }
        settings.options = request["providerOptions"]?[api.provider]?.objectValue ?? [:]
        settings.documents = Self.documents(in: request["messages"])
        sendsMetadata = request["metadata"] == true
    }

    private mutating func add(_ tool: JSONValue, named name: String) throws(RelayCaseError) {
        guard let tool = tool.objectValue else {
            throw RelayCaseError(path: "$.request.tools.\(name)", expected: "an object")
        }
        let required = tool["schema"]?["required"]?.arrayValue?.compactMap(\.stringValue) ?? []
        settings.tools.append(
            ModelTool(
                name: name,
                title: tool["title"]?.stringValue,
                inputSchema: tool["schema"] ?? ["type": "object"],
                isDynamic: tool["dynamic"] == true,
                providerTool: tool["provider"]?.stringValue,
                providerArguments: tool["args"]?.objectValue ?? [:],
                check: { input in
                    guard tool["validate"] == true else { return nil }
                    guard let input = input.objectValue else { return "it is not an object" }
                    return required.first { input[$0] == nil }.map { "'\($0)' is missing" }
                }
            )
        )
        if let output = tool["output"] { outcomes[name] = .output(output) }
        if let text = tool["throws"]?.stringValue { outcomes[name] = .failure(text) }
        if tool["returnsNothing"] == true { outcomes[name] = .output(.null) }
    }

    /// The documents of messages that may be cited: PDF and plain text that allow it.
    private static func documents(in messages: JSONValue?) -> [ModelDocument] {
        let parts = (messages?.arrayValue ?? []).flatMap { $0["content"]?.arrayValue ?? [] }
        return parts.compactMap { part in
            let options = part["providerOptions"]?["anthropic"]
            guard part["type"] == "file", options?["citations"]?["enabled"] == true,
                let mediaType = part["mediaType"]?.stringValue, ["application/pdf", "text/plain"].contains(mediaType)
            else { return nil }
            let filename = part["filename"]?.stringValue
            let title = options?["title"]?.stringValue ?? filename ?? "Untitled Document"
            return ModelDocument(mediaType: mediaType, title: title, filename: filename)
        }
    }
}

/// A case that cannot be used.
public struct RelayCaseError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The place in the document.
    public var path: String
    /// What should be there.
    public var expected: String

    /// The place, and what should be there.
    public var description: String { "\(path): expected \(expected)" }
}
