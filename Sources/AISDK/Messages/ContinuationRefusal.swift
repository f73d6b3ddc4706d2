import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

/// Something in a request that a ``VerifiedContinuation`` leaves out, and why.
///
/// An honest page causes one when it sends the same answer twice, or when its copy of the message is old. Log it, or answer the
/// request with status 400.
public struct ContinuationRefusal: Hashable, Sendable {
    /// Why it is left out.
    @nonexhaustive
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The server has no message to compare the request with.
        case unknownMessage = "unknown-message"
        /// The request continues another message than the stored one.
        case otherMessage = "other-message"
        /// The stored message has no such call.
        case unknownCall = "unknown-call"
        /// The stored call is one of another tool.
        case otherTool = "other-tool"
        /// The input is not the stored one, so the user saw another call than the server would run.
        case changedInput = "changed-input"
        /// The stored call has no request for approval with this id.
        case unknownApproval = "unknown-approval"
        /// The signature of the request for approval is not the stored one.
        case changedSignature = "changed-signature"
        /// The server decides on this call itself, and has not asked the user.
        case decidedByServer = "decided-by-server"
        /// The request for approval was answered before.
        case answeredBefore = "answered-before"
        /// The call had an outcome before.
        case finishedBefore = "finished-before"
        /// The call does not wait for an output: its input still arrives, or it needs an approval first.
        case notAwaitingOutput = "not-awaiting-output"
        /// The tool is one that the server or the model's provider runs.
        case runByServer = "run-by-server"
        /// The answer does not say whether the call may run, or the failure has no text.
        case incomplete
    }

    /// The call, as the request names it; nil if the reason is about the whole message.
    public var toolCallID: String?
    /// Why it is left out.
    public var reason: Reason

    /// Creates a refusal.
    package init(toolCallID: String? = nil, reason: Reason) {
        self.toolCallID = toolCallID
        self.reason = reason
    }
}

extension ContinuationRefusal: CustomStringConvertible {
    /// The call and the reason, in one line that is fit for a log.
    public var description: String {
        guard let toolCallID else { return reason.description }
        return "call \(Self.printable(toolCallID)): \(reason)"
    }

    /// An id as a JSON string, cut short: a client may put anything into it, line ends included.
    private static func printable(_ id: String) -> String {
        let limit = 64
        var text = String(id.unicodeScalars.prefix(limit))
        if text.unicodeScalars.count < id.unicodeScalars.count { text += "…" }
        let json = try? JSONValue.string(text).json()
        return String(decoding: json ?? [], as: UTF8.self)
    }
}

extension ContinuationRefusal.Reason: CustomStringConvertible {
    /// The reason, as a sentence without its stop.
    public var description: String {
        switch self {
        case .unknownMessage: "the request continues a message that is not stored"
        case .otherMessage: "the request continues another message than the stored one"
        case .unknownCall: "the stored message has no such call"
        case .otherTool: "the stored call is one of another tool"
        case .changedInput: "the input is not the stored one"
        case .unknownApproval: "the stored call has no request for approval with this id"
        case .changedSignature: "the signature is not the stored one"
        case .decidedByServer: "the server decides on this call itself"
        case .answeredBefore: "the request for approval was answered before"
        case .finishedBefore: "the call had an outcome before"
        case .notAwaitingOutput: "the call does not wait for an output"
        case .runByServer: "the client does not run this tool"
        case .incomplete: "the answer is incomplete"
        }
    }
}
