import ProtocolSupport

extension OpenAIResponsesInput {
    /// The places in the input of the reasoning items of one message, by their ids.
    ///
    /// A part with the id of an earlier one is a further summary of the same item.
    struct ReasoningItems {
        var places: [String: Int] = [:]
    }

    mutating func add(_ text: String, _ options: ModelMessage.Options?, to known: inout ReasoningItems) {
        let encrypted = options?.openAI("reasoningEncryptedContent")
        let summary: [JSONValue] = text.isEmpty ? [] : [["type": "summary_text", "text": .string(text)]]
        guard let id = options?.openAI("itemId")?.stringValue else {
            guard let encrypted else {
                omit("reasoning", "OpenAI takes only its own reasoning back, and this has no item id of OpenAI")
                return
            }
            items.append(["type": "reasoning", "encrypted_content": encrypted, "summary": .array(summary)])
            return
        }
        if settings.isInConversation || settings.followsResponse { return }
        if settings.isStored { return refer(to: id) }
        guard let place = known.places[id], var item = items[place].objectValue else {
            known.places[id] = items.count
            append([
                "type": "reasoning", "id": .string(id), "encrypted_content": encrypted, "summary": .array(summary),
            ])
            return
        }
        if summary.isEmpty { omit("reasoning", "a further summary of the item '\(id)' is empty") }
        item["summary"] = .array((item["summary"]?.arrayValue ?? []) + summary)
        if let encrypted { item["encrypted_content"] = encrypted }
        items[place] = .object(item)
    }

    /// Leaves out reasoning that the service did not keep and that the input does not hold either.
    mutating func removeUnreadableReasoning() {
        guard !settings.isStored else { return }
        let count = items.count
        items.removeAll { $0["type"] == "reasoning" && $0["encrypted_content"] == nil }
        guard items.count < count else { return }
        omit(
            "reasoning",
            "OpenAI does not store the answers, so it takes reasoning back only with its encrypted content"
        )
    }
}
