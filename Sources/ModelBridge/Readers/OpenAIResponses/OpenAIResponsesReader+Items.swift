import ModelProviders
import ProtocolSupport

extension OpenAIResponsesReader {
    mutating func begin(_ item: OpenAIResponsesStream.OutputItem, at place: Int, into parts: inout [ModelPart]) {
        switch item {
        case .message(let item): begin(item, at: place, into: &parts)
        case .reasoning(let item): begin(item, at: place, into: &parts)
        case .functionCall(let item): begin(item, at: place, into: &parts)
        case .customToolCall(let item): beginCall(item.callID, names.custom(item.name), at: place, into: &parts)
        case .applyPatchCall(let item): begin(item, at: place, into: &parts)
        case .webSearchCall(let item):
            let call = beginRun(item.id, names.webSearch, at: place, into: &parts)
            parts.append(call.call(input: "{}"))
        case .fileSearchCall(let item): beginAtOnce(item.id, names.fileSearch, at: place, into: &parts)
        case .imageGenerationCall(let item): beginAtOnce(item.id, names.imageGeneration, at: place, into: &parts)
        case .codeInterpreterCall(let item): begin(item, at: place, into: &parts)
        case .toolSearchCall(let item): begin(item, at: place, into: &parts)
        default: break
        }
    }

    mutating func end(_ item: OpenAIResponsesStream.OutputItem, at place: Int, into parts: inout [ModelPart]) {
        switch item {
        case .message(let item): end(item, at: place, into: &parts)
        case .reasoning(let item): end(item, at: place, into: &parts)
        case .functionCall(let item): end(item, at: place, into: &parts)
        case .customToolCall(let item): end(item, at: place, into: &parts)
        case .applyPatchCall(let item): end(item, at: place, into: &parts)
        case .localShellCall(let item): give(item, into: &parts)
        case .shellCall(let item): give(item, into: &parts)
        case .shellCallOutput(let item): give(item, into: &parts)
        case .webSearchCall(let item): end(item, at: place, into: &parts)
        case .fileSearchCall(let item): end(item, at: place, into: &parts)
        case .imageGenerationCall(let item): end(item, at: place, into: &parts)
        case .codeInterpreterCall(let item): end(item, at: place, into: &parts)
        case .mcpCall(let item): give(item, into: &parts)
        case .mcpApprovalRequest(let item): give(item, into: &parts)
        case .toolSearchCall(let item): end(item, at: place, into: &parts)
        case .toolSearchOutput(let item): give(item, into: &parts)
        case .computerCall(let item): give(item, into: &parts)
        case .compaction(let item): give(item, into: &parts)
        default: break
        }
        items[place] = nil
    }

    /// Reads an event that adds to an item.
    mutating func grow(_ event: OpenAIResponsesStream.Event, into parts: inout [ModelPart]) {
        switch event {
        case .responseOutputTextDelta(let event): append(event, into: &parts)
        case .responseOutputTextAnnotationAdded(let event): append(event, into: &parts)
        case .responseReasoningSummaryPartAdded(let event):
            beginSummary(event.summaryIndex, of: event.outputIndex, event.itemID, into: &parts)
        case .responseReasoningSummaryTextDelta(let event): append(event, into: &parts)
        case .responseReasoningSummaryPartDone(let event):
            endSummary(event.summaryIndex, of: event.outputIndex, into: &parts)
        case .responseFunctionCallArgumentsDelta(let event): append(event.delta, at: event.outputIndex, into: &parts)
        case .responseCustomToolCallInputDelta(let event): append(event.delta, at: event.outputIndex, into: &parts)
        case .responseApplyPatchCallOperationDiffDelta(let event):
            appendEscaped(event.delta, at: event.outputIndex, into: &parts)
        case .responseApplyPatchCallOperationDiffDone(let event):
            endEscaped(event.diff, at: event.outputIndex, into: &parts)
        case .responseCodeInterpreterCallCodeDelta(let event):
            appendEscaped(event.delta, at: event.outputIndex, into: &parts)
        case .responseCodeInterpreterCallCodeDone(let event):
            endCode(event.code, at: event.outputIndex, into: &parts)
        case .responseImageGenerationCallPartialImage(let event): give(event, into: &parts)
        default: break
        }
    }

    /// Earlier parts of the conversation in short; clients before 7.0.0 do not know it.
    private func give(_ item: OpenAIResponsesStream.CompactionItem, into parts: inout [ModelPart]) {
        guard isVersion7 else { return }
        var values: JSONObject = ["type": "compaction"]
        values["itemId"] = item.id.map { .string($0) }
        values["encryptedContent"] = item.encryptedContent.map { .string($0) }
        parts.append(.custom(kind: "openai.compaction", metadata: ["openai": values]))
    }
}

extension ModelPart.Metadata {
    /// What a part of an item tells: the item's id, which the next request may refer to.
    static func openAI(item: String?) -> Self? { item.map { ["openai": ["itemId": .string($0)]] } }
}
