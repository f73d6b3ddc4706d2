import ProtocolSupport

/// The output of a tool that Anthropic runs, on its way back: keys in snake case again, errors as the service's own.
struct AnthropicServerResult {
    private let output: ModelMessage.Output
    /// The service's name of the tool; `mcp` for a tool of an MCP server.
    private let tool: String

    init(_ output: ModelMessage.Output, _ tool: String) {
        self.output = output
        self.tool = tool
    }

    /// The block; nil for a tool or a kind of output that the service does not have.
    ///
    /// - Throws: `ModelRequestError` for an output of another shape than that of the service's tool.
    func block() throws(ModelRequestError) -> JSONObject? {
        switch tool {
        case "mcp": return remote
        case "code_execution": return try code()
        case "web_search": return try web("web_search", try pages())
        case "web_fetch": return try web("web_fetch", try page())
        case "tool_search_tool_regex", "tool_search_tool_bm25": return try found()
        case "advisor": return try advice()
        default: return nil
        }
    }

    private var json: JSONValue? {
        if case .json(let value, _) = output.value { return value }
        return nil
    }

    /// The error that the service reported, which the chat keeps as JSON or as its text.
    private var error: JSONValue? {
        switch output.value {
        case .errorJSON(let value):
            guard let text = value.stringValue else { return value }
            return (try? JSONValue(json: Array(text.utf8))) ?? [:]
        case .errorText(let text): return (try? JSONValue(json: Array(text.utf8))) ?? [:]
        default: return nil
        }
    }

    private func block(_ type: String, _ content: JSONValue) -> JSONObject {
        ["type": .string(type), "tool_use_id": .string(output.id), "content": content]
    }

    private func errorBlock(_ name: String, _ error: JSONValue, fallback: String) -> JSONObject {
        block(
            name + "_tool_result",
            ["type": .string(name + "_tool_result_error"), "error_code": error["errorCode"] ?? .string(fallback)]
        )
    }

    private var remote: JSONObject? {
        let content: JSONValue
        var isError = false
        switch output.value {
        case .json(let value, _): content = value
        case .errorJSON(let value):
            content = value
            isError = true
        default: return nil
        }
        var block = block("mcp_tool_result", content)
        block["is_error"] = .bool(isError)
        return block
    }

    private func malformed(_ expected: String) -> ModelRequestError {
        ModelRequestError(
            .malformed,
            "the output of the call '\(output.id)' is not one of Anthropic's tool '\(tool)' (expected \(expected)); "
                + "give another provider's tool another name"
        )
    }
}

extension AnthropicServerResult {
    private func web(_ name: String, _ content: JSONValue?) throws(ModelRequestError) -> JSONObject? {
        if case .errorJSON = output.value { return errorBlock(name, error ?? [:], fallback: "unavailable") }
        return content.map { block(name + "_tool_result", $0) }
    }

    private func pages() throws(ModelRequestError) -> JSONValue? {
        guard let json else { return nil }
        guard let list = json.arrayValue else { throw malformed("a list of pages") }
        var pages: [JSONValue] = []
        for page in list {
            guard let url = page["url"], url.stringValue != nil, let content = page["encryptedContent"],
                content.stringValue != nil
            else { throw malformed("pages with url and encryptedContent") }
            pages.append([
                "url": url, "title": page["title"] ?? .null, "page_age": page["pageAge"] ?? .null,
                "encrypted_content": content, "type": page["type"] ?? "web_search_result",
            ])
        }
        return .array(pages)
    }

    private func page() throws(ModelRequestError) -> JSONValue? {
        guard let json else { return nil }
        guard let url = json["url"], let content = json["content"], let source = content["source"],
            let type = source["type"], let mediaType = source["mediaType"], let data = source["data"]
        else { throw malformed("a page with url and content.source") }
        var document: JSONObject = ["type": "document"]
        document["title"] = content["title"] ?? .null
        document["citations"] = content["citations"]
        document["source"] = ["type": type, "media_type": mediaType, "data": data]
        return [
            "type": "web_fetch_result", "url": url, "retrieved_at": json["retrievedAt"] ?? .null,
            "content": .object(document),
        ]
    }

    /// An error goes back as one, since the service does not take the call without a result.
    private func found() throws(ModelRequestError) -> JSONObject? {
        if let error { return errorBlock("tool_search", error, fallback: "unavailable") }
        guard let json else { return nil }
        guard let list = json.arrayValue else { throw malformed("a list of tools") }
        var references: [JSONValue] = []
        for tool in list {
            guard let name = tool["toolName"] else { throw malformed("tools with toolName") }
            references.append(["type": "tool_reference", "tool_name": name])
        }
        return block(
            "tool_search_tool_result",
            ["type": "tool_search_tool_search_result", "tool_references": .array(references)]
        )
    }

    private func advice() throws(ModelRequestError) -> JSONObject? {
        let value: JSONValue
        switch output.value {
        case .json(let json, _): value = json
        case .errorJSON:
            value = error ?? [:]
            // An error that the chat masked has no type.
            if value["type"] == nil { return errorBlock("advisor", value, fallback: "unavailable") }
        default: return nil
        }
        guard let type = value["type"]?.stringValue else { throw malformed("an object with a type") }
        let content: JSONObject
        switch type {
        case "advisor_result": content = ["type": .string(type), "text": value["text"] ?? ""]
        case "advisor_redacted_result":
            content = ["type": .string(type), "encrypted_content": value["encryptedContent"] ?? ""]
        case "advisor_tool_result_error":
            content = ["type": .string(type), "error_code": value["errorCode"] ?? "unavailable"]
        default: throw malformed("an 'advisor_result'")
        }
        return block("advisor_tool_result", .object(content))
    }

    private func code() throws(ModelRequestError) -> JSONObject? {
        if let error {
            let name = error["type"] == "code_execution_tool_result_error" ? "code_execution" : "bash_code_execution"
            return errorBlock(name, error, fallback: "unknown")
        }
        // Another provider's tool of this name has no type.
        guard let json, let type = json["type"]?.stringValue, let values = json.objectValue else { return nil }
        switch type {
        case "code_execution_result", "encrypted_code_execution_result":
            let stdout = type == "code_execution_result" ? "stdout" : "encrypted_stdout"
            guard values[stdout]?.stringValue != nil else { throw malformed("'\(stdout)'") }
            var content: JSONObject = ["type": .string(type)]
            for key in [stdout, "stderr", "return_code"] { content[key] = values[key] }
            content["content"] = values["content"] ?? []
            return block("code_execution_tool_result", .object(content))
        case "bash_code_execution_result", "bash_code_execution_tool_result_error":
            return block("bash_code_execution_tool_result", json)
        case "text_editor_code_execution_view_result", "text_editor_code_execution_create_result",
            "text_editor_code_execution_str_replace_result", "text_editor_code_execution_tool_result_error":
            return block("text_editor_code_execution_tool_result", json)
        default: throw malformed("a result of code, bash or the text editor")
        }
    }
}
