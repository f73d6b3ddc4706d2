public import GeneratedProtocol
@_spi(Generated) public import ProtocolSupport
public import StreamRuntime

extension UIMessageStream: CollectedProtocol {
    /// The record of a UI message stream.
    public typealias Record = StreamRecord

    /// Makes of a UI message stream the message that the newest client of the floor's release line ends up with.
    public struct Reduction: EventReducing {
        private var reducer: MessageReducer

        /// Creates a reducer.
        public init(messageID: String, floor: ClientVersion, continuing message: UIMessageStream.UIMessage?) {
            let line = UIMessageStream.clients.lines.last { $0.first <= floor }
            reducer = MessageReducer(
                client: line?.newest ?? MessageReducer.defaultClient,
                initialMessage: message,
                generateID: { messageID }
            )
        }

        /// Takes the next event; one that the client would refuse changes nothing.
        public mutating func collect(_ event: UIMessageStream.Event) {
            // A context writes nothing that its client refuses; what is not collected leaves gaps, which are meant.
            _ = try? reducer.apply(event)
        }

        /// The message as far as it has come.
        public var message: UIMessageStream.UIMessage { reducer.state }
    }
}
