import ProtocolSupport

/// Where our requests of Chat Completions are not the SDK's, on purpose.
struct ChatRequestDeviation: Sendable {
    /// What the SDK sends.
    let sdk: String
    /// What is sent instead.
    let ours: String
    /// Why.
    let why: String
    /// The cases in which it can be seen.
    let cases: Set<String>
    /// The APIs; nil for both.
    var api: String?
    /// Takes the difference out of both bodies; returns whether there was one.
    let level: @Sendable (inout ChatRequestPair) -> Bool

    func holds(for name: String) -> Bool { api == nil || api == name }

    static let all = [callsWithoutOutput, emptyTools, emptyContent, missingArguments]

    static let callsWithoutOutput = ChatRequestDeviation(
        sdk:
            "calls whose output the provider gave inside the answer, or that never got one, have no message of the role tool",
        ours:
            "a message with that output, with the refusal, or with a text that there is none; an empty list of tools is not sent",
        why: "OpenAI refuses calls without outputs, in this request and in all later ones of the chat",
        cases: [
            "executed-anthropic-code", "executed-anthropic-search", "executed-anthropic-search-undeclared",
            "executed-approval-denied", "executed-google-code", "executed-no-output", "executed-openai-search",
            "roundtrip-anthropic-code", "roundtrip-anthropic-mixed", "roundtrip-anthropic-search",
            "roundtrip-anthropic-tool-search", "roundtrip-google-mixed", "roundtrip-responses-code",
            "roundtrip-responses-mcp", "roundtrip-responses-mixed", "roundtrip-responses-shell",
            "tool-approval-denied-then-text", "tool-approval-granted-no-execute",
        ],
        level: { pair in
            let isShort = pair.takeEmptyTools()
            var (ours, recorded) = pair.messages
            var index = 0
            while index < ours.count {
                let isAdded =
                    ours[index]["role"] == "tool"
                    && (index >= recorded.count || recorded[index]["role"] != "tool"
                        || recorded[index]["tool_call_id"] != ours[index]["tool_call_id"])
                if isAdded { recorded.insert(ours[index], at: index) }
                index += 1
            }
            let isLonger = recorded.count > pair.messages.recorded.count
            pair.recorded["messages"] = .array(recorded)
            return isShort || isLonger
        }
    )

    static let emptyTools = ChatRequestDeviation(
        sdk: "an empty list of tools and a choice, where all tools are other providers'",
        ours: "neither",
        why: "OpenAI refuses an empty list, and a choice without tools",
        cases: [
            "provider-tool-google", "provider-tools-anthropic-more", "provider-tools-openai-more",
            "roundtrip-responses-custom",
        ],
        level: { $0.takeEmptyTools() }
    )

    static let emptyContent = ChatRequestDeviation(
        sdk: "an empty list as the content of a message of the user without parts",
        ours: "an empty text",
        why: "OpenAI wants at least one part in a list, but takes an empty text",
        cases: ["parts-data-dropped", "text-empty-only", "text-user-without-parts"],
        level: { pair in
            let messages = pair.messages.recorded.map { message -> JSONValue in
                guard var object = message.objectValue, object["content"] == [] else { return message }
                object["content"] = ""
                return .object(object)
            }
            let differs = messages != pair.messages.recorded
            pair.recorded["messages"] = .array(messages)
            return differs
        }
    )

    static let missingArguments = ChatRequestDeviation(
        sdk: "a call without input has no arguments",
        ours: "the arguments are {}, as OpenAI's are",
        why: "servers want the key",
        cases: ["tool-error-no-input", "tool-input-missing"],
        api: "openai-compatible",
        level: { pair in
            var differs = false
            let messages = pair.messages.recorded.map { message -> JSONValue in
                guard var object = message.objectValue, let calls = object["tool_calls"]?.arrayValue else {
                    return message
                }
                object["tool_calls"] = .array(
                    calls.map { call in
                        guard var entry = call.objectValue, var function = entry["function"]?.objectValue,
                            function["arguments"] == nil
                        else { return call }
                        differs = true
                        function["arguments"] = "{}"
                        entry["function"] = .object(function)
                        return .object(entry)
                    }
                )
                return .object(object)
            }
            pair.recorded["messages"] = .array(messages)
            return differs
        }
    )
}

extension ChatRequestPair {
    /// Takes an empty list of tools out of the recorded body.
    fileprivate mutating func takeEmptyTools() -> Bool {
        guard recorded["tools"] == [] else { return false }
        recorded["tools"] = nil
        recorded["tool_choice"] = nil
        return true
    }
}
