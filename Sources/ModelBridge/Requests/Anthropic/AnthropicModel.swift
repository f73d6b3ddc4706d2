/// What a model of Anthropic can do, as far as requests depend on it.
///
/// From Anthropic's overview of models and the recorded requests of the AI SDK. A model that is not in the table is treated as a new
/// one if its name says that it is Claude, and for one with modest abilities if not: other makers serve this API too.
struct AnthropicModel: Sendable {
    /// The most tokens that it writes.
    var maxTokens: Int
    /// Whether it keeps to a schema, in its answer and in the input of strict tools.
    var hasStructuredOutput = false
    /// Whether it decides how much to think.
    var hasAdaptiveThinking = false
    /// Whether temperature, `top_p` and `top_k` are errors.
    var refusesSampling = false
    /// Whether it knows the effort `xhigh`.
    var hasExtraHighEffort = false
    /// Whether an effort above `high` needs thinking.
    var needsThinkingAboveHighEffort = false
    /// Whether the table has it.
    var isKnown = true
    /// Whether it is one of Anthropic's.
    var isClaude = true

    init(named name: String) {
        let text = name + "$"
        if let family = Self.families.first(where: { $0.names.contains(where: text.contains) }) {
            self = family.model
        } else if name.contains("claude-") {
            self = Self.newest
            isKnown = false
        } else {
            self = Self(maxTokens: 4096)
            isKnown = false
            isClaude = false
        }
    }

    private init(
        maxTokens: Int,
        hasStructuredOutput: Bool = false,
        hasAdaptiveThinking: Bool = false,
        refusesSampling: Bool = false,
        needsThinkingAboveHighEffort: Bool = false,
        isKnown: Bool = true
    ) {
        self.maxTokens = maxTokens
        self.hasStructuredOutput = hasStructuredOutput
        self.hasAdaptiveThinking = hasAdaptiveThinking
        self.refusesSampling = refusesSampling
        // Both came with the same models.
        self.hasExtraHighEffort = refusesSampling
        self.needsThinkingAboveHighEffort = needsThinkingAboveHighEffort
        self.isKnown = isKnown
    }

    private static let newest = Self(
        maxTokens: 128_000,
        hasStructuredOutput: true,
        hasAdaptiveThinking: true,
        refusesSampling: true,
        needsThinkingAboveHighEffort: true
    )

    /// The first entry counts that has a piece of the model's name, which ends in `$`.
    private static let families: [(names: [String], model: Self)] = [
        (["claude-opus-5"], newest),
        (
            ["claude-opus-4-8", "claude-opus-4-7", "claude-fable-5", "claude-sonnet-5"],
            Self(maxTokens: 128_000, hasStructuredOutput: true, hasAdaptiveThinking: true, refusesSampling: true)
        ),
        (
            ["claude-sonnet-4-6", "claude-opus-4-6"],
            Self(maxTokens: 128_000, hasStructuredOutput: true, hasAdaptiveThinking: true)
        ),
        (
            ["claude-sonnet-4-5", "claude-opus-4-5", "claude-haiku-4-5"],
            Self(maxTokens: 64_000, hasStructuredOutput: true)
        ),
        (["claude-opus-4-1"], Self(maxTokens: 32_000, hasStructuredOutput: true)),
        (["claude-sonnet-4-", "claude-sonnet-4@"], Self(maxTokens: 64_000)),
        (["claude-opus-4-", "claude-opus-4@"], Self(maxTokens: 32_000)),
        (["claude-3-haiku"], Self(maxTokens: 4096)),
        (
            old("claude-3") + old("claude-2") + old("claude-v2") + old("claude-instant"),
            Self(maxTokens: 4096, isKnown: false)
        ),
    ]

    private static func old(_ family: String) -> [String] { ["-", ".", ":", "$"].map { family + $0 } }
}
