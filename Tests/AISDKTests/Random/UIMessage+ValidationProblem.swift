import AISDK
import ProtocolSupport
import StreamTestSupport

extension UIMessageStream.UIMessage {
    /// The reason why the SDK's `validateUIMessages` rejects a call of the message; nil if it accepts all.
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
        case .inputStreaming, .inputAvailable: approval == nil ? nil : "there must be no approval"
        case .approvalRequested:
            approval == nil || approval?.approved != nil ? "there must be an approval without an answer" : nil
        case .approvalResponded: approval?.approved == nil ? "the approval must be answered" : nil
        case .outputAvailable, .outputError:
            approval == nil || approval?.approved == true ? nil : "the approval must be given"
        case .outputDenied: approval?.approved == false ? nil : "the approval must be refused"
        default: "no such state"
        }
    }
}
