public import GeneratedProtocol

extension LifecycleEngine where Stream == UIMessageStream {
    /// Creates an engine for a stream that goes on with a message of an earlier one.
    ///
    /// The message's calls stand where it says and can be answered, and so can its requests for approval. Without a message
    /// it is an engine for a new stream.
    public init(continuing message: UIMessageStream.UIMessage?) {
        self.init()
        // A call whose input broke off begins anew; its client has forgotten what there was.
        for call in message?.toolCalls ?? [] where call.state != .inputStreaming {
            resume(UIMessageStream.Scope.tool, key: call.toolCallID, in: Self.lifecycleState(call.state))
            if let approval = call.approval { resume(reference: approval.id) }
        }
    }

    /// A stream knows no answer to an approval: to it, the call waits until there is an output.
    private static func lifecycleState(_ state: UIMessageStream.ToolState) -> String {
        state == .approvalResponded ? UIMessageStream.ToolState.approvalRequested.rawValue : state.rawValue
    }
}
