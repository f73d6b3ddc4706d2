import AISDK
import ProtocolSupport
import StreamRuntime
import Vel

// How a stream leaves the client.
extension AISDKClient {
    /// The chat when the stream has ended.
    private var endedChat: ChatReducer {
        var chat = chat
        chat.finish()
        return chat
    }

    func objectionsAtEnd() -> [Objection] {
        guard let message = endedChat.messages.last else { return [] }
        return message.unverifiedApprovalAnswers.map { notSettled($0, in: message) }
    }

    /// The problem with a call that the user has answered and the server has not.
    private func notSettled(_ answer: ApprovalAnswer, in message: UIMessageStream.UIMessage) -> Objection {
        let helper = "lastAssistantMessageIsCompleteWithApprovalResponses"
        let resending =
            message.isCompleteWithApprovalResponses
            ? "; a page with 'sendAutomaticallyWhen: \(helper)' posts the answer again, for ever" : ""
        return Objection(
            rule: "not-settled",
            message: "call '\(answer.call.toolCallID)' is still 'approval-responded': it was "
                + (answer.isApproved ? "approved, and has no outcome" : "refused, and no 'tool-output-denied' came"),
            consequence: "shows the call as neither done nor denied, and posts it so with each request\(resending)",
            hint: answer.isApproved
                ? "run the call, and write 'tool-output-available' or 'tool-output-error' right after 'start'"
                : "write 'tool-output-denied' right after 'start'"
        )
    }

    func notes() -> [Objection] {
        let chat = endedChat
        guard chat.status == .ready || !has(.noResubmitAfterError), let message = chat.messages.last,
            message.isCompleteWithToolCalls
        else { return [] }
        let helper = "lastAssistantMessageIsCompleteWithToolCalls"
        let isStepHidden = chat.reducer.partCount > message.parts.count
        return [
            Objection(
                rule: "posts-again",
                message: "every call of the last step has its outcome"
                    + (isStepHidden ? "; the step after it is empty, and the client does not show it" : ""),
                consequence: "posts the answer again if the page has 'sendAutomaticallyWhen: \(helper)', "
                    + "for ever if the server calls a tool again",
                hint:
                    "write what follows an outcome in a step of its own: 'finish-step', 'start-step', and then the text"
            )
        ]
    }

    func leftOver() -> [String] {
        let chat = endedChat
        var lines = ["the chat of \(name) ends with status '\(chat.status.rawValue)'"]
        guard let message = chat.reducer.message ?? chat.messages.last else { return lines + ["it shows no message"] }
        if chat.messageCount > 1 {
            lines.append(
                "it shows \(chat.messageCount) messages: " + chat.messages.map { "'\($0.id)'" }.joined(separator: ", ")
            )
        }
        for (index, part) in message.parts.enumerated() {
            if let state = Self.unfinishedState(of: part) { lines.append("part \(index), \(state) for ever") }
        }
        return lines
    }

    private static func unfinishedState(of part: UIMessageStream.UIMessagePart) -> String? {
        switch part {
        case .text(let part) where part.state == .streaming: "a text, stays 'streaming'"
        case .reasoning(let part) where part.state == .streaming: "reasoning, stays 'streaming'"
        case .tool(let part): unfinishedState(part.state).map { "call '\(part.toolCallID)', stays '\($0)'" }
        case .dynamicTool(let part): unfinishedState(part.state).map { "call '\(part.toolCallID)', stays '\($0)'" }
        default: nil
        }
    }

    /// The state, if nobody is left who would change it.
    private static func unfinishedState(_ state: UIMessageStream.ToolState) -> String? {
        state == .inputStreaming || state == .approvalResponded ? state.rawValue : nil
    }
}
