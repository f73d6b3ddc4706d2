public import GeneratedProtocol
import ProtocolSupport

extension UIMessageStream {
    /// What the clients of the AI SDK ask for beyond the schema.
    ///
    /// Version 5 finds the call of an output by whether both are dynamic, so an output says what its call said. And all merge
    /// metadata into what there is, which fails for members into a scalar.
    public struct Adjustment: StreamAdjusting {
        private var areDynamic: [UTF8Text: Bool] = [:]
        private var metadata: JSONValue?

        /// Creates what knows the calls and the metadata of a message.
        public init(continuing message: UIMessageStream.UIMessage?) {
            metadata = message?.metadata
            for call in message?.toolCalls ?? [] { areDynamic[UTF8Text(call.toolCallID)] = call.isDynamic }
        }

        /// The event as it must be sent.
        ///
        /// - Throws: `StreamWriteError.metadataNotMergeable` if the message's metadata is no object, and more is to be merged.
        public mutating func adjust(_ event: Event) throws -> Event {
            switch event {
            case .start(let event): try merge(event.messageMetadata)
            case .messageMetadata(let event): try merge(event.messageMetadata)
            case .finish(let event): try merge(event.messageMetadata)
            case .toolInputStart(let event): areDynamic[UTF8Text(event.toolCallID)] = event.dynamic ?? false
            case .toolInputAvailable(var event):
                event.dynamic = kept(event.dynamic, of: event.toolCallID)
                return .toolInputAvailable(event)
            case .toolInputError(var event):
                event.dynamic = kept(event.dynamic, of: event.toolCallID)
                return .toolInputError(event)
            case .toolOutputAvailable(var event):
                event.dynamic = known(event.dynamic, of: event.toolCallID)
                return .toolOutputAvailable(event)
            case .toolOutputError(var event):
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

        /// What a call's own input says, which begins the call if nothing has.
        private mutating func kept(_ dynamic: Bool?, of id: String) -> Bool? {
            let key = UTF8Text(id)
            if areDynamic[key] == nil { areDynamic[key] = dynamic ?? false }
            return known(dynamic, of: id)
        }

        private func known(_ dynamic: Bool?, of id: String) -> Bool? {
            guard let isDynamic = areDynamic[UTF8Text(id)], isDynamic != (dynamic ?? false) else { return dynamic }
            return isDynamic ? true : nil
        }
    }
}
