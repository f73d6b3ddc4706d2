import GeneratedProtocol
import ModelProviders
import ProtocolSupport

/// What an answer tells about itself as a whole.
///
/// Later chunks replace what earlier ones told.
struct GeminiEnding: Sendable {
    /// Whether an error was told: the reason if the provider gives none.
    var hasFailed = false
    private var reason: UIMessageStream.FinishReason?
    private var rawReason: String?
    private var usage: GeminiStream.UsageMetadata?
    private var feedback: GeminiStream.PromptFeedback?
    private var grounding: GeminiStream.GroundingMetadata?
    private var pages: GeminiStream.URLContextMetadata?
    private var tier: String?
    /// The chunk with the reason.
    private var last: GeminiStream.Chunk?

    /// Notes what a chunk tells.
    ///
    /// - Parameters:
    ///   - chunk: The chunk.
    ///   - hasCalls: Whether the model called a function.
    mutating func note(_ chunk: GeminiStream.Chunk, hasCalls: Bool) {
        if let usage = chunk.usageMetadata { self.usage = usage }
        if let feedback = chunk.promptFeedback { self.feedback = feedback }
        if let tier = chunk.serviceTier ?? chunk.usageMetadata?.serviceTier { self.tier = tier }
        guard let candidate = chunk.candidates?.first else { return }
        if let grounding = candidate.groundingMetadata { self.grounding = grounding }
        if let pages = candidate.urlContextMetadata { self.pages = pages }
        guard let reason = candidate.finishReason else { return }
        self.reason = Self.reason(reason, hasCalls)
        rawReason = reason.rawValue
        last = chunk
    }

    /// The last word of the answer.
    var finish: ModelFinish {
        ModelFinish(
            reason: reason ?? (hasFailed ? .error : .other),
            rawReason: rawReason,
            usage: usage.map(ModelUsage.init) ?? ModelUsage(),
            metadata: last.map(metadata)
        )
    }

    private static func reason(_ reason: GeminiStream.FinishReason, _ hasCalls: Bool) -> UIMessageStream.FinishReason {
        switch reason {
        case .stop: hasCalls ? .toolCalls : .stop
        case .maxTokens: .length
        case .safety, .recitation, .blocklist, .prohibitedContent, .spii, .imageSafety: .contentFilter
        case .malformedFunctionCall: .error
        default: .other
        }
    }

    private func metadata(_ last: GeminiStream.Chunk) -> ModelPart.Metadata {
        let candidate = last.candidates?.first
        return [
            "google": [
                "promptFeedback": .of(feedback),
                "groundingMetadata": .of(grounding),
                "urlContextMetadata": .of(pages),
                "safetyRatings": .of(candidate?.safetyRatings),
                "usageMetadata": .of(last.usageMetadata),
                "finishMessage": .of(candidate?.finishMessage),
                "serviceTier": .of(tier),
            ]
        ]
    }
}

extension ModelUsage {
    fileprivate init(_ usage: GeminiStream.UsageMetadata) {
        self.init()
        let read = usage.promptTokenCount ?? 0
        let cached = usage.cachedContentTokenCount ?? 0
        inputTokens = read
        cacheReadTokens = cached
        uncachedInputTokens = read &- cached
        textTokens = usage.candidatesTokenCount ?? 0
        reasoningTokens = usage.thoughtsTokenCount ?? 0
        outputTokens = (textTokens ?? 0) &+ (reasoningTokens ?? 0)
        raw = .of(usage)
    }
}

extension JSONValue {
    /// The JSON of a value of the provider; null where there is none.
    fileprivate static func of(_ value: (some JSONCodable)?) -> JSONValue {
        guard let value, let json = try? value.json() else { return .null }
        return (try? JSONValue(json: json)) ?? .null
    }
}
