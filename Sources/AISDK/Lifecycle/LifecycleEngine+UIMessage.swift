public import GeneratedProtocol
import ProtocolSupport
public import StreamRuntime

extension LifecycleEngine where Stream == UIMessageStream {
    /// Creates an engine for a stream that goes on with a message of an earlier one.
    ///
    /// The message's calls are where it says and can be answered, and so can its requests for approval. Without a message
    /// it is an engine for a new stream.
    public init(continuing message: UIMessageStream.UIMessage?) {
        self.init()
        for call in message?.toolCalls ?? [] {
            // A client has forgotten the input that broke off, and old clients still find the call by its id.
            if call.state == .inputStreaming {
                retire(UIMessageStream.Scope.tool, key: call.toolCallID)
                continue
            }
            resume(UIMessageStream.Scope.tool, key: call.toolCallID, in: Self.lifecycleState(call.state))
            if let approval = call.approval {
                resume(
                    reference: approval.id,
                    of: UIMessageStream.Scope.tool,
                    key: call.toolCallID,
                    isAnswered: call.state != .approvalRequested
                )
            }
        }
    }

    /// A stream knows no answer to an approval: to it, the call waits until there is an output.
    private static func lifecycleState(_ state: UIMessageStream.ToolState) -> String {
        state == .approvalResponded ? UIMessageStream.ToolState.approvalRequested.rawValue : state.rawValue
    }
}
