import ModelBridge
import ProtocolSupport

/// Messages as the SDK's documents write them, to compare with recorded ones.
extension ModelMessage {
    func json(isVersion7: Bool) -> JSONValue {
        switch self {
        case .system(let text, let options):
            Self.object(["role": "system", "content": .string(text), "providerOptions": Self.json(options)])
        case .user(let parts):
            ["role": "user", "content": .array(parts.map { $0.json(isVersion7) })]
        case .assistant(let parts):
            ["role": "assistant", "content": .array(parts.map { $0.json(isVersion7) })]
        case .tool(let parts):
            ["role": "tool", "content": .array(parts.map(\.json))]
        }
    }

    /// The object without the members that are not there.
    static func object(_ members: [String: JSONValue?]) -> JSONValue {
        var object: JSONObject = [:]
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            if let value { object[key] = value }
        }
        return .object(object)
    }

    static func json(_ options: Options?) -> JSONValue? {
        options.map { options in
            var object: JSONObject = [:]
            for (key, values) in options { object[key] = .object(values) }
            return .object(object)
        }
    }
}

extension ModelMessage.UserPart {
    func json(_ isVersion7: Bool) -> JSONValue {
        switch self {
        case .text(let text, let options):
            ModelMessage.object([
                "type": "text", "text": .string(text), "providerOptions": ModelMessage.json(options),
            ])
        case .file(let file): file.json("file", isVersion7)
        }
    }
}

extension ModelMessage.AssistantPart {
    func json(_ isVersion7: Bool) -> JSONValue {
        switch self {
        case .text(let text, let options):
            ModelMessage.object([
                "type": "text", "text": .string(text), "providerOptions": ModelMessage.json(options),
            ])
        case .reasoning(let text, let options):
            ModelMessage.object([
                "type": "reasoning", "text": .string(text), "providerOptions": ModelMessage.json(options),
            ])
        case .file(let file): file.json("file", isVersion7)
        case .reasoningFile(let file): file.json("reasoning-file", isVersion7)
        case .custom(let kind, let options):
            ModelMessage.object([
                "type": "custom", "kind": .string(kind), "providerOptions": ModelMessage.json(options),
            ])
        case .call(let call):
            ModelMessage.object([
                "type": "tool-call", "toolCallId": .string(call.id), "toolName": .string(call.name),
                "input": call.input,
                "providerExecuted": call.isProviderExecuted.map { .bool($0) },
                "providerOptions": ModelMessage.json(call.options),
            ])
        case .output(let output): output.json
        case .approvalRequest(let id, let callID):
            ["type": "tool-approval-request", "approvalId": .string(id), "toolCallId": .string(callID)]
        }
    }
}

extension ModelMessage.ToolPart {
    var json: JSONValue {
        switch self {
        case .output(let output): output.json
        case .approvalResponse(let response):
            ModelMessage.object([
                "type": "tool-approval-response", "approvalId": .string(response.id),
                "approved": .bool(response.isApproved), "reason": response.reason.map { .string($0) },
                "providerExecuted": response.isProviderExecuted.map { .bool($0) },
            ])
        }
    }
}

extension ModelMessage.File {
    fileprivate func json(_ type: String, _ isVersion7: Bool) -> JSONValue {
        let data: JSONValue =
            switch source {
            case .url(let url): isVersion7 ? ["type": "url", "url": .string(url)] : .string(url)
            case .reference(let ids):
                [
                    "type": "reference",
                    "reference": ModelMessage.object(
                        Dictionary(uniqueKeysWithValues: ids.map { ($0.key, .string($0.value)) })
                    ),
                ]
            }
        return ModelMessage.object([
            "type": .string(type), "mediaType": .string(mediaType), "data": data,
            "filename": filename.map { .string($0) }, "providerOptions": ModelMessage.json(options),
        ])
    }
}

extension ModelMessage.Output {
    fileprivate var json: JSONValue {
        ModelMessage.object([
            "type": "tool-result", "toolCallId": .string(id), "toolName": .string(name), "output": value.json,
            "providerOptions": ModelMessage.json(options),
        ])
    }
}

extension ModelMessage.Output.Value {
    fileprivate var json: JSONValue {
        switch self {
        case .text(let text, _): ["type": "text", "value": .string(text)]
        case .json(let value, _): ["type": "json", "value": value]
        case .errorText(let text): ["type": "error-text", "value": .string(text)]
        case .errorJSON(let value): ["type": "error-json", "value": value]
        case .denied(let reason):
            ModelMessage.object(["type": "execution-denied", "reason": reason.map { .string($0) }])
        case .content(let parts): ["type": "content", "value": .array(parts)]
        }
    }
}
