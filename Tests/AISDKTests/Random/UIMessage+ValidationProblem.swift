import AISDK
import ProtocolSupport
import StreamTestSupport

extension UIMessageStream.UIMessage {
    /// What the SDK's `validateUIMessages` has against a call of the message; nil if it takes all.
    var validationProblem: String? {
        for call in toolCalls {
            if let problem = call.validationProblem {
                return "call \(call.toolCallID) \(call.state.rawValue): \(problem)"
            }
        }
        return nil
    }
}

extension UIMessageStream.UIMessage.ToolCall {
    fileprivate var validationProblem: String? {
        switch state {
        case .inputStreaming, .inputAvailable: approval == nil ? nil : "no approval may be there"
        case .approvalRequested:
            approval == nil || approval?.approved != nil ? "the approval must be there, without an answer" : nil
        case .approvalResponded: approval?.approved == nil ? "the approval must be answered" : nil
        case .outputAvailable, .outputError:
            approval == nil || approval?.approved == true ? nil : "the approval must be given"
        case .outputDenied: approval?.approved == false ? nil : "the approval must be refused"
        default: "no such state"
        }
    }
}
