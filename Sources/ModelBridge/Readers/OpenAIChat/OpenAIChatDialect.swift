import ModelProviders

/// Who sends the chunks.
enum OpenAIChatDialect: Hashable, Sendable {
    /// OpenAI itself.
    case openAI
    /// A server that is compatible with it, of this provider.
    case compatible(provider: String)

    /// Whether it is OpenAI itself.
    var isOpenAI: Bool {
        if case .openAI = self { true } else { false }
    }

    /// The key of the provider's values in the metadata of parts.
    var provider: String {
        switch self {
        case .openAI: ModelAPI.openAIChat.provider
        case .compatible(let provider): provider
        }
    }

    /// The id of the one text of an answer.
    var textID: String { isOpenAI ? "0" : "txt-0" }

    /// The id of each piece of reasoning.
    static let reasoningID = "reasoning-0"
}

extension OpenAIChatDialect {
    /// What keeps a chunk from being read; nil if nothing does.
    ///
    /// The schema takes all chunks that any server is known to send. Those that nothing can be made of, and those that OpenAI does not
    /// send, are faults.
    func fault(in chunk: OpenAIChatStream.Chunk) -> String? {
        guard let choices = chunk.choices else { return "there are no choices" }
        if case .int = chunk.id { return "the id is a number" }
        for choice in choices {
            if let fault = fault(in: choice) { return fault }
        }
        return nil
    }

    /// What keeps a choice from being read; nil if nothing does.
    func fault(in choice: OpenAIChatStream.Choice) -> String? {
        if isOpenAI, choice.index == nil { return "a choice has no index" }
        guard let delta = choice.delta else { return nil }
        if let role = delta.role, role != .assistant, isOpenAI || !role.rawValue.isEmpty {
            return "the author is '\(role.rawValue)'"
        }
        if case .list = delta.content { return "the content is a list" }
        for call in delta.toolCalls ?? [] {
            if let fault = fault(in: call) { return fault }
        }
        return nil
    }

    private func fault(in call: OpenAIChatStream.ToolCallDelta) -> String? {
        if call.function == nil { return "a call has no function" }
        guard isOpenAI else { return nil }
        if call.index == nil { return "a call has no index" }
        if let type = call.type, type != .function { return "a call is of type '\(type.rawValue)'" }
        return nil
    }
}
