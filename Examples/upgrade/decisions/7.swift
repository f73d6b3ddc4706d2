import ProtocolSupport

extension UIMessageStream.Event {
    /// Whether the answer's log keeps the event.
    var isLogged: Bool {
        switch self {
        case .textDelta, .reasoningDelta, .toolInputDelta: false
        case .start, .startStep, .finishStep, .finish, .abort, .error, .messageMetadata: true
        case .textStart, .textEnd, .reasoningStart, .reasoningEnd: true
        case .sourceURL, .sourceDocument, .file, .reasoningFile, .custom, .data: true
        case .toolInputStart, .toolInputAvailable, .toolInputError, .toolOutputAvailable, .toolOutputError: true
        case .toolApprovalRequest, .toolApprovalResponse, .toolOutputDenied: true
        case .unrecognized: true
        }
    }
}

extension Upgrade {
    /// Clients of version 7 also take an answer that a rule gives, and say so.
    static var confirmation: [UIMessageStream.Event] {
        [
            .toolApprovalRequest(approvalID: "approval-1", toolCallID: "call-1", isAutomatic: true),
            .toolApprovalResponse(approvalID: "approval-1", approved: true),
            .toolOutputAvailable(toolCallID: "call-1", output: "deleted"),
        ]
    }
}
