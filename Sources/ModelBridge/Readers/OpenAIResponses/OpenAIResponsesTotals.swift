import GeneratedProtocol
import ModelProviders
import ProtocolSupport

/// What an answer tells about itself: why it ended, and what it cost.
struct OpenAIResponsesTotals {
    var responseID: String?
    /// Whether the model called a tool of the application.
    var hasCall = false
    private var serviceTier: String?
    private var context: String?
    private var logprobs: [JSONValue] = []
    private var usage = ModelUsage()
    private var reason: UIMessageStream.FinishReason = .other
    private var rawReason: String?

    /// Takes the last word of an answer.
    mutating func complete(_ response: OpenAIResponsesStream.Response, isIncomplete: Bool = false) {
        rawReason = response.incompleteDetails?.reason?.rawValue
        reason = reason(response.incompleteDetails?.reason, isIncomplete: isIncomplete)
        serviceTier = response.serviceTier
        context = response.reasoning?["context"]?.stringValue
        count(response.usage)
    }

    mutating func cancel(_ response: OpenAIResponsesStream.Response) {
        count(response.usage)
    }

    mutating func fail(_ response: OpenAIResponsesStream.Response) {
        count(response.usage)
        guard let details = response.incompleteDetails?.reason else {
            reason = .error
            return rawReason = "error"
        }
        reason = reason(details, isIncomplete: true)
        rawReason = details.rawValue
    }

    /// Takes a fault after which the answer may go on.
    mutating func fault() {
        reason = .error
        rawReason = nil
    }

    private func reason(
        _ reason: OpenAIResponsesStream.IncompleteReason?,
        isIncomplete: Bool
    ) -> UIMessageStream.FinishReason {
        switch reason {
        case .maxOutputTokens: .length
        case .contentFilter: .contentFilter
        default: hasCall ? .toolCalls : isIncomplete ? .other : .stop
        }
    }

    private mutating func count(_ counts: OpenAIResponsesStream.Usage?) {
        guard let counts else { return }
        usage = ModelUsage()
        usage.inputTokens = counts.inputTokens
        usage.cacheReadTokens = counts.inputTokensDetails?.cachedTokens ?? 0
        usage.cacheWriteTokens = counts.inputTokensDetails?.cacheWriteTokens
        let cached = (usage.cacheReadTokens ?? 0) &+ (usage.cacheWriteTokens ?? 0)
        usage.uncachedInputTokens = counts.inputTokens.map { $0 &- cached }
        usage.outputTokens = counts.outputTokens
        let reasoning = counts.outputTokensDetails?.reasoningTokens ?? 0
        usage.reasoningTokens = reasoning
        usage.textTokens = counts.outputTokens.map { $0 &- reasoning }
        usage.raw = .openAI(counts)
    }

    /// Keeps the log probabilities of a piece of text.
    mutating func add(_ tokens: [OpenAIResponsesStream.TokenLogprob]) {
        logprobs.append(
            .array(
                tokens.map { token in
                    let others = (token.topLogprobs ?? []).map { Self.value($0.token, $0.logprob) }
                    var value = Self.value(token.token, token.logprob)
                    value["top_logprobs"] = .array(others.map { .object($0) })
                    return .object(value)
                }
            )
        )
    }

    private static func value(_ token: String, _ logprob: Double) -> JSONObject {
        ["token": .string(token), "logprob": .double(logprob)]
    }

    /// The end of the answer.
    var finish: ModelFinish {
        var values: JSONObject = ["responseId": responseID.map { .string($0) } ?? .null]
        if !logprobs.isEmpty { values["logprobs"] = .array(logprobs) }
        values["serviceTier"] = serviceTier.map { .string($0) }
        values["reasoningContext"] = context.map { .string($0) }
        return ModelFinish(reason: reason, rawReason: rawReason, usage: usage, metadata: ["openai": values])
    }
}
