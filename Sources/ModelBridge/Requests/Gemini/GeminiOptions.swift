import ProtocolSupport

/// What Gemini's own metadata say of a part of the model.
struct GeminiOptions {
    private let values: JSONObject

    /// The metadata of Vertex AI, which runs the same models, count where there are none of Gemini.
    init(_ options: ModelMessage.Options?) {
        values = options?["google"] ?? options?["googleVertex"] ?? options?["vertex"] ?? [:]
    }

    var signature: String? { values["thoughtSignature"]?.stringValue }

    var isThought: Bool { values["thought"] == true }

    func signed(_ part: JSONObject) -> JSONValue {
        guard let signature else { return .object(part) }
        var part = part
        part["thoughtSignature"] = .string(signature)
        return .object(part)
    }

    /// The call of a tool that the provider ran beside functions; nil for other calls.
    func serverCall(_ call: ModelMessage.Call) -> JSONObject? {
        guard var tool = serverTool else { return nil }
        // Some keep the input as the text of its JSON.
        let parsed = call.input?.stringValue.flatMap { try? JSONValue(json: Array($0.utf8)) }
        tool["args"] = parsed ?? call.input
        return ["toolCall": .object(tool)]
    }

    /// The output of a tool that the provider ran beside functions; nil for other outputs.
    func serverResponse(_ output: ModelMessage.Output) -> JSONObject? {
        guard var tool = serverTool else { return nil }
        if case .json(let value, _) = output.value { tool["response"] = value } else { tool["response"] = [:] }
        return ["toolResponse": .object(tool)]
    }

    private var serverTool: JSONObject? {
        guard let id = values["serverToolCallId"]?.stringValue, let type = values["serverToolType"]?.stringValue,
            !id.isEmpty, !type.isEmpty
        else { return nil }
        return ["toolType": .string(type), "id": .string(id)]
    }
}
