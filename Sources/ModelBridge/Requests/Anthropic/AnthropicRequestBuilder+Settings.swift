import ProtocolSupport

/// How chance shapes the answer.
struct AnthropicSampling: Sendable {
    var temperature: Double?
    var topP: Double?
    var topK: Int?
}

/// Whether and how much the model thinks.
struct AnthropicThinking: Sendable {
    /// The setting of the request; nil to leave it to the service.
    var setting: JSONObject?
    /// How many tokens the thinking may take.
    var budget: Int?
    /// How much work the model puts into the answer.
    var effort: String?
    /// Whether it thinks, as far as the request says.
    var isOn: Bool { setting?.type == "enabled" || setting?.type == "adaptive" }
}

extension AnthropicRequestBuilder {
    mutating func omitUnknownSettings() {
        if settings.frequencyPenalty != nil { omit("frequencyPenalty", "Anthropic does not have it") }
        if settings.presencePenalty != nil { omit("presencePenalty", "Anthropic does not have it") }
        if settings.seed != nil { omit("seed", "Anthropic does not have it") }
    }

    /// Returns what the model takes of the settings of chance.
    mutating func sampling() -> AnthropicSampling {
        var sampling = AnthropicSampling(
            temperature: settings.temperature,
            topP: settings.topP,
            topK: settings.topK
        )
        if let given = sampling.temperature, !(0...1).contains(given) {
            let taken = given > 1 ? 1.0 : 0
            omit("temperature", "Anthropic takes 0 to 1, so \(given) becomes \(taken)")
            sampling.temperature = taken
        }
        if settings.format == .json {
            omit("format", "Anthropic needs a schema for JSON; without one, ask for JSON in the prompt")
        }
        if !model.isKnown, settings.maxOutputTokens == nil {
            omit("maxOutputTokens", "'\(modelName)' is not known, so \(model.maxTokens) is taken; set it")
        }
        if model.refusesSampling { omitSampling(&sampling, "\(modelName) does not take it") }
        return sampling
    }

    private mutating func omitSampling(_ sampling: inout AnthropicSampling, _ reason: String) {
        if sampling.temperature != nil { omit("temperature", reason) }
        if sampling.topK != nil { omit("topK", reason) }
        if sampling.topP != nil { omit("topP", reason) }
        sampling = AnthropicSampling()
    }

    mutating func add(_ given: AnthropicSampling, _ thinking: AnthropicThinking, to body: inout JSONObject) {
        var sampling = given
        if thinking.isOn {
            omitSampling(&sampling, "Anthropic takes none while the model thinks")
        } else if model.isClaude, sampling.temperature != nil, sampling.topP != nil {
            omit("topP", "Anthropic takes it or the temperature, not both")
            sampling.topP = nil
        }
        body["temperature"] = sampling.temperature.map(JSONValue.double)
        body["top_k"] = sampling.topK.map(JSONValue.int)
        body["top_p"] = sampling.topP.map(JSONValue.double)
        body["stop_sequences"] = settings.stopSequences.map { .array($0.map(JSONValue.string)) }
    }

    /// Adds how much the model may write, the thinking included.
    mutating func addLimit(_ thinking: AnthropicThinking, to body: inout JSONObject) {
        var limit = settings.maxOutputTokens ?? model.maxTokens
        if let budget = thinking.budget, thinking.isOn {
            let (sum, isTooMuch) = limit.addingReportingOverflow(budget)
            limit = isTooMuch ? Int.max : sum
        }
        if model.isKnown, limit > model.maxTokens {
            if settings.maxOutputTokens != nil {
                omit("maxOutputTokens", "\(modelName) writes at most \(model.maxTokens) tokens, thinking included")
            }
            limit = model.maxTokens
        }
        body["max_tokens"] = .int(limit)
    }

    /// Returns what is asked about thinking: in the options of the provider, or else by the level of reasoning.
    mutating func thinking() -> AnthropicThinking {
        var thinking = AnthropicThinking(effort: options["effort"]?.stringValue)
        var given = options["thinking"]?.objectValue
        if thinking.effort == nil, let level = reasoningLevel(), given == nil || level.effort != nil {
            if given == nil { given = level.setting }
            if given?.type != "disabled" { thinking.effort = level.effort }
        }
        if model.needsThinkingAboveHighEffort, given?.type == "disabled",
            let effort = thinking.effort, effort == "xhigh" || effort == "max"
        {
            omit("effort", "\(modelName) takes '\(effort)' only while it thinks, so it becomes 'high'")
            thinking.effort = "high"
        }
        guard let given else { return thinking }
        var setting: JSONObject = [:]
        setting["type"] = given["type"]
        if given.type == "enabled" {
            var budget = given["budgetTokens"]?.intValue
            if budget == nil {
                omit("thinking", "its budget is missing, so 1024 tokens are taken; set budgetTokens")
                budget = 1024
            }
            thinking.budget = budget
            setting["budget_tokens"] = budget.map(JSONValue.int)
        }
        if given.type == "adaptive" { setting["display"] = given["display"] }
        if let binding = given["blockBinding"]?["prefixMismatchBehavior"] {
            setting["block_binding"] = ["prefix_mismatch_behavior": binding]
            ask(for: "thinking-binding-controls-2026-08-01")
        }
        if !setting.isEmpty { thinking.setting = setting }
        return thinking
    }

    /// What a level of reasoning is here: an effort for models that decide how much to think, a share of the limit for others.
    private mutating func reasoningLevel() -> (setting: JSONObject, effort: String?)? {
        guard settings.isVersion7, let level = settings.reasoning, level != "provider-default" else { return nil }
        if level == "none" { return (["type": "disabled"], nil) }
        if model.hasAdaptiveThinking {
            let efforts = [
                "minimal": "low", "low": "low", "medium": "medium", "high": "high",
                "xhigh": model.hasExtraHighEffort ? "xhigh" : "max",
            ]
            let effort = efforts[level]
            if effort != level {
                omit(
                    "reasoning",
                    "\(modelName) does not have the level '\(level)'" + (effort.map { ", so it is '\($0)'" } ?? "")
                )
            }
            return (["type": "adaptive", "display": "summarized"], effort)
        }
        let percents = ["minimal": 2, "low": 10, "medium": 30, "high": 60, "xhigh": 90]
        guard let percent = percents[level] else {
            omit("reasoning", "\(modelName) does not have the level '\(level)'")
            return nil
        }
        let budget = min(model.maxTokens, max(1024, (model.maxTokens * percent + 50) / 100))
        return (["type": "enabled", "budgetTokens": .int(budget)], nil)
    }
}
