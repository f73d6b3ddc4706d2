import ProtocolSupport

extension GeminiRequestBuilder {
    /// How the answer is made.
    func generationConfig(_ thinking: JSONObject?, _ omissions: inout [ModelRequest.Omission]) -> JSONObject {
        var config: JSONObject = [:]
        config["maxOutputTokens"] = settings.maxOutputTokens.map { .int(Int64($0)) }
        config["temperature"] = settings.temperature.map { .double($0) }
        config["topK"] = settings.topK.map { .int(Int64($0)) }
        config["topP"] = settings.topP.map { .double($0) }
        config["frequencyPenalty"] = settings.frequencyPenalty.map { .double($0) }
        config["presencePenalty"] = settings.presencePenalty.map { .double($0) }
        config["stopSequences"] = settings.stopSequences.map { .array($0.map { .string($0) }) }
        config["seed"] = settings.seed.map { .int(Int64($0)) }
        switch settings.format {
        case .json: config["responseMimeType"] = "application/json"
        case .object(let schema, _, _):
            config["responseMimeType"] = "application/json"
            if given("structuredOutputs") != false {
                config["responseSchema"] = GeminiSchema.rewritten(
                    schema,
                    of: "the answer",
                    isVersion7: settings.isVersion7,
                    &omissions
                )
            }
        case nil: break
        }
        if given("audioTimestamp") == true { config["audioTimestamp"] = true }
        for key in ["responseModalities", "mediaResolution", "imageConfig"] { config[key] = given(key) }
        config["thinkingConfig"] = thinking.map { .object($0) }
        return config
    }

    /// The value of an option of the provider; nil for null, too.
    func given(_ key: String) -> JSONValue? { options[key].flatMap { $0.isNull ? nil : $0 } }

    /// The options that this API does not have.
    var optionOmissions: [ModelRequest.Omission] {
        var omissions: [ModelRequest.Omission] = []
        for (key, value) in options where !value.isNull && value != false {
            if Self.vertexOptions.contains(key) {
                omissions.append(.init("google.\(key)", "only Vertex AI has this option"))
            } else if !Self.knownOptions.contains(key) {
                omissions.append(.init("google.\(key)", "the options of Gemini do not have this key"))
            }
        }
        return omissions
    }

    private static let vertexOptions: Set = ["streamFunctionCallArguments", "sharedRequestType", "requestType"]

    private static let knownOptions: Set = [
        "audioTimestamp", "cachedContent", "imageConfig", "labels", "mediaResolution", "responseModalities",
        "retrievalConfig", "safetySettings", "serviceTier", "structuredOutputs", "thinkingConfig",
    ]
}
