import ModelBridge
import ProtocolSupport

extension ConversationCase {
    mutating func add(_ tool: JSONValue, named name: String) throws(RelayCaseError) {
        guard let tool = tool.objectValue else {
            throw RelayCaseError(path: "$.tools.\(name)", expected: "an object")
        }
        var options: ModelPart.Metadata = [:]
        for (provider, values) in tool["providerOptions"]?.objectValue ?? [:] {
            options[provider] = values.objectValue
        }
        let modelOutput = tool["modelOutput"].flatMap(Self.output)
        tools.append(
            ModelTool(
                name: name,
                description: tool["description"]?.stringValue,
                title: tool["title"]?.stringValue,
                inputSchema: tool["schema"] ?? ["type": "object", "properties": [:]],
                isDynamic: tool["dynamic"] == true,
                isStrict: tool["strict"]?.boolValue,
                providerTool: tool["provider"]?.stringValue,
                providerArguments: tool["args"]?.objectValue ?? [:],
                providerOptions: options,
                inputExamples: tool["inputExamples"]?.arrayValue ?? [],
                modelOutput: { _ in modelOutput }
            )
        )
        if let output = tool["output"] { outcomes[name] = .output(output) }
        if let text = tool["throws"]?.stringValue { outcomes[name] = .failure(text) }
    }

    /// An output as the SDK's model messages have it.
    private static func output(_ value: JSONValue) -> ModelMessage.Output.Value? {
        switch value["type"]?.stringValue {
        case "text": .text(value["value"]?.stringValue ?? "")
        case "json": .json(value["value"] ?? .null)
        case "error-text": .errorText(value["value"]?.stringValue ?? "")
        case "error-json": .errorJSON(value["value"] ?? .null)
        case "execution-denied": .denied(reason: value["reason"]?.stringValue)
        case "content": .content(value["value"]?.arrayValue ?? [])
        default: nil
        }
    }
}
