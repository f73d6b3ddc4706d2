import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

extension UIMessageStream {
    /// The answers to a message's requests for approval.
    ///
    /// The outcome of a call must agree with its answer, or the SDK's `validateUIMessages` refuses the message that holds both.
    struct Approvals: Sendable {
        private var calls = JournaledMap<String>()
        private var answers = JournaledMap<Bool>()

        private static var scope: Int { UIMessageStream.Scope.approval.index }

        /// Creates the answers that a message holds.
        init(of message: UIMessage?) {
            for call in message?.toolCalls ?? [] {
                guard let approval = call.approval else { continue }
                calls[Self.scope, approval.id] = call.toolCallID
                answers[Self.scope, call.toolCallID] = approval.approved
            }
            commit()
        }

        /// Notes a request for approval.
        mutating func ask(_ approvalID: String, about toolCallID: String) {
            calls[Self.scope, approvalID] = toolCallID
            answers[Self.scope, toolCallID] = nil
        }

        /// Notes the answer to a request.
        mutating func answer(_ approvalID: String, _ isApproved: Bool) {
            guard let call = calls[Self.scope, approvalID] else { return }
            answers[Self.scope, call] = isApproved
        }

        /// Throws if the outcome of a call does not agree with its answer.
        func requireAgreement(of toolCallID: String, isDenied: Bool) throws(StreamWriteError) {
            guard let isApproved = answers[Self.scope, toolCallID], isApproved == isDenied else { return }
            throw .againstAnswer(toolCallID: toolCallID, isApproved: isApproved)
        }

        /// Keeps what has changed.
        mutating func commit() {
            calls.commit()
            answers.commit()
        }

        /// Takes back what has changed since the last commit.
        mutating func rollBack() {
            calls.rollBack()
            answers.rollBack()
        }
    }
}
