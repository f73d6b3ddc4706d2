import ProtocolSupport

/// Where our requests of Anthropic Messages are not the SDK's, on purpose.
struct AnthropicRequestDeviation: Sendable {
    /// What the SDK sends.
    let sdk: String
    /// What is sent instead.
    let ours: String
    /// Why.
    let why: String
    /// The cases in which it can be seen.
    let cases: Set<String>
    /// The warnings that fall away, since nothing is left out any more.
    var warnings = 0
    /// Changes a recorded body into ours.
    let apply: @Sendable (inout JSONObject) -> Void

    static let all = [
        lostToolSearch, callsOfTheProvider, outputWithoutCall, callsWithoutOutput, inputs, emptyTools, emptyMessages,
        emptyInstructions,
    ]

    static let lostToolSearch = AnthropicRequestDeviation(
        sdk: "a failed tool search goes back without its result",
        ours: "with the error as its result",
        why: "Anthropic refuses calls without result, in this request and in all later ones of the chat",
        cases: ["roundtrip-anthropic-tool-search"],
        warnings: 1,
        apply: { body in
            body.changeMessages { message in
                guard let place = message.blocks.firstIndex(where: { $0["id"] == "srvtoolu_02" }) else { return }
                message.blocks.insert(
                    [
                        "type": "tool_search_tool_result", "tool_use_id": "srvtoolu_02",
                        "content": ["type": "tool_search_tool_result_error", "error_code": "invalid_pattern"],
                    ],
                    at: place + 1
                )
            }
        }
    )

    static let callsOfTheProvider = AnthropicRequestDeviation(
        sdk: "calls that the provider ran and that have no result go back, those of another provider too",
        ours: "they are left out, and listed",
        why: "Anthropic refuses them, in this request and in all later ones of the chat",
        cases: ["executed-google-code", "executed-no-output", "roundtrip-google-mixed"],
        apply: { body in
            body.changeMessages { message in message.blocks.removeAll { $0["type"] == "server_tool_use" } }
        }
    )

    static let outputWithoutCall = AnthropicRequestDeviation(
        sdk: "the refusal of another provider's call is an output without a call",
        ours: "it is left out, and listed",
        why: "Anthropic refuses outputs without a call",
        cases: ["executed-approval-denied"],
        apply: { body in
            body.changeMessages { message in message.blocks.removeAll { $0["tool_use_id"] == "mcp_1" } }
        }
    )

    static let callsWithoutOutput = AnthropicRequestDeviation(
        sdk: "calls that the user answered for and that nobody ran have no output",
        ours: "an output that says so, or that the user did not allow the call",
        why: "Anthropic refuses calls without output, in this request and in all later ones of the chat",
        cases: ["tool-approval-denied-then-text", "tool-approval-granted-no-execute"],
        apply: { body in
            let messages = body["messages"]?.arrayValue ?? []
            let ids = messages.flatMap { $0["content"]?.arrayValue ?? [] }.compactMap { $0["tool_use_id"] }
            guard ids.isEmpty else { return }
            let output: JSONValue = ["type": "tool_result", "tool_use_id": "call_1", "content": "<any>"]
            guard messages.count > 2 else {
                body["messages"] = .array(messages + [["role": "user", "content": [output]]])
                return
            }
            body.changeMessages { message in
                if message.blocks == [["type": "text", "text": "Go on."]] { message.blocks.insert(output, at: 0) }
            }
        }
    )

    static let inputs = AnthropicRequestDeviation(
        sdk: "version 6: inputs that are missing or no objects go back as they are",
        ours: "as version 7 has them: {}, and rawInvalidInput in an object",
        why: "Anthropic refuses them",
        cases: ["roundtrip-responses-custom", "tool-error-no-input", "tool-error-raw-input", "tool-input-missing"],
        apply: { body in
            body.changeMessages { message in
                message.blocks = message.blocks.map { block in
                    guard var object = block.objectValue, object["type"] == "tool_use" else { return block }
                    let input = object["input"] ?? [:]
                    object["input"] = input.objectValue == nil ? ["rawInvalidInput": input] : input
                    return .object(object)
                }
            }
        }
    )

    static let emptyTools = AnthropicRequestDeviation(
        sdk: "an empty list of tools and a choice, where all tools are other providers'",
        ours: "neither",
        why: "Anthropic refuses a choice without tools",
        cases: [
            "executed-google-code", "provider-tool-google", "provider-tools-openai-more", "roundtrip-responses-code",
            "roundtrip-responses-custom", "roundtrip-responses-mcp", "roundtrip-responses-shell",
        ],
        apply: { body in
            guard body["tools"] == [] else { return }
            body["tools"] = nil
            body["tool_choice"] = nil
        }
    )

    static let emptyMessages = AnthropicRequestDeviation(
        sdk: "messages without content",
        ours: "they are left out unless they are the last one, and their neighbours joined",
        why: "Anthropic refuses them, in this request and in all later ones of the chat",
        cases: [
            "executed-approval-denied", "executed-no-output", "roundtrip-google-images", "roundtrip-responses-shell",
            "text-user-without-parts", "turns-assistant-empty",
        ],
        apply: { body in
            let messages = body["messages"]?.arrayValue ?? []
            var kept: [JSONValue] = []
            for (index, message) in messages.enumerated() {
                guard message["content"] != [] || index == messages.count - 1 else { continue }
                if let last = kept.last, last["role"] == message["role"] {
                    let content = (last["content"]?.arrayValue ?? []) + (message["content"]?.arrayValue ?? [])
                    kept[kept.count - 1] = ["role": last["role"] ?? .null, "content": .array(content)]
                } else {
                    kept.append(message)
                }
            }
            body["messages"] = .array(kept)
        }
    )

    static let emptyInstructions = AnthropicRequestDeviation(
        sdk: "an empty text as system",
        ours: "no system",
        why: "Anthropic refuses empty texts",
        cases: ["system-prompt-empty"],
        apply: { body in body["system"] = nil }
    )
}

/// A message of a recorded body.
private struct RecordedMessage {
    var blocks: [JSONValue]
}

extension JSONObject {
    fileprivate mutating func changeMessages(_ change: (inout RecordedMessage) -> Void) {
        let messages = (self["messages"]?.arrayValue ?? []).map { message -> JSONValue in
            guard var object = message.objectValue else { return message }
            var recorded = RecordedMessage(blocks: object["content"]?.arrayValue ?? [])
            change(&recorded)
            object["content"] = .array(recorded.blocks)
            return .object(object)
        }
        self["messages"] = .array(messages)
    }
}
