import ModelProviders
import ProtocolSupport

extension AnthropicMessagesReader {
    mutating func append(
        _ delta: AnthropicMessagesStream.ContentBlockDeltaDelta,
        to index: Int,
        into parts: inout [ModelPart]
    ) {
        switch delta {
        case .citationsDelta(let delta): cite(delta.citation, in: index, into: &parts)
        case .unrecognized(let value): fault(AnthropicErrors.unknown("delta", value), into: &parts)
        default:
            guard let block = blocks[index] else {
                // The rest of the block is silent: one fault is enough.
                blocks[index] = .silent
                return fault(AnthropicErrors.unopened(index), into: &parts)
            }
            append(delta, to: block, index, into: &parts)
        }
    }

    /// Appends to a block; a delta that is not of its kind has no place.
    private mutating func append(
        _ delta: AnthropicMessagesStream.ContentBlockDeltaDelta,
        to block: Block,
        _ index: Int,
        into parts: inout [ModelPart]
    ) {
        switch (block, delta) {
        case (.text, .textDelta(let delta)): parts.append(.textDelta(id: String(index), text: delta.text))
        case (.text, .compactionDelta(let delta)):
            if let text = delta.content { parts.append(.textDelta(id: String(index), text: text)) }
        case (.reasoning, .thinkingDelta(let delta)):
            parts.append(.reasoningDelta(id: String(index), text: delta.thinking))
        case (.reasoning, .signatureDelta(let delta)): sign(index, delta.signature, into: &parts)
        case (.answer, .inputJSONDelta(let delta)):
            guard !delta.partialJSON.isEmpty else { return }
            parts.append(.textDelta(id: String(index), text: delta.partialJSON))
        case (.call, .inputJSONDelta(let delta)):
            guard !delta.partialJSON.isEmpty, let text = calls[index]?.append(delta.partialJSON),
                let id = calls[index]?.call.id
            else { return }
            parts.append(.toolInputDelta(id: id, text: text))
        default: break
        }
    }
}
