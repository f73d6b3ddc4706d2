import AISDK
import ProtocolSupport
import StreamTestSupport

/// A promise that a sequence has broken.
struct SequenceFault: Sendable, CustomStringConvertible {
    /// The broken promise; a sequence is shrunk while it breaks the same one.
    enum Kind: String, Sendable {
        /// The completion handler was not called exactly once.
        case completion
        /// A writer threw something that is not a clear error.
        case error
        /// `[DONE]` is not the last frame, or is not alone, or the event before it does not end the stream.
        case ending
        /// The outcome is not what the last event says.
        case outcome
        /// The decoder that checks the lifecycle refuses the stream.
        case lifecycle
        /// A client gives up.
        case client
        /// A part is still streaming at the end.
        case streaming
        /// The chat shows the answer more than once.
        case twice
        /// The message to store is not the client's.
        case message
        /// The message to store differs from the client's in more than the uncollected content.
        case uncollected
        /// The message to store differs from that of the same stream with a client that stays connected.
        case disconnected
        /// A refused write had an effect.
        case refused
        /// The SDK's validation rejects the message to store.
        case invalid
        /// Text of a new turn is in the step of the previous calls, so that a page posts the answer again.
        case turn
        /// A stream whose work is completed has no finish reason.
        case reason
        /// A client does not read the stream like its representative.
        case traits
    }

    var kind: Kind
    var client: ClientVersion?
    var text: String

    init(_ kind: Kind, client: ClientVersion? = nil, _ text: String) {
        self.kind = kind
        self.client = client
        self.text = text
    }

    var description: String { "\(kind)\(client.map { " (\($0))" } ?? ""): \(text)" }
}
