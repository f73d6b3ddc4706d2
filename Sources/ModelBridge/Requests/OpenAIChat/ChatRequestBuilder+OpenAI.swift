import ProtocolSupport

extension ChatRequestBuilder {
    /// The options that OpenAI's API has, and their keys in the body.
    private static let optionKeys: [(option: String, key: String)] = [
        ("logitBias", "logit_bias"), ("user", "user"), ("parallelToolCalls", "parallel_tool_calls"),
        ("textVerbosity", "verbosity"), ("maxCompletionTokens", "max_completion_tokens"), ("store", "store"),
        ("metadata", "metadata"), ("prediction", "prediction"), ("reasoningEffort", "reasoning_effort"),
        ("serviceTier", "service_tier"), ("promptCacheKey", "prompt_cache_key"),
        ("promptCacheOptions", "prompt_cache_options"), ("promptCacheRetention", "prompt_cache_retention"),
        ("safetyIdentifier", "safety_identifier"),
    ]

    /// The options that have no key of their own in the body.
    private static let otherOptions: Set = ["logprobs", "strictJsonSchema", "systemMessageMode", "forceReasoning"]

    var openAIOptions: JSONObject { settings.providerOptions["openai"] ?? [:] }

    /// Whether the rules of reasoning models hold; the application may say so of a model whose name tells nothing.
    var reasons: Bool { openAIOptions["forceReasoning"]?.boolValue ?? model.reasons }

    /// Adds the settings that OpenAI takes, and leaves out those that the model does not.
    mutating func addOpenAISettings(to body: inout JSONObject) {
        addSettings(to: &body, format: openAIFormat)
        for (option, key) in Self.optionKeys {
            if let value = openAIOptions[option], !value.isNull { body[key] = value }
        }
        addLogprobs(to: &body)
        if body["reasoning_effort"] == nil { body["reasoning_effort"] = reasoningLevel }
        if reasons {
            keepToReasoning(&body)
        } else if model.searches {
            drop("temperature", "temperature", from: &body, "models that search do not take it")
        }
        keepToTier(&body)
        noteUnknownOptions()
    }

    private mutating func noteUnknownOptions() {
        let known = Self.otherOptions.union(Self.optionKeys.map(\.option))
        for (option, _) in openAIOptions where !known.contains(option) {
            omit("openai.\(option)", "Chat Completions does not have this option; the Responses API may")
        }
    }

    private var openAIFormat: JSONValue? {
        switch settings.format {
        case nil: return nil
        case .json: return ["type": "json_object"]
        case .object(let schema, let name, let description):
            var form: JSONObject = ["schema": schema]
            form["strict"] = openAIOptions["strictJsonSchema"] ?? true
            form["name"] = .string(name ?? "response")
            form["description"] = description.map { .string($0) }
            return ["type": "json_schema", "json_schema": .object(form)]
        }
    }

    /// Log probabilities: `true`, or how many alternatives of each token.
    private func addLogprobs(to body: inout JSONObject) {
        guard let wanted = openAIOptions["logprobs"] else { return }
        if wanted.doubleValue != nil {
            body["logprobs"] = true
            body["top_logprobs"] = wanted
        } else if wanted == true {
            body["logprobs"] = true
            body["top_logprobs"] = 0
        }
    }

    /// Leaves out what reasoning models do not take.
    private mutating func keepToReasoning(_ body: inout JSONObject) {
        let reason = "models that reason do not take it"
        if body["reasoning_effort"] != "none" || !model.samplesWithoutEffort {
            drop("temperature", "temperature", from: &body, reason)
            drop("topP", "top_p", from: &body, reason)
            drop("logprobs", "logprobs", from: &body, reason)
        }
        drop("frequencyPenalty", "frequency_penalty", from: &body, reason)
        drop("presencePenalty", "presence_penalty", from: &body, reason)
        drop("logitBias", "logit_bias", from: &body, reason)
        drop("topLogprobs", "top_logprobs", from: &body, reason)
        if let limit = body.removeValue(forKey: "max_tokens"), body["max_completion_tokens"] == nil {
            body["max_completion_tokens"] = limit
        }
    }

    private mutating func keepToTier(_ body: inout JSONObject) {
        switch body["service_tier"]?.stringValue {
        case "flex" where !model.hasFlexTier:
            drop("serviceTier", "service_tier", from: &body, "the tier 'flex' is for o3, o4-mini, GPT 5 and later")
        case "priority" where !model.hasPriorityTier:
            drop("serviceTier", "service_tier", from: &body, "the tier 'priority' is not for this model")
        default: break
        }
    }

    private mutating func drop(_ what: String, _ key: String, from body: inout JSONObject, _ reason: String) {
        if body.removeValue(forKey: key) != nil { omit(what, reason) }
    }
}
