import ProtocolSupport

extension Sequence<ModelMessage> {
    /// The documents that a model may cite, in their order: PDF and plain text of the user that allow it.
    var citableDocuments: [ModelDocument] {
        flatMap { message -> [ModelDocument] in
            guard case .user(let parts) = message else { return [] }
            return parts.compactMap { part in
                if case .file(let file) = part { return ModelDocument(citable: file) }
                return nil
            }
        }
    }
}

extension ModelDocument {
    /// Nil for a file whose options do not allow citations, or that is neither PDF nor plain text.
    fileprivate init?(citable file: ModelMessage.File) {
        let options = file.options?["anthropic"]
        guard options?["citations"]?["enabled"] == true,
            let file = try? PromptFile(file, isVersion7: true, isFromUser: true),
            ["application/pdf", "text/plain"].contains(file.mediaType)
        else { return nil }
        let title = options?["title"]?.stringValue ?? file.filename ?? "Untitled Document"
        self.init(mediaType: file.mediaType, title: title, filename: file.filename)
    }
}

extension ModelReaderSettings {
    /// What reading the answer to a request must know of it.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - tools: The tools that it declared.
    ///   - settings: Its settings.
    public init(for request: ModelRequest, tools: [ModelTool] = [], settings: ModelRequestSettings = .init()) {
        self.init(
            tools: tools,
            documents: request.documents,
            answerTool: request.answerTool,
            options: settings.providerOptions[request.api.provider] ?? [:],
            client: settings.client
        )
    }
}
