public import ProtocolSupport

/// How a stream is read.
public struct ReadingOptions: Hashable, Sendable {
    /// The treatment of an event that the lifecycle does not allow in its place.
    @nonexhaustive
    public enum LifecycleChecking: Hashable, Sendable {
        /// It is an error, and so is a stream that leaves something open.
        case strict
        /// It is read, and what is wrong with it reported.
        case lenient
        /// Nothing is checked.
        case off
    }

    /// Whether events are checked against the lifecycle.
    public var lifecycle: LifecycleChecking
    /// The client whose judgement counts: what it would refuse is malformed.
    ///
    /// Nil reads all that can be read: unknown events and keys are kept, and an optional field may be `null`.
    public var client: ClientVersion?
    /// Whether the frame that ends the stream is passed over, as the AI SDK's clients do, and what follows is read too.
    public var readsPastDone: Bool
    /// How many bytes a frame may have.
    public var frameLimit: Int

    /// Creates options.
    public init(
        lifecycle: LifecycleChecking = .lenient,
        client: ClientVersion? = nil,
        readsPastDone: Bool = false,
        frameLimit: Int = SSEDecoder.defaultFrameLimit
    ) {
        self.lifecycle = lifecycle
        self.client = client
        self.readsPastDone = readsPastDone
        self.frameLimit = frameLimit
    }
}
