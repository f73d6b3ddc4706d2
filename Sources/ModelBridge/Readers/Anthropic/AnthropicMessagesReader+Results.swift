import ModelProviders
import ProtocolSupport

extension AnthropicMessagesReader {
    /// Tells a call of a tool of an MCP server, which is complete from its beginning.
    mutating func give(_ block: AnthropicMessagesStream.MCPToolUseBlock, into parts: inout [ModelPart]) {
        let input = block.input ?? [:]
        let metadata = anthropic(["type": "mcp-tool-use", "serverName": .string(block.serverName)])
        let call = ModelToolCall(
            id: block.id,
            name: block.name,
            input: input.isNull ? "{}" : input.description,
            isProviderExecuted: true,
            isDynamic: true,
            metadata: metadata
        )
        providerCalls[block.id] = call
        parts.append(.toolCall(call))
    }

    mutating func giveResult(_ block: AnthropicMessagesStream.ContentBlock, into parts: inout [ModelPart]) {
        switch block {
        case .webSearchToolResult(let block): give(block, into: &parts)
        case .webFetchToolResult(let block): give(block, into: &parts)
        case .codeExecutionToolResult(let block): give(block, into: &parts)
        case .bashCodeExecutionToolResult(let block):
            give(block.content.jsonValue, of: block.toolUseID, "code_execution", into: &parts)
        case .textEditorCodeExecutionToolResult(let block):
            give(block.content.jsonValue, of: block.toolUseID, "code_execution", into: &parts)
        case .toolSearchToolResult(let block): give(block, into: &parts)
        case .advisorToolResult(let block): give(block, into: &parts)
        case .mcpToolResult(let block):
            let content = block.content?.jsonValue ?? []
            give(content, of: block.toolUseID, "mcp", isError: block.isError == true, into: &parts)
        default: fault(AnthropicErrors.misplaced(block), into: &parts)
        }
    }

    /// Tells the result of a call; `tool` is the provider's name of the tool, for a call that came in an earlier answer.
    func give(
        _ output: JSONValue?,
        of id: String,
        _ tool: String,
        isError: Bool = false,
        into parts: inout [ModelPart]
    ) {
        let call = providerCalls[id]
        parts.append(
            .toolResult(
                ModelToolResult(
                    id: id,
                    name: call?.name ?? names.name(of: tool),
                    output: output ?? .null,
                    isError: isError,
                    isDynamic: call?.isDynamic ?? false,
                    metadata: call?.metadata
                )
            )
        )
    }

    /// Tells that a tool of the provider failed.
    func giveError(_ type: String, _ code: String, of id: String, _ tool: String, into parts: inout [ModelPart]) {
        give(["type": .string(type), "errorCode": .string(code)], of: id, tool, isError: true, into: &parts)
    }

    private func give(_ block: AnthropicMessagesStream.WebSearchResultBlock, into parts: inout [ModelPart]) {
        switch block.content {
        case .toolError(let error):
            giveError(error.type, error.errorCode, of: block.toolUseID, "web_search", into: &parts)
        case .list(let results):
            let output = results.map { result -> JSONValue in
                [
                    "url": .string(result.url), "title": .init(result.title), "pageAge": .init(result.pageAge),
                    "encryptedContent": .string(result.encryptedContent), "type": "web_search_result",
                ]
            }
            give(.array(output), of: block.toolUseID, "web_search", into: &parts)
            for result in results {
                let metadata = anthropic(["pageAge": .init(result.pageAge)])
                parts.append(.source(url: result.url, title: result.title, metadata: metadata))
            }
        }
    }

    private mutating func give(_ block: AnthropicMessagesStream.WebFetchResultBlock, into parts: inout [ModelPart]) {
        switch block.content {
        case .webFetchToolResultError(let error):
            let type = "web_fetch_tool_result_error"
            giveError(type, error.errorCode, of: block.toolUseID, "web_fetch", into: &parts)
        case .webFetchResult(let result):
            var content = result.content.jsonValue?.camelCased.objectValue ?? [:]
            content["citations"] = content["citations"] ?? .null
            content["title"] = content["title"] ?? .null
            give(
                [
                    "type": "web_fetch_result", "url": .string(result.url), "retrievedAt": .init(result.retrievedAt),
                    "content": .object(content),
                ],
                of: block.toolUseID,
                "web_fetch",
                into: &parts
            )
            let mediaType = content["source"]?["mediaType"]?.stringValue ?? "text/plain"
            documents.append(ModelDocument(mediaType: mediaType, title: result.content.title ?? result.url))
        case .unrecognized(let value): fault(AnthropicErrors.unknown("result", value), into: &parts)
        }
    }

    private mutating func give(_ block: AnthropicMessagesStream.CodeExecutionResultBlock, into parts: inout [ModelPart])
    {
        switch block.content {
        case .codeExecutionToolResultError(let error):
            let type = "code_execution_tool_result_error"
            giveError(type, error.errorCode, of: block.toolUseID, "code_execution", into: &parts)
        case .codeExecutionResult, .encryptedCodeExecutionResult:
            var output = block.content.jsonValue?.objectValue ?? [:]
            output["content"] = output["content"] ?? []
            give(.object(output), of: block.toolUseID, "code_execution", into: &parts)
        case .unrecognized(let value): fault(AnthropicErrors.unknown("result", value), into: &parts)
        }
    }

    private mutating func give(_ block: AnthropicMessagesStream.ToolSearchResultBlock, into parts: inout [ModelPart]) {
        let tool = names.toolSearch
        switch block.content {
        case .toolSearchToolResultError(let error):
            giveError("tool_search_tool_result_error", error.errorCode, of: block.toolUseID, tool, into: &parts)
        case .toolSearchToolSearchResult(let result):
            let found = result.toolReferences.map { reference -> JSONValue in
                ["type": "tool_reference", "toolName": .string(reference.toolName)]
            }
            give(.array(found), of: block.toolUseID, tool, into: &parts)
        case .unrecognized(let value): fault(AnthropicErrors.unknown("result", value), into: &parts)
        }
    }

    private mutating func give(_ block: AnthropicMessagesStream.AdvisorResultBlock, into parts: inout [ModelPart]) {
        var output: JSONObject
        let stopReason: String?
        switch block.content {
        case .advisorToolResultError(let error):
            return giveError("advisor_tool_result_error", error.errorCode, of: block.toolUseID, "advisor", into: &parts)
        case .advisorResult(let advice):
            output = ["type": "advisor_result", "text": .string(advice.text)]
            stopReason = advice.stopReason
        case .advisorRedactedResult(let advice):
            output = ["type": "advisor_redacted_result", "encryptedContent": .string(advice.encryptedContent)]
            stopReason = advice.stopReason
        case .unrecognized(let value): return fault(AnthropicErrors.unknown("result", value), into: &parts)
        }
        if isVersion7, let stopReason { output["stopReason"] = .string(stopReason) }
        give(.object(output), of: block.toolUseID, "advisor", into: &parts)
    }
}
