import ProtocolSupport

/// Makes the items of a request's `input`.
struct OpenAIResponsesInput {
    /// What of the request decides how items are written.
    struct Settings {
        let isVersion7: Bool
        /// Whether the service keeps answers, so that items can be referred to by their ids.
        let isStored: Bool
        /// Whether the service keeps the conversation: what has an item id is in it.
        let isInConversation: Bool
        /// Whether the service puts an earlier answer, and all before it, in front of the input.
        let followsResponse: Bool
        /// The role of instructions; `remove` to leave them out.
        let instructionRole: String
        /// Whether files of every type are passed on.
        let takesAllFiles: Bool
    }

    let settings: Settings
    let tools: OpenAIResponsesTools
    var items: [JSONValue] = []
    var omissions: [ModelRequest.Omission] = []
    /// The items that were referred to: the service refuses an input that has one twice.
    private var references: Set<String> = []
    /// The answers to requests for approval that were written.
    private var approvals: Set<String> = []
    /// The calls that the provider runs.
    private var providerCalls: Set<String> = []

    init(_ settings: Settings, tools: OpenAIResponsesTools) {
        self.settings = settings
        self.tools = tools
    }

    /// Adds the messages of a conversation.
    mutating func add(_ messages: [ModelMessage]) throws(ModelRequestError) {
        for message in messages {
            switch message {
            case .system(let text, let options): addInstructions(text, options)
            case .user(let parts): try addQuestion(parts)
            case .assistant(let parts): try addAnswer(parts)
            case .tool(let parts): for part in parts { try add(part) }
            }
        }
        removeUnreadableReasoning()
    }

    mutating func append(_ members: KeyValuePairs<String, JSONValue?>) {
        items.append(.object(OpenAIResponsesJSON.object(members)))
    }

    /// Refers to an item that the service keeps.
    mutating func refer(to id: String) {
        guard references.insert(id).inserted else { return }
        items.append(["type": "item_reference", "id": .string(id)])
    }

    mutating func omit(_ what: String, _ reason: String) {
        omissions.append(.init(what, reason))
    }

    private mutating func addInstructions(_ text: String, _ options: ModelMessage.Options?) {
        guard settings.instructionRole != "remove" else {
            omit("system message", "the setting systemMessageMode removes it")
            return
        }
        var content = JSONValue.string(text)
        if options?.openAI("promptCacheBreakpoint") != nil {
            content = [OpenAIResponsesContent.text(text, options)]
        }
        items.append(["role": .string(settings.instructionRole), "content": content])
    }

    private mutating func addQuestion(_ parts: [ModelMessage.UserPart]) throws(ModelRequestError) {
        var content: [JSONValue] = []
        for (index, part) in parts.enumerated() {
            switch part {
            case .text(let text, let options): content.append(OpenAIResponsesContent.text(text, options))
            case .file(let file):
                let file = try PromptFile(file, isVersion7: settings.isVersion7, isFromUser: true)
                content.append(
                    try OpenAIResponsesContent.file(file, index: index, takesAll: settings.takesAllFiles)
                )
            }
        }
        items.append(["role": "user", "content": .array(content)])
    }

    private mutating func addAnswer(_ parts: [ModelMessage.AssistantPart]) throws(ModelRequestError) {
        var reasoning = ReasoningItems()
        var answered: Set<String> = []
        for part in parts {
            switch part {
            case .output(let output): answered.insert(output.id)
            case .approvalRequest(_, let callID): answered.insert(callID)
            default: break
            }
        }
        for part in parts {
            switch part {
            case .text(let text, let options): addText(text, options)
            case .reasoning(let text, let options): add(text, options, to: &reasoning)
            case .file: omit("file of an answer", "Responses takes files from users alone")
            case .reasoningFile: omit("reasoning file", "Responses takes files from users alone")
            case .custom(let kind, let options): addCustom(kind, options)
            case .call(let call):
                if call.isProviderExecuted == true { providerCalls.insert(call.id) }
                try add(call, isAnswered: answered.contains(call.id))
            case .output(let output): try addProviderOutput(output)
            case .approvalRequest: break
            }
        }
    }

    private mutating func addText(_ text: String, _ options: ModelMessage.Options?) {
        let id = options?.openAI("itemId")?.stringValue
        if let id {
            if settings.isInConversation { return }
            if settings.isStored { return refer(to: id) }
        }
        append([
            "role": "assistant", "content": [["type": "output_text", "text": .string(text)]],
            "id": id.map { .string($0) }, "phase": options?.openAI("phase"),
        ])
    }

    /// Adds a summary that the service made of the conversation; other custom content is not OpenAI's.
    private mutating func addCustom(_ kind: String, _ options: ModelMessage.Options?) {
        guard kind == "openai.compaction", let id = options?.openAI("itemId")?.stringValue else {
            omit("custom part '\(kind)'", "only its provider understands it")
            return
        }
        if settings.isInConversation { return }
        if settings.isStored { return refer(to: id) }
        append(["type": "compaction", "id": .string(id), "encrypted_content": options?.openAI("encryptedContent")])
    }

    private mutating func add(_ part: ModelMessage.ToolPart) throws(ModelRequestError) {
        switch part {
        case .output(let output):
            // The answer to the request for approval has told the service; the call is not in the input.
            if case .denied = output.value, providerCalls.contains(output.id) { return }
            try addOutput(output)
        case .approvalResponse(let response):
            guard response.isProviderExecuted == true, approvals.insert(response.id).inserted else { return }
            // The request is in the earlier answer: an input that refers to it again is refused.
            if settings.isStored, !settings.followsResponse { refer(to: response.id) }
            items.append([
                "type": "mcp_approval_response", "approval_request_id": .string(response.id),
                "approve": .bool(response.isApproved),
            ])
        }
    }
}
