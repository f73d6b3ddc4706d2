public import ProtocolSupport

/// An event and where it came from.
public struct DecodedEvent<Stream: StreamProtocol>: Hashable, Sendable {
    /// The event.
    public var event: Stream.Event
    /// How many events came before it, malformed ones included.
    public var index: Int
    /// Where its frame stands in the stream.
    public var position: FramePosition
    /// What the lifecycle has against it; always nil unless checking is lenient.
    public var violation: LifecycleViolation?
    /// The fields beside the event, if the protocol puts events into an envelope.
    public var envelope: JSONObject?

    /// Creates an event.
    public init(
        _ event: Stream.Event,
        index: Int,
        position: FramePosition,
        violation: LifecycleViolation? = nil,
        envelope: JSONObject? = nil
    ) {
        self.event = event
        self.index = index
        self.position = position
        self.violation = violation
        self.envelope = envelope
    }
}

/// How a stream ended.
@nonexhaustive
public enum StreamEnding: Hashable, Sendable {
    /// With the frame that says so, such as `[DONE]`.
    case done
    /// With its last byte, behind a whole frame.
    case endOfBytes
    /// In the middle of a frame, which is lost.
    case cutOff(FramePosition)
}
