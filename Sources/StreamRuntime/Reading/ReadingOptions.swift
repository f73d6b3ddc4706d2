public import ProtocolSupport

/// How a stream is read.
public struct ReadingOptions: Hashable, Sendable {
    /// The treatment of an event that the lifecycle does not allow in its place.
    @nonexhaustive
    public enum LifecycleChecking: Hashable, Sendable {
        /// It is an error, as is a stream that leaves a part open.
        case strict
        /// It is read, and the violation is reported.
        case lenient
        /// Nothing is checked.
        case off
    }

    /// Whether events are checked against the lifecycle.
    public var lifecycle: LifecycleChecking
    /// The client whose rules apply: an event that it would reject is malformed.
    ///
    /// Nil reads every event that can be read: unknown events and keys are kept, and an optional field may be `null`.
    public var client: ClientVersion?
    /// Whether the frame that ends the stream is skipped and reading continues after it, as in the AI SDK's clients.
    public var readsPastDone: Bool
    /// How many bytes a frame may have.
    public var frameLimit: Int
    /// The framing of this stream, if it is not the protocol's: for example, `.messages` for a WebSocket.
    ///
    /// With `.messages`, each chunk is one message.
    public var framing: TransportTable.Framing?
    /// The data of the frame that ends this stream, if it is not the protocol's: servers that speak a protocol without one may
    /// send `[DONE]`.
    public var done: String?

    /// Creates options.
    public init(
        lifecycle: LifecycleChecking = .lenient,
        client: ClientVersion? = nil,
        readsPastDone: Bool = false,
        frameLimit: Int = SSEDecoder.defaultFrameLimit,
        framing: TransportTable.Framing? = nil,
        done: String? = nil
    ) {
        self.lifecycle = lifecycle
        self.client = client
        self.readsPastDone = readsPastDone
        self.frameLimit = frameLimit
        self.framing = framing
        self.done = done
    }
}
