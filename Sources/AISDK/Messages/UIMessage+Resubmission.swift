public import GeneratedProtocol

// A chat asks its `sendAutomaticallyWhen` whenever a stream has ended, and posts the last message again if the answer is yes.
extension UIMessageStream.UIMessage {
    /// Whether the SDK's helper `lastAssistantMessageIsCompleteWithToolCalls` says that the message is to be posted.
    ///
    /// It does if the last step has calls and each of them has an output or an error; calls of the model's provider do not count.
    /// That is meant for calls which the page itself has answered. An answer that a server has finished, and for which this is
    /// true, is posted again by every page that uses the helper, for ever if the server then calls a tool again. Text after
    /// the output makes no difference in the same step; a new step does.
    public var isCompleteWithToolCalls: Bool {
        let calls = currentCalls.filter { $0.providerExecuted != true }
        return role == .assistant && !calls.isEmpty
            && calls.allSatisfy { $0.state == .outputAvailable || $0.state == .outputError }
    }

    /// Whether the SDK's helper `lastAssistantMessageIsCompleteWithApprovalResponses` says that the message is to be posted.
    ///
    /// It does if the user has answered for a call of the last step, and no call there is still open in any other way. A server
    /// that answers without settling the call makes pages that use the helper post the message again, for ever.
    public var isCompleteWithApprovalResponses: Bool {
        let states = currentCalls.map(\.state)
        return role == .assistant && states.contains(.approvalResponded)
            && states.allSatisfy {
                [.approvalResponded, .outputAvailable, .outputError, .outputDenied].contains($0)
            }
    }

    /// The calls of the last step.
    private var currentCalls: [any MessageToolPart] { currentStep.compactMap(\.call) }
}
