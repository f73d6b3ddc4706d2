import ProtocolSupport

extension AnthropicRequestBuilder {
    mutating func answerBlocks(_ messages: [ModelMessage], isLast: Bool) throws(ModelRequestError) -> [JSONObject] {
        var blocks: [JSONObject] = []
        var remote: Set<String> = []
        for (number, message) in messages.enumerated() {
            guard case .assistant(let parts) = message else { continue }
            for (place, part) in parts.enumerated() {
                let isEnd = isLast && number == messages.count - 1 && place == parts.count - 1
                if let block = try block(of: part, isEnd: isEnd, &remote) { blocks.append(block) }
            }
        }
        return blocks
    }

    // `isEnd`: nothing follows in the conversation. `remote`: the calls so far that an MCP server got.
    private mutating func block(
        of part: ModelMessage.AssistantPart,
        isEnd: Bool,
        _ remote: inout Set<String>
    ) throws(ModelRequestError) -> JSONObject? {
        switch part {
        case .text(let text, let options):
            let control = cache.control(options)
            return Self.textBlock(isEnd ? Self.trimmed(text) : text, control, options?["anthropic"])
        case .reasoning(let text, let options): return thinkingBlock(text, options)
        case .call(let call):
            guard call.isProviderExecuted == true else { return self.block(of: call) }
            if call.options?["anthropic"]?["type"] == "mcp-tool-use" { remote.insert(call.id) }
            return serverBlock(of: call)
        case .output(let output): return try serverResult(output, isRemote: remote.contains(output.id))
        case .file: omit("file", "Anthropic takes no files in answers")
        case .reasoningFile: omit("reasoning-file", "Anthropic takes no files in answers")
        case .custom(let kind, _): omit("custom", "'\(kind)' is content of another provider")
        case .approvalRequest: break
        }
        return nil
    }

    private static func textBlock(_ text: String, _ control: JSONValue?, _ values: JSONObject?) -> JSONObject? {
        var block: JSONObject
        if values?["type"] == "compaction" {
            block = ["type": "compaction", "content": .string(text)]
        } else {
            // The service refuses empty texts.
            guard !text.isEmpty else { return nil }
            block = ["type": "text", "text": .string(text)]
            if let citations = values?["citations"]?.arrayValue { block["citations"] = .array(citations) }
        }
        block["cache_control"] = control
        return block
    }

    /// The service refuses space at the end of an answer that it is to go on with.
    private static func trimmed(_ text: String) -> String {
        let end = text.lastIndex { !$0.isWhitespace }
        guard let start = text.firstIndex(where: { !$0.isWhitespace }), let end else { return "" }
        return String(text[start...end])
    }

    private mutating func thinkingBlock(_ text: String, _ options: ModelMessage.Options?) -> JSONObject? {
        _ = cache.control(options)
        guard sendsReasoning else {
            omit("reasoning", "the request's options say that none is sent")
            return nil
        }
        let values = options?["anthropic"]
        if let signature = values?["signature"]?.stringValue {
            cache.refuse(options, for: "thinking")
            return ["type": "thinking", "thinking": .string(text), "signature": .string(signature)]
        }
        if let data = values?["redactedData"]?.stringValue {
            cache.refuse(options, for: "thinking")
            return ["type": "redacted_thinking", "data": .string(data)]
        }
        omit("reasoning", "it has no signature of Anthropic, which takes only its own reasoning")
        return nil
    }

    private var sendsReasoning: Bool { options["sendReasoning"]?.boolValue ?? true }

    private mutating func block(of call: ModelMessage.Call) -> JSONObject {
        var block: JSONObject = [
            "type": "tool_use", "id": .string(call.id), "name": .string(call.name), "input": Self.input(of: call),
        ]
        if let caller = call.options?["anthropic"]?["caller"], let type = caller["type"]?.stringValue {
            if type == "direct" { block["caller"] = ["type": "direct"] }
            if type.hasPrefix("code_execution_"), let id = caller["toolId"] {
                block["caller"] = ["type": .string(type), "tool_id": id]
            }
        }
        block["cache_control"] = cache.control(call.options)
        return block
    }

    /// The input of a call, which is an object whatever the model wrote.
    static func input(of call: ModelMessage.Call) -> JSONValue {
        guard let input = call.input, !input.isNull else { return [:] }
        return input.objectValue == nil ? ["rawInvalidInput": input] : input
    }
}
