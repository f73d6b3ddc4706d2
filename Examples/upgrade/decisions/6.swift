import ProtocolSupport

extension UIMessageStream.Event {
    /// Whether the answer's log keeps the event.
    var isLogged: Bool {
        switch self {
        case .textDelta, .reasoningDelta, .toolInputDelta: false
        case .start, .startStep, .finishStep, .finish, .abort, .error, .messageMetadata: true
        case .textStart, .textEnd, .reasoningStart, .reasoningEnd: true
        case .sourceURL, .sourceDocument, .file, .data: true
        case .toolInputStart, .toolInputAvailable, .toolInputError, .toolOutputAvailable, .toolOutputError: true
        case .toolApprovalRequest, .toolOutputDenied: true
        case .unrecognized: true
        }
    }
}

extension Upgrade {
    /// Clients of version 6 ask the user.
    static var confirmation: [UIMessageStream.Event] {
        [.toolApprovalRequest(approvalID: "approval-1", toolCallID: "call-1")]
    }
}
