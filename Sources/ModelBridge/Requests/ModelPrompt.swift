import ProtocolSupport

/// A conversation that is ready for an API: checked, without empty texts, and with an output for each call.
struct ModelPrompt: Sendable {
    /// The messages, instructions first.
    var messages: [ModelMessage]

    /// Prepares a conversation.
    ///
    /// - Parameters:
    ///   - messages: The messages.
    ///   - settings: The instructions, and what may be in the list.
    ///   - run: Returns the output of a call that the user has allowed; nil if the server cannot run its tool.
    /// - Throws: `ModelRequestError` if the conversation cannot be sent.
    init(
        _ messages: [ModelMessage],
        _ settings: ModelRequestSettings,
        run: (ModelMessage.Call) -> ModelMessage.Output.Value? = { _ in nil }
    ) throws(ModelRequestError) {
        guard !messages.isEmpty else {
            throw ModelRequestError(.prompt, "there is no message; a request needs at least one")
        }
        if settings.isVersion7, settings.allowsSystemInMessages != true, messages.contains(where: \.isSystem) {
            throw ModelRequestError(
                .prompt,
                "a message of the list has the role 'system'; pass instructions as the system prompt, or allow them in the list"
            )
        }
        if !settings.isVersion7 { try Self.requireWordsOfVersion6(in: messages) }
        var messages = messages
        let outputs = Approvals(in: messages).outputs(isVersion7: settings.isVersion7, run: run)
        if !outputs.isEmpty { messages.append(.tool(outputs)) }
        try Self.requireOutputs(in: messages)
        self.messages = Self.joined(settings.system + messages.map(\.withoutEmptyTexts))
    }

    /// Joins messages with outputs that follow each other.
    private static func joined(_ messages: [ModelMessage]) -> [ModelMessage] {
        var result: [ModelMessage] = []
        for message in messages {
            if case .tool(let parts) = message, case .tool(let before)? = result.last {
                result[result.count - 1] = .tool(before + parts)
            } else {
                result.append(message)
            }
        }
        return result
    }

    /// Stops at a call without an output before the next message of the user, and at the end.
    ///
    /// Calls whose approval was answered are exempt: their outputs come with the approval.
    private static func requireOutputs(in messages: [ModelMessage]) throws(ModelRequestError) {
        var open: [String] = []
        let answered = Set(messages.flatMap(\.approvalResponses).map(\.id))
        for message in messages {
            switch message {
            case .assistant(let parts):
                for case .call(let call) in parts where call.isProviderExecuted != true { open.append(call.id) }
                for case .approvalRequest(let id, let callID) in parts where answered.contains(id) {
                    open.removeAll { $0 == callID }
                }
                for case .output(let output) in parts { open.removeAll { $0 == output.id } }
            case .tool(let parts):
                for case .output(let output) in parts { open.removeAll { $0 == output.id } }
            case .user, .system: try require(open)
            }
        }
        try require(open)
    }

    private static func require(_ open: [String]) throws(ModelRequestError) {
        guard let first = open.first else { return }
        throw ModelRequestError(
            .missingOutputs,
            "the call '\(first)' has no output; give one, or leave unfinished calls out (ignoresIncompleteCalls)"
        )
    }
}

extension ModelMessage {
    var isSystem: Bool {
        if case .system = self { return true }
        return false
    }

    fileprivate var approvalResponses: [ApprovalResponse] {
        guard case .tool(let parts) = self else { return [] }
        return parts.compactMap { part in
            if case .approvalResponse(let response) = part { return response }
            return nil
        }
    }

    /// The message without empty texts; texts of an answer that have options stay.
    fileprivate var withoutEmptyTexts: ModelMessage {
        switch self {
        case .user(let parts):
            .user(
                parts.filter { part in
                    if case .text(let text, _) = part { return !text.isEmpty }
                    return true
                }
            )
        case .assistant(let parts):
            .assistant(
                parts.filter { part in
                    if case .text(let text, nil) = part { return !text.isEmpty }
                    return true
                }
            )
        default: self
        }
    }
}

/// The answers to requests for approval that a conversation ends with; earlier ones no longer count.
private struct Approvals {
    private var answered: [(call: ModelMessage.Call, response: ModelMessage.ApprovalResponse)] = []

    init(in messages: [ModelMessage]) {
        guard case .tool(let last)? = messages.last else { return }
        var calls: [String: ModelMessage.Call] = [:]
        var requests: [String: String] = [:]
        for case .assistant(let parts) in messages {
            for part in parts {
                if case .call(let call) = part { calls[call.id] = call }
                if case .approvalRequest(let id, let callID) = part { requests[id] = callID }
            }
        }
        var done: Set<String> = []
        for case .output(let output) in last { done.insert(output.id) }
        for case .approvalResponse(let response) in last {
            guard let callID = requests[response.id], let call = calls[callID], !done.contains(callID),
                call.isProviderExecuted != true
            else { continue }
            answered.append((call, response))
        }
    }

    /// The outputs that come of the answers: of calls that were run, and, in version 6, of those that were denied.
    func outputs(
        isVersion7: Bool,
        run: (ModelMessage.Call) -> ModelMessage.Output.Value?
    ) -> [ModelMessage.ToolPart] {
        var outputs: [ModelMessage.ToolPart] = []
        for (call, response) in answered where response.isApproved {
            guard let value = run(call) else { continue }
            outputs.append(.output(.init(id: call.id, name: call.name, value: value)))
        }
        for (call, response) in answered where !response.isApproved {
            outputs.append(.output(.init(id: call.id, name: call.name, value: .denied(reason: response.reason))))
        }
        return outputs
    }
}
