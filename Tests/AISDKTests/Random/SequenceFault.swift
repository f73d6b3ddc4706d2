import AISDK
import ProtocolSupport
import StreamTestSupport

/// What is wrong with what a sequence has left.
struct SequenceFault: Sendable, CustomStringConvertible {
    /// Which promise was broken; a sequence is made smaller as long as it breaks the same.
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
        /// Something is streaming for ever.
        case streaming
        /// The chat shows the answer more than once.
        case twice
        /// The message to store is not the client's.
        case message
        /// The message to store is not the client's but for what was not collected.
        case uncollected
        /// The message to store is another than that of the same stream with a client that stays.
        case disconnected
        /// A write that was refused has left something.
        case refused
        /// The SDK does not validate the message to store.
        case invalid
        /// Text of a new turn is in the step of the calls before it, so that a page posts the answer again.
        case turn
        /// A stream whose work is done names no reason.
        case reason
        /// Not what this harness believed of the clients.
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
