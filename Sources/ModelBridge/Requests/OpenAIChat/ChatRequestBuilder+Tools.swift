import ProtocolSupport

extension ChatRequestBuilder {
    /// Declares the tools, and says how the model may choose one.
    mutating func addTools(to body: inout JSONObject) {
        var declared: [JSONValue] = []
        for tool in tools {
            if let provider = tool.providerTool {
                omit("tool '\(tool.name)'", "Chat Completions has no tools of providers such as '\(provider)'")
            } else {
                declared.append(declaration(of: tool))
            }
        }
        // Services refuse an empty list, and a choice where there is nothing to choose.
        guard !declared.isEmpty else { return }
        body["tools"] = .array(declared)
        body["tool_choice"] = choice
    }

    private func declaration(of tool: ModelTool) -> JSONValue {
        var function: JSONObject = ["name": .string(tool.name)]
        if let description = tool.description { function["description"] = .string(description) }
        function["parameters"] = tool.inputSchema
        if let isStrict = tool.isStrict { function["strict"] = .bool(isStrict) }
        return ["type": "function", "function": .object(function)]
    }

    private var choice: JSONValue {
        switch settings.toolChoice {
        case .required: "required"
        case .tool(let name): ["type": "function", "function": ["name": .string(name)]]
        case ModelRequestSettings.ToolChoice.none?: "none"
        case .auto, nil: "auto"
        }
    }
}
