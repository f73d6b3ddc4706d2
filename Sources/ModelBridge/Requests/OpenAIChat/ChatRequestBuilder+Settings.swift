import ProtocolSupport

extension ChatRequestBuilder {
    /// Adds the settings that both dialects have.
    func addSettings(to body: inout JSONObject, format: JSONValue?) {
        body["max_tokens"] = settings.maxOutputTokens.map { .int(Int64($0)) }
        body["temperature"] = settings.temperature.map { .double($0) }
        body["top_p"] = settings.topP.map { .double($0) }
        body["frequency_penalty"] = settings.frequencyPenalty.map { .double($0) }
        body["presence_penalty"] = settings.presencePenalty.map { .double($0) }
        body["response_format"] = format
        body["stop"] = settings.stopSequences.map { .array($0.map { .string($0) }) }
        body["seed"] = settings.seed.map { .int(Int64($0)) }
    }

    /// The level of reasoning in OpenAI's words; clients before 7.0.0 do not have the setting.
    var reasoningLevel: JSONValue? {
        guard settings.isVersion7, let level = settings.reasoning, level != "provider-default" else { return nil }
        return .string(level)
    }
}

// MARK: - Other servers

extension ChatRequestBuilder {
    /// Options of other servers that have another name in the body, or none.
    private static let knownOptions: Set<String> = ["user", "reasoningEffort", "textVerbosity", "strictJsonSchema"]

    /// Adds the settings that a compatible server takes.
    ///
    /// Options under its own name that nobody knows go into the body as they are: servers have settings of their own. Those under
    /// `openaiCompatible`, which are for all servers, do not.
    mutating func addCompatibleSettings(of provider: String, to body: inout JSONObject) {
        var own: JSONObject = [:]
        for name in [provider, Self.camelCase(provider)] { own.add(settings.providerOptions[name] ?? [:]) }
        var options = settings.providerOptions["openai-compatible"] ?? [:]
        options.add(settings.providerOptions["openaiCompatible"] ?? [:])
        options.add(own)
        body["user"] = options["user"]
        if case .object = settings.format {
            omit("format", "compatible servers are asked for any JSON, without the schema; tell the model the schema")
        }
        addSettings(to: &body, format: settings.format == nil ? nil : ["type": "json_object"])
        for (key, value) in own where !Self.knownOptions.contains(key) { body[key] = value }
        let level = reasoningLevel == "none" ? nil : reasoningLevel
        if let effort = options["reasoningEffort"] ?? level { body["reasoning_effort"] = effort }
        if let verbosity = options["textVerbosity"] { body["verbosity"] = verbosity }
    }

    /// The name of a provider as options have it: `my-server` is `myServer`.
    private static func camelCase(_ name: String) -> String {
        var result = ""
        var isAfterMark = false
        for character in name {
            if isAfterMark, ("a"..."z").contains(character) {
                result.removeLast()
                result += character.uppercased()
            } else {
                result.append(character)
            }
            isAfterMark = character == "-" || character == "_"
        }
        return result
    }
}
