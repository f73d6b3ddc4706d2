import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

/// Compares the client's copy of a call with the stored one.
struct ToolCallVerification {
    /// The claims of the copy that the stored call does not have.
    enum Verdict {
        /// Nothing that the server would act on.
        case nothing
        /// The user's answer to the request for approval.
        case answer(isApproved: Bool, reason: String?)
        /// The output of a tool that the client runs.
        case output(JSONValue)
        /// Why a tool that the client runs has failed.
        case failure(String)
        /// Something that does not go with the stored call.
        case refused(ContinuationRefusal.Reason)
    }

    /// The call as the client has it.
    let copy: any MessageToolPart
    /// The call as the server stored it.
    let stored: any MessageToolPart
    /// The tools that the client runs; nil for every tool that the model's provider does not run.
    let clientTools: Set<String>?

    /// Whether a copy says something that the server would act on.
    static func isClaim(_ copy: any MessageToolPart) -> Bool {
        switch copy.state {
        case .approvalResponded: true
        case .outputAvailable: copy.preliminary != true
        case .outputError: true
        default: false
        }
    }

    var verdict: Verdict {
        guard Self.isClaim(copy) else { return .nothing }
        guard UTF8Text.areSame(copy.toolName, stored.toolName), type(of: copy) == type(of: stored) else {
            return .refused(.otherTool)
        }
        return copy.state == .approvalResponded ? answer : outcome
    }
}

extension ToolCallVerification {
    private var answer: Verdict {
        guard let answer = copy.approval, let isApproved = answer.approved else { return .refused(.incomplete) }
        let request = stored.approval.flatMap { UTF8Text.areSame($0.id, answer.id) ? $0 : nil }
        switch stored.state {
        case .approvalRequested: break
        case .approvalResponded: return .refused(request == nil ? .unknownApproval : .answeredBefore)
        case .outputAvailable, .outputError, .outputDenied:
            return .refused(request == nil ? .finishedBefore : .answeredBefore)
        default: return .refused(.unknownApproval)
        }
        guard let request else { return .refused(.unknownApproval) }
        guard request.isAutomatic != true else { return .refused(.decidedByServer) }
        if let signature = request.signature {
            guard let copied = answer.signature, UTF8Text.areSame(copied, signature) else {
                return .refused(.changedSignature)
            }
        }
        guard hasStoredInput else { return .refused(.changedInput) }
        return .answer(isApproved: isApproved, reason: answer.reason)
    }

    private var outcome: Verdict {
        switch stored.state {
        case .inputAvailable: break
        case .outputAvailable, .outputError, .outputDenied:
            return isStoredOutcome ? .nothing : .refused(.finishedBefore)
        default: return .refused(.notAwaitingOutput)
        }
        guard stored.providerExecuted != true, clientTools?.contains(stored.toolName) ?? true else {
            return .refused(.runByServer)
        }
        guard hasStoredInput else { return .refused(.changedInput) }
        // JavaScript leaves out of JSON what is undefined, which is how a tool without a result is sent.
        if copy.state == .outputAvailable { return .output(copy.output ?? .null) }
        return copy.errorText.map { .failure($0) } ?? .refused(.incomplete)
    }

    private var hasStoredInput: Bool { Self.areSame(copy.input, stored.input) }

    private var isStoredOutcome: Bool {
        copy.state == stored.state && Self.areSame(copy.output, stored.output)
            && copy.errorText.map(UTF8Text.init) == stored.errorText.map(UTF8Text.init)
    }

    private static func areSame(_ copy: JSONValue?, _ stored: JSONValue?) -> Bool {
        guard let copy, let stored else { return copy == nil && stored == nil }
        return stored.isSameInJavaScript(as: copy)
    }
}

extension JSONValue {
    /// Whether a client that has read one of the two may write it as the other: its numbers are doubles.
    func isSameInJavaScript(as other: JSONValue) -> Bool {
        switch (self, other) {
        case (.array(let own), .array(let others)):
            return own.count == others.count && zip(own, others).allSatisfy { $0.isSameInJavaScript(as: $1) }
        case (.object(let own), .object(let others)):
            return own.count == others.count
                && own.allSatisfy { key, value in others[key].map { value.isSameInJavaScript(as: $0) } ?? false }
        default:
            guard let own = doubleValue, let others = other.doubleValue else { return self == other }
            return own == others
        }
    }
}
