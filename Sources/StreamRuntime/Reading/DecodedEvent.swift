public import ProtocolSupport

/// An event and where it came from.
public struct DecodedEvent<Stream: StreamProtocol>: Hashable, Sendable {
    /// The event.
    public var event: Stream.Event
    /// The JSON that the event was read from, out of its envelope if there is one.
    ///
    /// A slice of the chunk it came in, so keeping it keeps the chunk.
    public var json: ArraySlice<UInt8>
    /// How many events came before it, malformed ones included.
    public var index: Int
    /// Where its frame stands in the stream.
    public var position: FramePosition
    /// What few events have; nil or an array of one, a box that is one word wide.
    @usableFromInline var notes: [Notes]?

    @usableFromInline
    struct Notes: Hashable, Sendable {
        var violation: LifecycleViolation?
        var envelope: JSONObject?
    }

    /// Creates an event.
    @inlinable
    @inline(__always)
    public init(_ event: Stream.Event, json: ArraySlice<UInt8> = [], index: Int, position: FramePosition) {
        self.event = event
        self.json = json
        self.index = index
        self.position = position
    }
}

extension DecodedEvent {
    /// What the lifecycle has against it; always nil unless checking is lenient.
    public var violation: LifecycleViolation? {
        get { notes?.first?.violation }
        set { notes = Self.notes(newValue, envelope) }
    }

    /// The fields beside the event, if the protocol puts events into an envelope.
    public var envelope: JSONObject? {
        get { notes?.first?.envelope }
        set { notes = Self.notes(violation, newValue) }
    }

    private static func notes(_ violation: LifecycleViolation?, _ envelope: JSONObject?) -> [Notes]? {
        if violation == nil, envelope == nil { return nil }
        return [Notes(violation: violation, envelope: envelope)]
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
