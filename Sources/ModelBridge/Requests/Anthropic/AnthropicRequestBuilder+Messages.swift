import ProtocolSupport

extension AnthropicRequestBuilder {
    /// A run of messages that become one, since the API wants turns of the user and of the model to alternate.
    private struct Turn {
        var role: AnthropicMessage.Role
        var messages: [ModelMessage] = []

        static func all(of messages: [ModelMessage]) -> [Turn] {
            var turns: [Turn] = []
            for message in messages {
                let role: AnthropicMessage.Role =
                    switch message {
                    case .system: .system
                    case .assistant: .assistant
                    case .user, .tool: .user
                    }
                if turns.last?.role != role { turns.append(Turn(role: role)) }
                turns[turns.count - 1].messages.append(message)
            }
            return turns
        }
    }

    /// Returns the instructions and the messages.
    mutating func conversation() throws(ModelRequestError) -> (system: [JSONValue]?, messages: [AnthropicMessage]) {
        var system: [JSONValue]?
        var messages: [AnthropicMessage] = []
        let turns = Turn.all(of: prompt.messages)
        for (index, turn) in turns.enumerated() {
            var message = AnthropicMessage(role: turn.role)
            switch turn.role {
            case .system:
                message.blocks = instructions(turn.messages)
                if system == nil {
                    system = message.blocks.map(JSONValue.object)
                    continue
                }
                ask(for: "mid-conversation-system-2026-04-07")
            case .user: message.blocks = try userBlocks(turn.messages)
            case .assistant: message.blocks = try answerBlocks(turn.messages, isLast: index == turns.count - 1)
            }
            if turn.role == .assistant { message.moveCallsBack() }
            messages.append(message)
        }
        pairCalls(in: &messages)
        return (system?.isEmpty == true ? nil : system, Self.withoutEmptyOnes(messages))
    }

    /// The service refuses empty texts.
    private mutating func instructions(_ messages: [ModelMessage]) -> [JSONObject] {
        var blocks: [JSONObject] = []
        for case .system(let text, let options) in messages where !text.isEmpty {
            var block: JSONObject = ["type": "text", "text": .string(text)]
            block["cache_control"] = cache.control(options)
            blocks.append(block)
        }
        return blocks
    }

    private mutating func userBlocks(_ messages: [ModelMessage]) throws(ModelRequestError) -> [JSONObject] {
        var blocks: [JSONObject] = []
        for message in messages {
            switch message {
            case .user(let parts):
                for part in parts {
                    switch part {
                    case .text(let text, let options):
                        var block: JSONObject = ["type": "text", "text": .string(text)]
                        block["cache_control"] = cache.control(options)
                        blocks.append(block)
                    case .file(let file): blocks.append(try self.block(of: file))
                    }
                }
            case .tool(let parts):
                for case .output(let output) in parts { blocks.append(result(of: output)) }
            case .system, .assistant: break
            }
        }
        return blocks
    }

    /// The messages without those that have no content, which the service refuses.
    ///
    /// The last one stays: an answer must not become the last message because the user's has nothing for the model.
    private static func withoutEmptyOnes(_ messages: [AnthropicMessage]) -> [AnthropicMessage] {
        var kept: [AnthropicMessage] = []
        for (index, message) in messages.enumerated() {
            if message.blocks.isEmpty, index < messages.count - 1 { continue }
            if kept.last?.role == message.role {
                kept[kept.count - 1].blocks += message.blocks
            } else {
                kept.append(message)
            }
        }
        return kept
    }
}
