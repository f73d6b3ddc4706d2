public import GeneratedProtocol

/// What came of asking a model until it needed nothing more from the server.
public struct ModelAnswer: Sendable {
    /// The turns of the model, in order.
    public var turns: [ModelTurn] = []
    /// The calls that the client runs, or that the user must allow; their outputs come with the next request.
    public var openCalls: [ModelTurn.Call] = []
    /// Whether the model wanted more steps than were allowed.
    public var reachedStepLimit = false

    /// Why the model stopped.
    public var finishReason: UIMessageStream.FinishReason {
        turns.last?.finishReason ?? (openCalls.isEmpty ? .other : .toolCalls)
    }

    /// What all turns cost together.
    public var usage: ModelUsage {
        turns.map(\.usage).reduce(into: ModelUsage()) { $0.add($1) }
    }
}

extension ModelUsage {
    /// Adds counts; a count that is known on one side only stays as it is.
    public mutating func add(_ other: ModelUsage) {
        func sum(_ first: Int?, _ second: Int?) -> Int? {
            guard let first, let second else { return first ?? second }
            return first &+ second
        }
        inputTokens = sum(inputTokens, other.inputTokens)
        uncachedInputTokens = sum(uncachedInputTokens, other.uncachedInputTokens)
        cacheReadTokens = sum(cacheReadTokens, other.cacheReadTokens)
        cacheWriteTokens = sum(cacheWriteTokens, other.cacheWriteTokens)
        outputTokens = sum(outputTokens, other.outputTokens)
        textTokens = sum(textTokens, other.textTokens)
        reasoningTokens = sum(reasoningTokens, other.reasoningTokens)
        raw = nil
    }
}
