import ProtocolSupport

extension UIMessageStream.Event {
    /// Whether the answer's log keeps the event.
    var isLogged: Bool {
        switch self {
        case .textDelta, .reasoningDelta, .toolInputDelta: false
        case .start, .startStep, .finishStep, .finish, .abort, .error, .messageMetadata: true
        case .textStart, .textEnd, .reasoning, .reasoningStart, .reasoningEnd, .reasoningPartFinish: true
        case .sourceURL, .sourceDocument, .file, .data: true
        case .toolInputStart, .toolInputAvailable, .toolOutputAvailable, .toolOutputError: true
        case .unrecognized: true
        }
    }
}

extension Upgrade {
    /// Clients of version 5 cannot be asked, so nothing is deleted.
    static var confirmation: [UIMessageStream.Event] {
        [.toolOutputError(toolCallID: "call-1", errorText: "Nobody can be asked.")]
    }
}
