import ProtocolSupport

extension ChatRequestBuilder {
    /// The conversation, oldest first.
    mutating func messages() throws(ModelRequestError) -> [JSONValue] {
        var messages: [JSONValue] = []
        for (index, message) in prompt.messages.enumerated() {
            switch message {
            case .system(let text, let options): addSystem(text, options, to: &messages)
            case .user(let parts): messages.append(.object(try user(parts)))
            case .assistant(let parts):
                messages.append(.object(try assistant(parts)))
                messages += try missingOutputs(of: parts, before: prompt.messages[(index + 1)...])
            case .tool(let parts):
                for case .output(let output) in parts { messages.append(try toolMessage(output)) }
            }
        }
        return messages
    }

    private mutating func addSystem(_ text: String, _ options: ModelMessage.Options?, to messages: inout [JSONValue]) {
        guard let role = systemRole else {
            omit("system", "the option 'systemMessageMode' says 'remove'")
            return
        }
        var message: JSONObject = ["role": .string(role), "content": content(text, options)]
        message.add(extras(in: options))
        messages.append(.object(message))
    }

    /// The role that instructions have; nil if the application wants none to be sent.
    private var systemRole: String? {
        guard case .openAI = dialect else { return "system" }
        switch openAIOptions["systemMessageMode"]?.stringValue {
        case "remove": return nil
        case let role?: return role
        case nil: return reasons ? "developer" : "system"
        }
    }

    private func user(_ parts: [ModelMessage.UserPart]) throws(ModelRequestError) -> JSONObject {
        // Services refuse an empty list, but take an empty text.
        guard !parts.isEmpty else { return ["role": "user", "content": ""] }
        if parts.count == 1, case .text(let text, let options) = parts[0] {
            var message: JSONObject = ["role": "user", "content": content(text, options)]
            message.add(extras(in: options))
            return message
        }
        var content: [JSONValue] = []
        for (index, part) in parts.enumerated() {
            switch part {
            case .text(let text, let options): content.append(textPart(text, options))
            case .file(let file): content.append(try filePart(file, at: index))
            }
        }
        return ["role": "user", "content": .array(content)]
    }

    /// A text as it is; as a list of one part if the prompt is to be cached up to it.
    func content(_ text: String, _ options: ModelMessage.Options?) -> JSONValue {
        cacheBreakpoint(in: options) == nil ? .string(text) : [textPart(text, options)]
    }

    func textPart(_ text: String, _ options: ModelMessage.Options?) -> JSONValue {
        .object(part(["type": "text", "text": .string(text)], options))
    }

    /// The part with what its options add to it.
    func part(_ part: JSONObject, _ options: ModelMessage.Options?) -> JSONObject {
        var part = part
        if let breakpoint = cacheBreakpoint(in: options) { part["prompt_cache_breakpoint"] = breakpoint }
        part.add(extras(in: options))
        return part
    }

    /// The mark that OpenAI caches the prompt up to here.
    func cacheBreakpoint(in options: ModelMessage.Options?) -> JSONValue? {
        guard case .openAI = dialect, let breakpoint = options?["openai"]?["promptCacheBreakpoint"], !breakpoint.isNull
        else { return nil }
        return breakpoint
    }

    /// Keys that the application adds to messages and parts for other servers.
    func extras(in options: ModelMessage.Options?) -> JSONObject {
        guard case .compatible = dialect else { return [:] }
        return options?["openaiCompatible"] ?? [:]
    }
}

extension JSONObject {
    /// Sets the entries of another object.
    mutating func add(_ other: JSONObject) {
        for (key, value) in other { self[key] = value }
    }
}
