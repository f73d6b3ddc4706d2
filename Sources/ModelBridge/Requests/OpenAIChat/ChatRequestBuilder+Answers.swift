import ProtocolSupport

extension ChatRequestBuilder {
    /// The message of a step: its texts joined, and its calls after them.
    mutating func assistant(_ parts: [ModelMessage.AssistantPart]) throws(ModelRequestError) -> JSONObject {
        var text = ""
        var texts: [JSONValue] = []
        var isCached = false
        var reasoning = ""
        var entries: [JSONValue] = []
        for part in parts {
            switch part {
            case .text(let piece, let options):
                text += piece
                texts.append(textPart(piece, options))
                if cacheBreakpoint(in: options) != nil { isCached = true }
            case .reasoning(let piece, _): reasoning += piece
            case .call(let call):
                entries.append(try entry(of: call))
                calls.insert(call.id)
            case .file: omitOnce("file", "Chat Completions takes files only in messages of the user")
            case .reasoningFile: omitOnce("reasoning-file", "Chat Completions takes files only in messages of the user")
            case .custom(let kind, _): omitOnce("custom", "Chat Completions does not know parts of the kind '\(kind)'")
            case .output(let output) where !calls.contains(output.id):
                omitOnce("output", "the call '\(output.id)' that it belongs to is not in the conversation")
            case .output, .approvalRequest: break
            }
        }
        var message: JSONObject = ["role": "assistant"]
        message["content"] = isCached ? .array(texts) : text.isEmpty && !entries.isEmpty ? .null : .string(text)
        add(reasoning: reasoning, to: &message)
        if !entries.isEmpty { message["tool_calls"] = .array(entries) }
        return message
    }

    private mutating func add(reasoning: String, to message: inout JSONObject) {
        guard !reasoning.isEmpty else { return }
        if case .compatible = dialect {
            message["reasoning_content"] = .string(reasoning)
        } else {
            omitOnce("reasoning", "Chat Completions of OpenAI takes none back; use the Responses API if it matters")
        }
    }

    private func entry(of call: ModelMessage.Call) throws(ModelRequestError) -> JSONValue {
        var entry: JSONObject = [
            "id": .string(call.id), "type": "function",
            "function": ["name": .string(call.name), "arguments": .string(try jsonText(call.input ?? [:]))],
        ]
        entry.add(extras(in: call.options))
        if let signature = thoughtSignature(in: call.options) {
            entry["extra_content"] = ["google": ["thought_signature": signature]]
        }
        return .object(entry)
    }

    /// The signature that Gemini wants back, whether it came from this server or from Gemini's own API.
    private func thoughtSignature(in options: ModelMessage.Options?) -> JSONValue? {
        guard case .compatible(let provider) = dialect else { return nil }
        let signature = options?[provider]?["thoughtSignature"] ?? options?["google"]?["thoughtSignature"]
        guard let text = signature?.stringValue, !text.isEmpty else { return nil }
        return .string(text)
    }

    /// The output of a call.
    func toolMessage(_ output: ModelMessage.Output) throws(ModelRequestError) -> JSONValue {
        var text: String
        var options: ModelMessage.Options?
        switch output.value {
        case .text(let value, let own): (text, options) = (value, own)
        case .json(let value, let own): (text, options) = (try jsonText(value), own)
        case .errorText(let value): text = value
        case .errorJSON(let value): text = try jsonText(value)
        case .denied(let reason): text = reason ?? ModelMessage.deniedText
        case .content(let parts):
            text = try jsonText(.array(parts.map(currentForm)))
            options = cachedPart(in: parts)
        }
        if cacheBreakpoint(in: options) == nil { options = output.options }
        var message: JSONObject = [
            "role": "tool", "tool_call_id": .string(output.id), "content": content(text, options),
        ]
        message.add(extras(in: output.options))
        return .object(message)
    }

    /// Messages for the calls of a step that would be sent without an output, which the API refuses.
    ///
    /// Providers give the outputs of their own tools inside the answer; calls that were denied long ago, or allowed but never run,
    /// have none.
    mutating func missingOutputs(
        of parts: [ModelMessage.AssistantPart],
        before rest: ArraySlice<ModelMessage>
    ) throws(ModelRequestError) -> [JSONValue] {
        let next: [ModelMessage.ToolPart] = if case .tool(let parts)? = rest.first { parts } else { [] }
        var known = Set<String>()
        for case .output(let output) in next { known.insert(output.id) }
        var messages: [JSONValue] = []
        for case .call(let call) in parts where known.insert(call.id).inserted {
            let output = Self.providerOutput(of: call.id, in: parts, rest)
            let value = Self.denial(of: call.id, in: parts, next) ?? .text("The call has no output.")
            messages.append(try toolMessage(output ?? .init(id: call.id, name: call.name, value: value)))
        }
        return messages
    }

    /// The output that the provider gave, in this step or in a later one of the same answer.
    private static func providerOutput(
        of id: String,
        in parts: [ModelMessage.AssistantPart],
        _ rest: ArraySlice<ModelMessage>
    ) -> ModelMessage.Output? {
        for case .output(let output) in parts where output.id == id { return output }
        for message in rest {
            switch message {
            case .assistant(let parts): for case .output(let output) in parts where output.id == id { return output }
            case .user, .system: return nil
            case .tool: break
            }
        }
        return nil
    }

    private static func denial(
        of id: String,
        in parts: [ModelMessage.AssistantPart],
        _ answers: [ModelMessage.ToolPart]
    ) -> ModelMessage.Output.Value? {
        for case .approvalRequest(let request, let callID) in parts where callID == id {
            for case .approvalResponse(let response) in answers where response.id == request && !response.isApproved {
                return .denied(reason: response.reason)
            }
        }
        return nil
    }

    /// The options of the first part, in a tool's own form of its output, that the prompt is to be cached up to.
    private func cachedPart(in parts: [JSONValue]) -> ModelMessage.Options? {
        for part in parts {
            guard let openAI = part["providerOptions"]?["openai"]?.objectValue else { continue }
            let options: ModelMessage.Options = ["openai": openAI]
            if cacheBreakpoint(in: options) != nil { return options }
        }
        return nil
    }

    private func currentForm(_ part: JSONValue) -> JSONValue {
        settings.isVersion7 ? ToolContent.currentForm(of: part, provider: api.provider) : part
    }

    private func jsonText(_ value: JSONValue) throws(ModelRequestError) -> String {
        do {
            return try value.jsonText()
        } catch {
            throw ModelRequestError(.malformed, "an input or output of a call cannot be written as JSON: \(error)")
        }
    }
}
