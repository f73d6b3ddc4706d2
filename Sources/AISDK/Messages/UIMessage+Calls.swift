public import GeneratedProtocol
public import ProtocolSupport
import StreamRuntime

extension UIMessageStream.UIMessage {
    /// A call of a tool in a message, static or dynamic.
    public struct ToolCall: Hashable, Sendable {
        /// Which of the message's parts it is.
        public var place: Int
        /// The call.
        public var toolCallID: String
        /// The tool.
        public var toolName: String
        /// Whether the tool is not known to the client's types.
        public var isDynamic: Bool
        /// How far the call has come.
        public var state: UIMessageStream.ToolState
        /// The input, as far as it is known.
        public var input: JSONValue?
        /// The output of the tool.
        public var output: JSONValue?
        /// Why the call failed.
        public var errorText: String?
        /// The request for approval, and its answer.
        public var approval: UIMessageStream.ToolApproval?
        /// Whether the model's provider runs the tool.
        public var isProviderExecuted: Bool

        init(_ call: some MessageToolPart, place: Int, isDynamic: Bool) {
            self.place = place
            self.isDynamic = isDynamic
            toolCallID = call.toolCallID
            toolName = call.toolName
            state = call.state
            input = call.input
            output = call.output
            errorText = call.errorText
            approval = call.approval
            isProviderExecuted = call.providerExecuted ?? false
        }

        /// The input as a type of the application's own; nil if there is none.
        public func decodeInput<Input: Decodable>(_ type: Input.Type = Input.self) throws -> Input? {
            try input?.decode(type)
        }

        /// The output as a type of the application's own; nil if there is none.
        public func decodeOutput<Output: Decodable>(_ type: Output.Type = Output.self) throws -> Output? {
            try output?.decode(type)
        }
    }
}

/// The user's answer to a request for approval.
public struct ApprovalAnswer: Hashable, Sendable {
    /// The call that waits for it, and its input.
    public var call: UIMessageStream.UIMessage.ToolCall
    /// The request.
    public var approvalID: String
    /// Whether the call may run.
    public var isApproved: Bool
    /// Why.
    public var reason: String?
    /// The server's signature of the request.
    public var signature: String?
}

extension UIMessageStream.UIMessage.ToolCall {
    /// The user's answer that the call has and that nothing has come of yet.
    var approvalAnswer: ApprovalAnswer? {
        guard state == .approvalResponded, let approval, let answer = approval.approved else { return nil }
        return ApprovalAnswer(
            call: self,
            approvalID: approval.id,
            isApproved: answer,
            reason: approval.reason,
            signature: approval.signature
        )
    }
}

extension UIMessageStream.UIMessagePart {
    /// The call, if the part at that place of a message is one.
    func toolCall(at place: Int) -> UIMessageStream.UIMessage.ToolCall? {
        switch self {
        case .tool(let call): .init(call, place: place, isDynamic: false)
        case .dynamicTool(let call): .init(call, place: place, isDynamic: true)
        default: nil
        }
    }
}

extension UIMessageStream.UIMessage {
    /// All calls, in order.
    public var toolCalls: [ToolCall] { parts.enumerated().compactMap { place, part in part.toolCall(at: place) } }

    /// The newest call with an id.
    public func toolCall(_ id: String) -> ToolCall? {
        toolCalls.last { UTF8Text.areSame($0.toolCallID, id) }
    }

    /// The calls whose input is complete and that nobody has run; those of the model's provider are not counted.
    public var unansweredToolCalls: [ToolCall] {
        toolCalls.filter { $0.state == .inputAvailable && !$0.isProviderExecuted }
    }

    /// The calls that wait for the user's approval.
    public var callsAwaitingApproval: [ToolCall] { toolCalls.filter { $0.state == .approvalRequested } }

    /// The answers to approvals that the message has, if it can be believed.
    ///
    /// In a message that the server stored they are those that it has accepted and not yet acted upon. In one that came with a
    /// request, the call, its input and the answer may all be made up; ``VerifiedContinuation`` says which are true.
    public var unverifiedApprovalAnswers: [ApprovalAnswer] { toolCalls.compactMap(\.approvalAnswer) }

    /// The parts after the last `step-start`; all of them if there is none.
    public var currentStep: ArraySlice<UIMessageStream.UIMessagePart> {
        let start = parts.lastIndex { if case .stepStart = $0 { true } else { false } }
        return parts[(start.map { $0 + 1 } ?? 0)...]
    }

    /// The text of all text parts, one after the other.
    public var text: String {
        parts.reduce(into: "") { text, part in
            if case .text(let part) = part { text += part.text }
        }
    }
}

extension UIMessageStream.ChatRequest {
    /// The newest message: the one that was posted alone, or the last one of the chat.
    public var newestMessage: UIMessageStream.UIMessage? { message ?? messages.last }

    /// The id of the message that the answer goes on with; nil if the request asks for a new answer.
    ///
    /// It is that of the newest message, after the user answered an approval or the client ran a tool. The stored message of this
    /// id is what a context is given to continue; look for it in the chat of the user who asks.
    public var messageIDToContinue: String? { unverifiedMessageToContinue?.id }

    /// The client's copy of the message that the answer goes on with; nil if the request asks for a new answer.
    ///
    /// Anything in it may be made up or changed, its calls and their inputs included. ``VerifiedContinuation`` compares it
    /// with the stored message.
    public var unverifiedMessageToContinue: UIMessageStream.UIMessage? {
        guard let newest = newestMessage, newest.role == .assistant, trigger != .regenerateMessage else { return nil }
        return newest
    }

    /// The message of the user that came last.
    public var lastUserMessage: UIMessageStream.UIMessage? {
        if let message, message.role == .user { return message }
        return messages.last { $0.role == .user }
    }
}
