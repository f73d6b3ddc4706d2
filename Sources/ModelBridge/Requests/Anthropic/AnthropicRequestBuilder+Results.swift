import ProtocolSupport

extension AnthropicRequestBuilder {
    /// Returns the block of the output of a call that the application ran.
    mutating func result(of output: ModelMessage.Output) -> JSONObject {
        var block: JSONObject = ["type": "tool_result", "tool_use_id": .string(output.id)]
        let control = cache.control(output.options) ?? cache.control(Self.options(of: output.value))
        switch output.value {
        case .text(let text, _): block["content"] = .string(text)
        case .json(let value, _): block["content"] = .string(value.description)
        case .errorText(let text):
            block["content"] = .string(text)
            block["is_error"] = true
        case .errorJSON(let value):
            block["content"] = .string(value.description)
            block["is_error"] = true
        case .denied(let reason): block["content"] = .string(reason ?? ModelMessage.deniedText)
        case .content(let parts):
            var blocks: [JSONValue] = []
            for part in parts {
                if let block = self.block(ofContent: part) { blocks.append(.object(block)) }
            }
            block["content"] = .array(blocks)
        }
        block["cache_control"] = control
        return block
    }

    private static func options(of value: ModelMessage.Output.Value) -> ModelMessage.Options? {
        switch value {
        case .text(_, let options), .json(_, let options): return options
        case .content(let parts):
            guard let given = parts.lazy.compactMap({ $0["providerOptions"]?.objectValue }).first else { return nil }
            var options: ModelMessage.Options = [:]
            for (provider, values) in given { options[provider] = values.objectValue }
            return options
        default: return nil
        }
    }

    /// The service's name of a tool: another one if the application gave a tool of the provider a name of its own.
    func serviceName(of name: String) -> String {
        guard let tool = tools.first(where: { $0.name == name }) else { return name }
        return AnthropicToolNames.providerTool(tool.providerTool)?.name ?? name
    }

    /// Returns the block of a call that the provider ran; nil for one of a tool that it does not have.
    mutating func serverBlock(of call: ModelMessage.Call) -> JSONObject? {
        let control = cache.control(call.options)
        let values = call.options?["anthropic"]
        var block: JSONObject = ["id": .string(call.id), "input": call.input ?? [:]]
        block["cache_control"] = control
        if values?["type"] == "mcp-tool-use" {
            guard let server = values?["serverName"]?.stringValue else {
                omit("tool-call", "the call '\(call.id)' does not tell its MCP server (serverName)")
                return nil
            }
            block["type"] = "mcp_tool_use"
            block["name"] = .string(call.name)
            block["server_name"] = .string(server)
            return block
        }
        block["type"] = "server_tool_use"
        let name = serviceName(of: call.name)
        block["name"] = .string(name)
        switch name {
        case "code_execution":
            guard let input = call.input?.objectValue, let kind = input.type else { break }
            switch kind {
            case "bash_code_execution", "text_editor_code_execution": block["name"] = .string(kind)
            case "programmatic-tool-call": break
            default: return block
            }
            block["input"] = .object(input.without("type"))
        case "web_search", "web_fetch", "tool_search_tool_regex", "tool_search_tool_bm25": break
        case "advisor": block["input"] = [:]
        default:
            omit(
                "tool-call",
                "Anthropic has no tool '\(call.name)' of its own, so it cannot have run the call '\(call.id)'"
            )
            return nil
        }
        return block
    }

    /// Returns the block of the output of a call that the provider ran; nil for one that the API has no block for.
    mutating func serverResult(
        _ output: ModelMessage.Output,
        isRemote: Bool
    ) throws(ModelRequestError) -> JSONObject? {
        let control = cache.control(output.options)
        let result = AnthropicServerResult(output, isRemote ? "mcp" : serviceName(of: output.name))
        guard var block = try result.block() else {
            omit(
                "tool-result",
                "the output of the call '\(output.id)' of '\(output.name)' is not one of Anthropic's tools"
            )
            return nil
        }
        block["cache_control"] = control
        return block
    }
}
