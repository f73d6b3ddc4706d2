/// The transport of a protocol.
public struct TransportTable: Hashable, Sendable {
    /// The framing of an event.
    @nonexhaustive
    public enum Framing: Hashable, Sendable {
        /// Server-sent events.
        case sse
        /// One line of JSON per event.
        case jsonLines
        /// One JSON array, whose elements are the events.
        case jsonArray
        /// One message of the transport per event, such as a message of a WebSocket, with nothing around it.
        case messages
    }

    /// A response header.
    public struct Header: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value.
        public var value: String

        /// Creates a header.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The framing of an event.
    public var framing: Framing
    /// The data of the frame that marks the end of a stream.
    public var done: String?
    /// Whether the SSE `event:` line repeats the event's name.
    public var hasEventNames: Bool
    /// The response headers.
    public var headers: [Header]
    /// The key of the envelope that holds the event; nil if there is no envelope.
    public var envelopePayload: String?
    /// The other keys of the envelope that may hold the event, such as that of an error.
    public var envelopeAlternatives: [String]

    /// Creates a table.
    public init(
        framing: Framing = .sse,
        done: String? = nil,
        hasEventNames: Bool = false,
        headers: [Header] = [],
        envelopePayload: String? = nil,
        envelopeAlternatives: [String] = []
    ) {
        self.framing = framing
        self.done = done
        self.hasEventNames = hasEventNames
        self.headers = headers
        self.envelopePayload = envelopePayload
        self.envelopeAlternatives = envelopeAlternatives
    }
}

extension TransportTable {
    /// The keys of the envelope that may hold the event; empty if there is no envelope.
    package var envelopeKeys: [String] { envelopePayload.map { [$0] + envelopeAlternatives } ?? [] }
}
