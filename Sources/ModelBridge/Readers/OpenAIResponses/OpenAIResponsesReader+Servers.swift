import ModelProviders
import ProtocolSupport

/// Calls of tools of MCP servers, and searches of tools.
extension OpenAIResponsesReader {
    func give(_ item: OpenAIResponsesStream.MCPCallItem, into parts: inout [ModelPart]) {
        let id = item.approvalRequestID.flatMap { approvals[$0] } ?? item.id ?? makeID()
        let call = ModelToolCall(
            id: id,
            name: "mcp.\(item.name)",
            input: item.arguments,
            isProviderExecuted: true,
            isDynamic: true
        )
        var output: JSONObject = [
            "type": "call", "serverLabel": .string(item.serverLabel), "name": .string(item.name),
            "arguments": .string(item.arguments),
        ]
        output["output"] = item.output.map { .string($0) }
        if let error = item.error, !error.isNull { output["error"] = error }
        parts.append(.toolCall(call))
        parts.append(
            .toolResult(
                ModelToolResult(id: id, name: call.name, output: .object(output), metadata: .openAI(item: item.id))
            )
        )
    }

    /// Asks whether a call may be made; the call gets an id of its own, which it keeps when it is made.
    mutating func give(_ item: OpenAIResponsesStream.MCPApprovalItem, into parts: inout [ModelPart]) {
        let id = makeID()
        let request = item.id ?? makeID()
        approvals[request] = id
        let call = ModelToolCall(
            id: id,
            name: "mcp.\(item.name)",
            input: item.arguments,
            isProviderExecuted: true,
            isDynamic: true
        )
        parts.append(.toolCall(call))
        parts.append(.toolApprovalRequest(id: request, callID: id))
    }

    mutating func begin(_ item: OpenAIResponsesStream.ToolSearchItem, at place: Int, into parts: inout [ModelPart]) {
        let call = call(for: item)
        items[place] = .call(call)
        parts.append(call.start)
    }

    mutating func end(_ item: OpenAIResponsesStream.ToolSearchItem, at place: Int, into parts: inout [ModelPart]) {
        let call = call(at: place, call(for: item))
        let input: JSONValue = [
            "arguments": item.arguments ?? .null, "call_id": item.callID.map { .string($0) } ?? .null,
        ]
        if call.isProviderExecuted { toolSearch = call.id }
        parts.append(call.call(input: input.description, metadata: .openAI(item: item.id)))
    }

    /// A search that the application has to make has an id to answer under.
    private func call(for item: OpenAIResponsesStream.ToolSearchItem) -> OpenAIResponsesCall {
        let isClient = item.execution == "client"
        guard isClient else { return providerCall(item.id ?? item.callID, names.toolSearch) }
        return OpenAIResponsesCall(id: item.callID ?? item.id ?? makeID(), name: names.toolSearch)
    }

    mutating func give(_ item: OpenAIResponsesStream.ToolSearchOutputItem, into parts: inout [ModelPart]) {
        guard let id = toolSearch ?? item.callID else { return }
        toolSearch = nil
        let call = OpenAIResponsesCall(id: id, name: names.toolSearch)
        parts.append(call.result(["tools": .array(item.tools ?? [])], metadata: .openAI(item: item.id)))
    }
}
