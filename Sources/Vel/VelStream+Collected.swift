public import ProtocolSupport
public import StreamRuntime

extension VelStream: CollectedProtocol {
    /// Makes of a Vel stream the message that the reader of the floor's dialect ends up with.
    public struct Reduction: EventReducing {
        private var reducer: VelMessageReducer
        private let messageID: String

        /// Creates a reducer; a Vel stream does not continue messages, so one that is given is ignored.
        public init(messageID: String, floor: ClientVersion, continuing message: VelStream.Message?) {
            reducer = VelMessageReducer(client: floor)
            self.messageID = messageID
        }

        /// Takes the next event; one that the reader would refuse changes nothing.
        public mutating func collect(_ event: VelStream.Event) {
            // Only the package's dialect throws, at values that no typed event holds.
            try? reducer.process(event)
        }

        /// The message as far as it has come.
        public var message: VelStream.Message { reducer.assistantMessage(id: messageID) }
    }
}
