public import GeneratedProtocol
import ProtocolSupport
public import StreamRuntime

extension UIMessageStream {
    /// Rules of the AI SDK's clients beyond the schema.
    ///
    /// Version 5 finds the call of an output by whether both are dynamic, so an output says what its call said. And all merge
    /// metadata into what there is, which fails for members into a scalar.
    public struct Adjustment: EventAdjusting {
        private var areDynamic = JournaledMap<Bool>()
        private var approvals: Approvals
        private var metadata: JSONValue?
        private var committedMetadata: JSONValue?

        private static var calls: Int { UIMessageStream.Scope.tool.index }

        /// Creates what knows the calls and the metadata of a message.
        public init(continuing message: UIMessageStream.UIMessage?) {
            metadata = message?.metadata
            approvals = Approvals(of: message)
            for call in message?.toolCalls ?? [] { areDynamic[Self.calls, call.toolCallID] = call.isDynamic }
            commit()
        }

        /// Keeps what it learned from the events of a write.
        public mutating func commit() {
            areDynamic.commit()
            approvals.commit()
            committedMetadata = metadata
        }

        /// Forgets what it learned since the last commit.
        public mutating func rollBack() {
            areDynamic.rollBack()
            approvals.rollBack()
            metadata = committedMetadata
        }

        /// The event as it must be sent.
        ///
        /// - Throws: `StreamWriteError.metadataNotMergeable` if the message's metadata is not an object, and more is to be merged,
        ///   `StreamWriteError.againstAnswer` if an outcome does not agree with the user's answer.
        public mutating func adjust(_ event: Event) throws -> Event {
            switch event {
            case .start(let event): try merge(event.messageMetadata)
            case .messageMetadata(let event): try merge(event.messageMetadata)
            case .finish(let event): try merge(event.messageMetadata)
            case .toolInputStart(let event):
                approvals.forget(event.toolCallID)
                areDynamic[Self.calls, event.toolCallID] = event.dynamic ?? false
            case .toolInputAvailable(var event):
                approvals.forget(event.toolCallID)
                event.dynamic = kept(event.dynamic, of: event.toolCallID)
                return .toolInputAvailable(event)
            case .toolInputError(var event):
                approvals.forget(event.toolCallID)
                event.dynamic = kept(event.dynamic, of: event.toolCallID)
                return .toolInputError(event)
            case .toolApprovalRequest(let event): approvals.ask(event.approvalID, about: event.toolCallID)
            case .toolApprovalResponse(let event): approvals.answer(event.approvalID, event.approved)
            case .toolOutputDenied(let event): try approvals.requireAgreement(of: event.toolCallID, isDenied: true)
            case .toolOutputAvailable(var event):
                try approvals.requireAgreement(of: event.toolCallID, isDenied: false)
                event.dynamic = known(event.dynamic, of: event.toolCallID)
                return .toolOutputAvailable(event)
            case .toolOutputError(var event):
                try approvals.requireAgreement(of: event.toolCallID, isDenied: false)
                event.dynamic = known(event.dynamic, of: event.toolCallID)
                return .toolOutputError(event)
            default: break
            }
            return event
        }

        private mutating func merge(_ addition: JSONValue?) throws {
            guard let addition, !addition.isNull else { return }
            do {
                metadata = try MetadataMerge(skipsUnsafeKeys: true).merge(addition, into: metadata)
            } catch {
                throw StreamWriteError.metadataNotMergeable
            }
        }

        /// The kind that the input of a call names; it begins the call if nothing has.
        private mutating func kept(_ dynamic: Bool?, of id: String) -> Bool? {
            if areDynamic[Self.calls, id] == nil { areDynamic[Self.calls, id] = dynamic ?? false }
            return known(dynamic, of: id)
        }

        private func known(_ dynamic: Bool?, of id: String) -> Bool? {
            guard let isDynamic = areDynamic[Self.calls, id], isDynamic != (dynamic ?? false) else { return dynamic }
            return isDynamic ? true : nil
        }
    }
}
