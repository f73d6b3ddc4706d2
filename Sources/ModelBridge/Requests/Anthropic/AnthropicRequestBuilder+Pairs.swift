import ProtocolSupport

extension AnthropicRequestBuilder {
    /// Gives each call its output: the service refuses calls without one, and outputs without a call, in this request and in all later
    /// ones of the chat.
    mutating func pairCalls(in messages: inout [AnthropicMessage]) {
        dropServerCallsWithoutResult(in: &messages)
        var index = 0
        var calls: [String] = []
        while index < messages.count {
            if messages[index].role == .user { dropResults(besides: calls, in: &messages[index]) }
            calls = []
            guard messages[index].role == .assistant else {
                index += 1
                continue
            }
            calls = messages[index].callIDs
            let next = index + 1
            let known = next < messages.count && messages[next].role == .user ? Set(messages[next].resultIDs) : []
            let missing = calls.filter { !known.contains($0) }
            if !missing.isEmpty {
                if next == messages.count || messages[next].role != .user {
                    messages.insert(AnthropicMessage(role: .user), at: next)
                }
                let place = messages[next].blocks.prefix { $0.type == "tool_result" }.count
                messages[next].blocks.insert(contentsOf: missing.map(standIn), at: place)
            }
            index += 1
        }
    }

    private mutating func dropResults(besides calls: [String], in message: inout AnthropicMessage) {
        var kept: [JSONObject] = []
        for block in message.blocks {
            if let id = block["tool_use_id"]?.stringValue, !calls.contains(id) {
                omit(
                    "tool-result",
                    "the output '\(id)' has no call in the message before it, and Anthropic takes none without"
                )
            } else {
                kept.append(block)
            }
        }
        message.blocks = kept
    }

    /// What the model is told about a call that has no output: that the user did not allow it, or that there is none.
    private func standIn(for id: String) -> JSONObject {
        let text = prompt.denial(of: id) ?? "The call has no output."
        return ["type": "tool_result", "tool_use_id": .string(id), "content": .string(text)]
    }

    /// Leaves out calls that the provider ran and that never got a result.
    ///
    /// In the last message it may still come, and a call of the application that code makes comes before the result of that code.
    private mutating func dropServerCallsWithoutResult(in messages: inout [AnthropicMessage]) {
        var results: Set<String> = []
        for message in messages where message.role == .assistant {
            results.formUnion(message.resultIDs)
            for block in message.blocks {
                if let id = block["caller"]?["tool_id"]?.stringValue { results.insert(id) }
            }
        }
        for index in messages.indices.dropLast() {
            var kept: [JSONObject] = []
            for block in messages[index].blocks {
                guard block.type == "server_tool_use" || block.type == "mcp_tool_use",
                    let id = block["id"]?.stringValue, !results.contains(id)
                else {
                    kept.append(block)
                    continue
                }
                omit("tool-call", "the provider's call '\(id)' has no result, and Anthropic takes none without")
            }
            messages[index].blocks = kept
        }
    }
}

extension ModelPrompt {
    /// What is said of a call that the user did not allow; nil if nobody refused it.
    fileprivate func denial(of callID: String) -> String? {
        var requests: Set<String> = []
        for case .assistant(let parts) in messages {
            for case .approvalRequest(let id, callID) in parts { requests.insert(id) }
        }
        for case .tool(let parts) in messages {
            for case .approvalResponse(let response) in parts
            where !response.isApproved && requests.contains(response.id) {
                return response.reason ?? ModelMessage.deniedText
            }
        }
        return nil
    }
}
