import ModelProviders
import ProtocolSupport

/// Reasoning that has begun: a part for each of its summaries, and one if there is none.
struct OpenAIResponsesReasoning {
    /// The id of the item.
    let id: String
    /// The thoughts for the provider alone, as far as they were known when the item began.
    let encrypted: String?
    /// What the parts tell of the item.
    let metadata: ModelPart.Metadata
    /// The summaries that are open, in order, and whether their text is complete.
    var summaries: [(index: Int, isComplete: Bool)] = []

    init(id: String, encrypted: String?) {
        self.id = id
        self.encrypted = encrypted
        metadata = ["openai": ["itemId": .string(id)]]
    }

    func partID(_ index: Int) -> String { "\(id):\(index)" }

    func metadata(encrypted: String?) -> ModelPart.Metadata {
        ["openai": ["itemId": .string(id), "reasoningEncryptedContent": encrypted.map { .string($0) } ?? .null]]
    }
}

extension OpenAIResponsesReader {
    mutating func begin(_ item: OpenAIResponsesStream.ReasoningItem, at place: Int, into parts: inout [ModelPart]) {
        beginReasoning(item.id ?? makeID(), item.encryptedContent, at: place, into: &parts)
    }

    private mutating func beginReasoning(
        _ id: String,
        _ encrypted: String?,
        at place: Int,
        into parts: inout [ModelPart]
    ) {
        var reasoning = OpenAIResponsesReasoning(id: id, encrypted: encrypted)
        open(0, of: &reasoning, into: &parts)
        items[place] = .reasoning(reasoning)
    }

    private func open(_ index: Int, of reasoning: inout OpenAIResponsesReasoning, into parts: inout [ModelPart]) {
        guard !reasoning.summaries.contains(where: { $0.index == index }) else { return }
        reasoning.summaries.append((index, false))
        let metadata = reasoning.metadata(encrypted: reasoning.encrypted)
        parts.append(.reasoningStart(id: reasoning.partID(index), metadata: metadata))
    }

    /// Begins a summary.
    ///
    /// The first has begun with its item; the others end those before them.
    mutating func beginSummary(_ index: Int, of place: Int, _ itemID: String, into parts: inout [ModelPart]) {
        if case .reasoning = items[place] {} else { beginReasoning(itemID, nil, at: place, into: &parts) }
        guard index > 0, case .reasoning(var reasoning) = items[place] else { return }
        for summary in reasoning.summaries where summary.isComplete {
            parts.append(.reasoningEnd(id: reasoning.partID(summary.index), metadata: reasoning.metadata))
        }
        reasoning.summaries.removeAll(where: \.isComplete)
        open(index, of: &reasoning, into: &parts)
        items[place] = .reasoning(reasoning)
    }

    mutating func append(_ event: OpenAIResponsesStream.SummaryTextDelta, into parts: inout [ModelPart]) {
        if !isOpen(event.summaryIndex, of: event.outputIndex) {
            beginSummary(event.summaryIndex, of: event.outputIndex, event.itemID, into: &parts)
        }
        guard case .reasoning(let reasoning) = items[event.outputIndex] else { return }
        let id = reasoning.partID(event.summaryIndex)
        parts.append(.reasoningDelta(id: id, text: event.delta, metadata: reasoning.metadata))
    }

    private func isOpen(_ index: Int, of place: Int) -> Bool {
        guard case .reasoning(let reasoning) = items[place] else { return false }
        return reasoning.summaries.contains { $0.index == index }
    }

    /// Ends a summary: at once if the provider keeps the response, else when it is known whether the item ends with it, because
    /// then its end tells the encrypted thoughts.
    mutating func endSummary(_ index: Int, of place: Int, into parts: inout [ModelPart]) {
        guard case .reasoning(var reasoning) = items[place],
            let summary = reasoning.summaries.firstIndex(where: { $0.index == index })
        else { return }
        if isStored {
            reasoning.summaries.remove(at: summary)
            parts.append(.reasoningEnd(id: reasoning.partID(index), metadata: reasoning.metadata))
        } else {
            reasoning.summaries[summary].isComplete = true
        }
        items[place] = .reasoning(reasoning)
    }

    mutating func end(_ item: OpenAIResponsesStream.ReasoningItem, at place: Int, into parts: inout [ModelPart]) {
        guard case .reasoning(let reasoning) = items[place] else { return }
        let metadata = reasoning.metadata(encrypted: item.encryptedContent)
        for summary in reasoning.summaries {
            parts.append(.reasoningEnd(id: reasoning.partID(summary.index), metadata: metadata))
        }
    }
}
