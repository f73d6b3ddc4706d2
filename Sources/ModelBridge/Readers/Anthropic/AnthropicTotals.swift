import GeneratedProtocol
import ModelProviders
import ProtocolSupport

/// What is known of an answer as a whole.
struct AnthropicTotals: Sendable {
    /// Whether the answer was the input of a tool, so that its call is the end and not a call.
    var hasAnswerOfTool = false
    private var stopReason: AnthropicMessagesStream.StopReason?
    private var stopSequence: String?
    private var stopDetails: AnthropicMessagesStream.StopDetails?
    private var container: AnthropicMessagesStream.Container?
    private var context: AnthropicMessagesStream.AppliedContext?
    private var iterations: [AnthropicMessagesStream.UsageIteration]?
    private var inputTokens: Int?
    private var cacheReadTokens: Int?
    private var cacheWriteTokens: Int?
    private var outputTokens = 0
    private var thinkingTokens: Int?
    private var raw: JSONObject?

    /// Notes what the beginning of the message tells.
    ///
    /// Its count of written tokens is a placeholder.
    mutating func begin(_ message: AnthropicMessagesStream.Message, _ usage: AnthropicMessagesStream.Usage) {
        stopReason = message.stopReason
        stopSequence = message.stopSequence
        container = message.container
        inputTokens = usage.inputTokens
        cacheReadTokens = usage.cacheReadInputTokens ?? 0
        cacheWriteTokens = usage.cacheCreationInputTokens ?? 0
        raw = usage.jsonValue?.objectValue
    }

    /// Notes what the end of the message tells; counts that it does not tell stay.
    mutating func update(_ event: AnthropicMessagesStream.MessageDelta) {
        stopReason = event.delta.stopReason
        stopSequence = event.delta.stopSequence
        stopDetails = event.delta.stopDetails ?? stopDetails
        container = event.delta.container ?? container
        context = event.contextManagement ?? context
        let usage = event.usage
        inputTokens = usage.inputTokens ?? inputTokens
        cacheReadTokens = usage.cacheReadInputTokens ?? cacheReadTokens
        cacheWriteTokens = usage.cacheCreationInputTokens ?? cacheWriteTokens
        outputTokens = usage.outputTokens ?? outputTokens
        thinkingTokens = usage.outputTokensDetails?.thinkingTokens ?? thinkingTokens
        iterations = usage.iterations ?? iterations
        var raw = raw ?? [:]
        for (key, value) in usage.jsonValue?.objectValue ?? [:] { raw[key] = value }
        self.raw = raw
    }

    /// The last word of the answer.
    var finish: ModelFinish {
        ModelFinish(reason: reason, rawReason: stopReason?.rawValue, usage: usage, metadata: ["anthropic": values])
    }

    private var reason: UIMessageStream.FinishReason {
        switch stopReason {
        case .endTurn, .stopSequence, .pauseTurn: .stop
        case .toolUse: hasAnswerOfTool ? .stop : .toolCalls
        case .maxTokens, .modelContextWindowExceeded: .length
        case .refusal: .contentFilter
        default: .other
        }
    }

    private var usage: ModelUsage {
        var usage = ModelUsage()
        let (input, output) = tokens
        usage.uncachedInputTokens = input
        usage.cacheReadTokens = cacheReadTokens
        usage.cacheWriteTokens = cacheWriteTokens
        usage.inputTokens = input.map { $0 &+ (cacheReadTokens ?? 0) &+ (cacheWriteTokens ?? 0) }
        usage.outputTokens = output
        usage.reasoningTokens = thinkingTokens
        usage.textTokens = thinkingTokens.map { output &- $0 }
        usage.raw = raw.map(JSONValue.object)
        return usage
    }

    /// Tokens read and written: the sums of the runs, if there were several.
    ///
    /// The counts of an answer that another model took over are right as they are.
    private var tokens: (input: Int?, output: Int) {
        guard let iterations, !iterations.contains(where: { $0.type == .fallbackMessage }) else {
            return (inputTokens, outputTokens)
        }
        let counted = iterations.filter { $0.type == .message || $0.type == .compaction }
        guard !counted.isEmpty else { return (inputTokens, outputTokens) }
        let input = counted.reduce(0) { $0 &+ ($1.inputTokens ?? 0) }
        return (input, counted.reduce(0) { $0 &+ ($1.outputTokens ?? 0) })
    }

    private var values: JSONObject {
        var values: JSONObject = ["usage": raw.map(JSONValue.object) ?? .null, "stopSequence": .init(stopSequence)]
        if let details = stopDetails?.jsonValue?.camelCased.withoutNulls { values["stopDetails"] = details }
        values["iterations"] =
            iterations.map { .array($0.compactMap { $0.jsonValue?.camelCased.withoutNulls }) } ?? .null
        values["container"] = container.map(Self.values) ?? .null
        values["contextManagement"] = context?.jsonValue?.camelCased ?? .null
        return values
    }

    private static func values(of container: AnthropicMessagesStream.Container) -> JSONValue {
        [
            "expiresAt": .init(container.expiresAt), "id": .string(container.id),
            "skills": container.skills.map { .array($0.compactMap { $0.jsonValue?.camelCased }) } ?? .null,
        ]
    }
}

extension JSONValue {
    /// The value with the keys of its objects in camel case, as the SDK names them.
    var camelCased: JSONValue {
        switch self {
        case .array(let elements): return .array(elements.map(\.camelCased))
        case .object(let object):
            var renamed: JSONObject = [:]
            for (key, value) in object { renamed[Self.camelCase(key)] = value.camelCased }
            return .object(renamed)
        default: return self
        }
    }

    private static func camelCase(_ key: String) -> String {
        let words = key.split(separator: "_")
        guard let first = words.first else { return key }
        return first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// The object without its members that are null.
    var withoutNulls: JSONValue {
        guard let object = objectValue else { return self }
        var kept: JSONObject = [:]
        for (key, value) in object where !value.isNull { kept[key] = value }
        return .object(kept)
    }
}
