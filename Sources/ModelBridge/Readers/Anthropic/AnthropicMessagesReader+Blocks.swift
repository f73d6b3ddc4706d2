import ModelProviders
import ProtocolSupport

extension AnthropicMessagesReader {
    mutating func open(_ block: AnthropicMessagesStream.ContentBlock, at index: Int, into parts: inout [ModelPart]) {
        // A call whose input was not finished fails at the end.
        if blocks[index] != .call { close(index, into: &parts) }
        calls[index] = nil
        blocks[index] = .silent
        switch block {
        case .text(let block): openText(at: index, block.text, into: &parts)
        case .compaction(let block):
            openText(at: index, block.content ?? "", ["type": "compaction"], into: &parts)
        case .thinking(let block): openReasoning(at: index, block, into: &parts)
        case .redactedThinking(let block):
            blocks[index] = .reasoning
            parts.append(.reasoningStart(id: String(index), metadata: anthropic(["redactedData": .string(block.data)])))
        case .toolUse(let block) where block.name == answerTool:
            blocks[index] = .answer
            totals.hasAnswerOfTool = true
            parts.append(.textStart(id: String(index)))
        case .toolUse(let block): openCall(AnthropicCall(block, names), at: index, into: &parts)
        case .serverToolUse(let block):
            guard let call = AnthropicCall(block, names) else { return }
            providerCalls[block.id] = call.call
            openCall(call, at: index, into: &parts)
        case .mcpToolUse(let block): give(block, into: &parts)
        case .fallback, .containerUpload: break
        case .unrecognized(let value): fault(AnthropicErrors.unknown("block", value), into: &parts)
        default: giveResult(block, into: &parts)
        }
    }

    /// The provider's values, under its name.
    func anthropic(_ values: JSONObject) -> ModelPart.Metadata { ["anthropic": values] }

    private mutating func openText(
        at index: Int,
        _ text: String,
        _ values: JSONObject? = nil,
        into parts: inout [ModelPart]
    ) {
        let id = String(index)
        blocks[index] = .text
        newestText = (index, id)
        parts.append(.textStart(id: id, metadata: values.map(anthropic)))
        if !text.isEmpty { parts.append(.textDelta(id: id, text: text)) }
    }

    private mutating func openReasoning(
        at index: Int,
        _ block: AnthropicMessagesStream.ThinkingBlock,
        into parts: inout [ModelPart]
    ) {
        blocks[index] = .reasoning
        parts.append(.reasoningStart(id: String(index)))
        if !block.thinking.isEmpty { parts.append(.reasoningDelta(id: String(index), text: block.thinking)) }
        if let signature = block.signature, !signature.isEmpty { sign(index, signature, into: &parts) }
    }

    private mutating func openCall(_ call: AnthropicCall, at index: Int, into parts: inout [ModelPart]) {
        blocks[index] = .call
        calls[index] = call
        parts.append(.toolInputStart(call.start))
    }

    func sign(_ index: Int, _ signature: String, into parts: inout [ModelPart]) {
        let metadata = anthropic(["signature": .string(signature)])
        parts.append(.reasoningDelta(id: String(index), text: "", metadata: metadata))
    }

    mutating func close(_ index: Int, into parts: inout [ModelPart]) {
        if newestText?.index == index { newestText = nil }
        switch blocks.removeValue(forKey: index) {
        case .text:
            let citations = citations.removeValue(forKey: index)
            let metadata = citations.map { anthropic(["citations": .array($0)]) }
            parts.append(.textEnd(id: String(index), metadata: metadata))
        case .answer: parts.append(.textEnd(id: String(index)))
        case .reasoning: parts.append(.reasoningEnd(id: String(index)))
        case .call:
            guard let call = calls.removeValue(forKey: index) else { return }
            parts.append(.toolCall(call.finished))
        case .silent, nil: break
        }
    }
}
