import ProtocolSupport

extension OpenAIResponsesRequestBuilder {
    /// The settings that all APIs have.
    var sampling: JSONObject {
        OpenAIResponsesJSON.object([
            "max_output_tokens": settings.maxOutputTokens.map { .int(Int64($0)) },
            "temperature": takesSampling ? settings.temperature.map { .double($0) } : nil,
            "top_p": takesSampling ? settings.topP.map { .double($0) } : nil,
        ])
    }

    private var takesSampling: Bool {
        !reasons || (family.samplesWithoutEffort && effort == "none")
    }

    /// The settings of OpenAI that go on under another name, unread.
    var named: JSONObject {
        var result: JSONObject = [:]
        for name in Self.passedOptions { result[name.snakeCased] = option(name) }
        if !hasTier { result["service_tier"] = nil }
        result["top_logprobs"] = topLogProbabilities
        result["context_management"] = option("contextManagement").map { OpenAIResponsesJSON.withAPIKeys($0) }
        return result
    }

    private static let passedOptions = [
        "conversation", "instructions", "maxToolCalls", "metadata", "parallelToolCalls", "previousResponseId",
        "promptCacheKey", "promptCacheOptions", "promptCacheRetention", "safetyIdentifier", "serviceTier", "store",
        "truncation", "user",
    ]

    /// The settings of OpenAI that have an effect.
    private static let knownOptions = Set(passedOptions).union([
        "allowedTools", "contextManagement", "forceReasoning", "include", "logprobs", "passThroughUnsupportedFiles",
        "reasoningContext", "reasoningEffort", "reasoningMode", "reasoningSummary", "strictJsonSchema",
        "systemMessageMode", "textVerbosity",
    ])

    private var hasTier: Bool {
        switch option("serviceTier") {
        case "flex": family.hasFlexTier
        case "priority": family.hasPriorityTier
        default: true
        }
    }

    /// How many alternatives of each token are wanted: with true, as many as the API gives.
    private var topLogProbabilities: JSONValue? {
        switch option("logprobs") {
        case true: 20
        case false: Optional.none
        case let value: value
        }
    }

    /// The form of the answer.
    var text: JSONValue? {
        let text = OpenAIResponsesJSON.object(["format": format, "verbosity": option("textVerbosity")])
        return text.isEmpty ? nil : .object(text)
    }

    private var format: JSONValue? {
        switch settings.format {
        case nil: nil
        case .json: ["type": "json_object"]
        case .object(let schema, let name, let description):
            .object(
                OpenAIResponsesJSON.object([
                    "type": "json_schema", "strict": option("strictJsonSchema") ?? true,
                    "name": .string(name ?? "response"), "description": description.map { .string($0) },
                    "schema": schema,
                ])
            )
        }
    }

    /// How much the model reasons, and what it tells of that.
    var reasoning: JSONValue? {
        guard reasons else { return nil }
        let reasoning = OpenAIResponsesJSON.object([
            "effort": effort, "summary": summary, "mode": option("reasoningMode"),
            "context": option("reasoningContext"),
        ])
        return reasoning.isEmpty ? nil : .object(reasoning)
    }

    private var effort: JSONValue? {
        if let effort = option("reasoningEffort") { return effort }
        guard settings.isVersion7, let level = settings.reasoning, level != "provider-default" else { return nil }
        return .string(level)
    }

    /// From version 7 on, a model that is told to reason tells of it, unless the application said something else, null included.
    private var summary: JSONValue? {
        if settings.providerOptions["openai"]?["reasoningSummary"] != nil { return option("reasoningSummary") }
        guard settings.isVersion7, let effort, effort != "none" else { return nil }
        return "detailed"
    }

    /// What the answer must hold beside the usual: it is needed to go on, or to show sources.
    var include: JSONValue? {
        var include = option("include")?.arrayValue ?? []
        func add(_ key: JSONValue, if isWanted: Bool) {
            if isWanted, !include.contains(key) { include.append(key) }
        }
        add("message.output_text.logprobs", if: topLogProbabilities != nil)
        add("web_search_call.action.sources", if: tools.hasWebSearch)
        add("code_interpreter_call.outputs", if: tools.has("code_interpreter"))
        add("reasoning.encrypted_content", if: option("store") == false && reasons)
        return include.isEmpty && option("include") == nil ? nil : .array(include)
    }
}

extension OpenAIResponsesRequestBuilder {
    /// The settings that the API does not have.
    var unknownSettings: [ModelRequest.Omission] {
        let known: [(name: String, isSet: Bool)] = [
            ("topK", settings.topK != nil), ("seed", settings.seed != nil),
            ("presencePenalty", settings.presencePenalty != nil),
            ("frequencyPenalty", settings.frequencyPenalty != nil),
            ("stopSequences", settings.stopSequences != nil),
        ]
        var omissions = known.filter(\.isSet).map { ModelRequest.Omission($0.name, "Responses has no such setting") }
        for (name, value) in settings.providerOptions["openai"] ?? [:]
        where !value.isNull && !Self.knownOptions.contains(name) {
            omissions.append(.init(name, "Responses has no such setting of OpenAI; check its name"))
        }
        if option("conversation") != nil, option("previousResponseId") != nil {
            omissions.append(
                .init("conversation", "it cannot be used together with previousResponseId; set one of them")
            )
        }
        return omissions
    }

    /// The settings that the model does not take.
    var unfitSettings: [ModelRequest.Omission] {
        var omissions: [ModelRequest.Omission] = []
        if !takesSampling {
            if settings.temperature != nil {
                omissions.append(unfit("temperature", "models that reason do not take it"))
            }
            if settings.topP != nil { omissions.append(unfit("topP", "models that reason do not take it")) }
        }
        if !reasons {
            for name in ["reasoningEffort", "reasoningSummary", "reasoningMode", "reasoningContext"]
            where option(name) != nil {
                omissions.append(unfit(name, Self.forReasoningModels))
            }
            if option("reasoningEffort") == nil, let effort, effort != "none" {
                omissions.append(unfit("reasoning", Self.forReasoningModels))
            }
        }
        if !hasTier { omissions.append(unfit("serviceTier", "the tier does not exist for this model")) }
        return omissions
    }

    private static let forReasoningModels = "only models that reason take it; set forceReasoning if this is one"

    private func unfit(_ name: String, _ reason: String) -> ModelRequest.Omission {
        ModelRequest.Omission(name, "\(model): \(reason)")
    }
}
