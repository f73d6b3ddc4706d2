import ProtocolSupport
import StreamRuntime

/// Makes the parts of the assistant's message, one event after the other.
struct VelPartBuilder: Sendable {
    let rules: VelRules
    var parts: [VelStream.MessagePart] = []
    /// The provider's id of the answer.
    private var answerID: JSONValue?
    private var text = VelBlock()
    private var reasoning = VelBlock()
    private var reasoningID: JSONValue?
    /// The calls by id.
    var calls: [JSONValue: VelMessageCall] = [:]

    init(rules: VelRules) {
        self.rules = rules
    }

    /// The parts, and the text that is not one yet where the dialect shows it.
    var snapshot: [VelStream.MessagePart] {
        guard !rules.textWaitsForItsStep, !text.text.isBlank else { return parts }
        return parts + [.text(textPart(.streaming))]
    }

    mutating func name(_ id: JSONValue?) {
        if let id, id.isTruthy { answerID = id }
    }

    mutating func startStep() {
        appendInOrder(.startStep(VelStream.StartStepPart()))
    }

    mutating func appendText(_ delta: String) {
        text.append(delta)
    }

    mutating func appendText(_ delta: JSONValue?) {
        if accepts(delta) { text.append(delta) }
    }

    mutating func startReasoning(_ id: JSONValue?) {
        flushTextInOrder()
        reasoningID = id ?? "reasoning"
        reasoning.removeAll()
    }

    mutating func appendReasoning(_ delta: JSONValue?) {
        if accepts(delta) { reasoning.append(delta) }
    }

    mutating func endReasoning() throws(VelReductionError) {
        if reasoning.isOdd {
            throw VelReductionError(event: "reasoning-end", key: "delta", expected: "a string in each delta before it")
        }
        let content: JSONValue = reasoning.text.isEmpty ? .null : .string(reasoning.text)
        let metadata: VelStream.ProviderMetadata? = reasoningID.flatMap { id in
            id.isTruthy ? ["openai": ["itemId": id, "reasoningEncryptedContent": content]] : nil
        }
        appendInOrder(
            .reasoning(.init(text: reasoning.text, state: .done, providerMetadata: metadata))
        )
        reasoning.removeAll()
        reasoningID = nil
    }

    mutating func addData(name: String, data: JSONValue) {
        appendInOrder(.data(VelStream.DataPart(name: name, data: data)))
    }

    mutating func addError(_ event: JSONObject) {
        let keys = rules.ignoresErrorText ? ["error", "message"] : ["error", "errorText", "message"]
        let told = keys.lazy.compactMap { event[$0] }.first(where: \.isTruthy)
        appendInOrder(.error(VelStream.ErrorPart(error: told ?? "Unknown error occurred")))
    }
}

extension VelPartBuilder {
    /// Makes a part of the text so far.
    mutating func flushText(before event: String) throws(VelReductionError) {
        if text.isOdd {
            throw VelReductionError(event: event, key: "delta", expected: "preceded by deltas that are strings")
        }
        if !text.text.isBlank { parts.append(.text(textPart(.done))) }
        text.removeAll()
    }

    /// Appends a part; where the dialect keeps the order of the stream, the text before it comes first.
    mutating func appendInOrder(_ part: VelStream.MessagePart) {
        flushTextInOrder()
        parts.append(part)
    }

    mutating func flushTextInOrder() {
        guard !rules.textWaitsForItsStep else { return }
        if !text.text.isBlank { parts.append(.text(textPart(.done))) }
        text.removeAll()
    }

    private func textPart(_ state: VelStream.PartState) -> VelStream.TextPart {
        let metadata: VelStream.ProviderMetadata? = answerID.map { ["openai": ["itemId": $0]] }
        return VelStream.TextPart(text: text.text, state: state, providerMetadata: metadata)
    }

    private func accepts(_ delta: JSONValue?) -> Bool {
        rules.refusesOddValues || delta?.stringValue != nil
    }
}
