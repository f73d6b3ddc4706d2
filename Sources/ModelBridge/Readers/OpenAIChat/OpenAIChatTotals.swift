import AISDK
import GeneratedProtocol
import ModelProviders
import ProtocolSupport

/// What is known of an answer when it has ended.
struct OpenAIChatTotals: Sendable {
    /// Why the answer ended, as far as that is known.
    enum Reason: Sendable {
        /// The provider's word.
        case told(OpenAIChatStream.FinishReason)
        /// A fault came, and no word of the provider after it.
        case fault
    }

    var reason: Reason?
    var usage: OpenAIChatStream.Usage?
    var logprobs: [OpenAIChatStream.TokenLogprob] = []

    /// Notes a fault; a reason that the provider names later counts more.
    mutating func fail() { reason = .fault }

    /// The last word on the answer.
    func finish(_ dialect: OpenAIChatDialect) -> ModelFinish {
        var rawReason: String?
        if case .told(let reason) = reason { rawReason = reason.rawValue }
        return ModelFinish(
            reason: finishReason,
            rawReason: rawReason,
            usage: usage.map { ModelUsage($0, dialect) } ?? ModelUsage(),
            metadata: [dialect.provider: metadata(dialect)]
        )
    }

    private var finishReason: UIMessageStream.FinishReason {
        guard case .told(let reason) = reason else { return reason == nil ? .other : .error }
        return switch reason {
        case .stop: .stop
        case .length: .length
        case .contentFilter: .contentFilter
        case .toolCalls, .functionCall: .toolCalls
        default: .other
        }
    }

    private func metadata(_ dialect: OpenAIChatDialect) -> JSONObject {
        var values: JSONObject = [:]
        let details = usage?.completionTokensDetails
        if let count = details?.acceptedPredictionTokens { values["acceptedPredictionTokens"] = .int(Int64(count)) }
        if let count = details?.rejectedPredictionTokens { values["rejectedPredictionTokens"] = .int(Int64(count)) }
        if dialect.isOpenAI, !logprobs.isEmpty { values["logprobs"] = .array(logprobs.map(Self.value)) }
        return values
    }

    private static func value(_ token: OpenAIChatStream.TokenLogprob) -> JSONValue {
        let others = (token.topLogprobs ?? []).map { value($0.token, $0.logprob) }
        var object = value(token.token, token.logprob)
        object["top_logprobs"] = .array(others.map { .object($0) })
        return .object(object)
    }

    private static func value(_ token: String, _ logprob: Double) -> JSONObject {
        ["token": .string(token), "logprob": .double(logprob)]
    }
}

extension ModelUsage {
    /// Creates the counts of an answer.
    ///
    /// Compatible servers do not count what is written to a cache.
    fileprivate init(_ usage: OpenAIChatStream.Usage, _ dialect: OpenAIChatDialect) {
        self.init()
        let input = usage.promptTokens ?? 0
        let output = usage.completionTokens ?? 0
        let cached = usage.promptTokensDetails?.cachedTokens ?? 0
        let written = dialect.isOpenAI ? usage.promptTokensDetails?.cacheWriteTokens : nil
        let reasoning = usage.completionTokensDetails?.reasoningTokens ?? 0
        inputTokens = input
        uncachedInputTokens = input &- cached &- (written ?? 0)
        cacheReadTokens = cached
        cacheWriteTokens = written
        outputTokens = output
        textTokens = max(output &- reasoning, dialect.isOpenAI ? .min : 0)
        reasoningTokens = reasoning
        raw = JSONValue(wire: usage)
    }
}
