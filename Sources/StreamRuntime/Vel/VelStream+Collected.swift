public import GeneratedProtocol
public import ProtocolSupport

extension VelStream: CollectedProtocol {
    /// What a Vel stream leaves behind, in the words that UI message streams are recorded in.
    public struct Record: StreamRecording {
        /// What was written.
        public private(set) var record: StreamRecord
        private var bridge: VelBridge

        /// Creates an empty record, begun now.
        public init(messageID: String) {
            record = StreamRecord(messageID: messageID)
            bridge = VelBridge(recording: messageID)
        }

        /// Adds what an event says; without `countTokens`, no tokens are counted.
        public mutating func collect(_ event: VelStream.Event, countTokens: ((String) -> Int)?) {
            for event in bridge.events(for: event) { record.collect(event, countTokens: countTokens) }
        }

        /// Notes when the stream ended.
        public mutating func end() {
            for event in bridge.end() { record.collect(event, countTokens: nil) }
            record.end()
        }
    }

    /// Makes of a Vel stream the message that the reader of the floor's dialect ends up with.
    public struct Reduction: StreamReducing {
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
