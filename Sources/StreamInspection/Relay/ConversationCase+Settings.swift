import GeneratedProtocol
import ModelBridge
import ProtocolSupport

extension ConversationCase {
    mutating func add(_ values: JSONObject) throws(RelayCaseError) {
        for (provider, options) in values["providerOptions"]?.objectValue ?? [:] {
            settings.providerOptions[provider] = options.objectValue
        }
        for (name, value) in values["headers"]?.objectValue ?? [:] { settings.headers[name] = value.stringValue }
        for (name, model) in values["models"]?.objectValue ?? [:] { models[name] = model.stringValue }
        settings.system = try Self.system(values["system"])
        settings.toolChoice = try Self.choice(values["toolChoice"])
        settings.format = Self.format(values["output"])
        settings.maxOutputTokens = values["maxOutputTokens"]?.intValue
        settings.temperature = values["temperature"]?.doubleValue
        settings.topP = values["topP"]?.doubleValue
        settings.topK = values["topK"]?.intValue
        settings.presencePenalty = values["presencePenalty"]?.doubleValue
        settings.frequencyPenalty = values["frequencyPenalty"]?.doubleValue
        settings.seed = values["seed"]?.intValue
        settings.stopSequences = values["stopSequences"]?.arrayValue?.compactMap(\.stringValue)
        settings.reasoning = values["reasoning"]?.stringValue
        settings.allowsSystemInMessages = values["allowSystemInMessages"]?.boolValue
        conversion.ignoresIncompleteCalls = values["ignoreIncompleteToolCalls"] == true
        if let kind = values["convertDataPart"]?.stringValue { convertData(to: kind) }
        if let active = values["activeTools"]?.arrayValue?.compactMap(\.stringValue) {
            tools.removeAll { !active.contains($0.name) }
        }
    }

    private static func system(_ value: JSONValue?) throws(RelayCaseError) -> [ModelMessage] {
        guard let value else { return [] }
        if let text = value.stringValue { return [.system(text)] }
        guard let list = value.arrayValue ?? value.objectValue.map({ [.object($0)] }) else {
            throw RelayCaseError(path: "$.settings.system", expected: "a text or a list of messages")
        }
        return list.map { message in
            var options: ModelMessage.Options = [:]
            for (provider, values) in message["providerOptions"]?.objectValue ?? [:] {
                options[provider] = values.objectValue
            }
            return .system(message["content"]?.stringValue ?? "", options: options.isEmpty ? nil : options)
        }
    }

    private static func choice(_ value: JSONValue?) throws(RelayCaseError) -> ModelRequestSettings.ToolChoice? {
        switch value?.stringValue {
        case "auto": return .auto
        case "none": return ModelRequestSettings.ToolChoice.none
        case "required": return .required
        default: break
        }
        if let name = value?["toolName"]?.stringValue { return .tool(name) }
        guard value == nil else {
            throw RelayCaseError(
                path: "$.settings.toolChoice",
                expected: "'auto', 'none', 'required', or an object with a 'toolName'"
            )
        }
        return nil
    }

    private static func format(_ value: JSONValue?) -> ModelRequestSettings.Format? {
        guard let value else { return nil }
        guard let schema = value["schema"] else { return .json }
        return .object(
            schema: schema,
            name: value["name"]?.stringValue,
            description: value["description"]?.stringValue
        )
    }

    /// What recorded conversations make of parts with data: a text of the JSON, or a file.
    private mutating func convertData(to kind: String) {
        conversion.convertData = { part in
            if part.name == "hidden" { return nil }
            guard kind == "file" else { return .text(part.data.description) }
            return .file(
                ModelMessage.File(
                    .url(part.data["base64"]?.stringValue ?? ""),
                    mediaType: part.data["mediaType"]?.stringValue ?? "",
                    filename: part.data["name"]?.stringValue
                )
            )
        }
    }
}
