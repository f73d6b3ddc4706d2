public import ProtocolSupport

/// An event and its position in the stream.
public struct DecodedEvent<Stream: StreamProtocol>: Hashable, Sendable {
    /// The event.
    public var event: Stream.Event
    /// The number of events before it, malformed ones included.
    public var index: Int
    /// The position of its frame in the stream.
    public var position: FramePosition
    /// The data of its frame.
    @usableFromInline let frame: ArraySlice<UInt8>
    /// Notes that few events have.
    @usableFromInline var notes: OptionalBox<Notes>

    @usableFromInline
    struct Notes: Hashable, Sendable {
        @usableFromInline var violation: LifecycleError?
        var envelope: JSONObject?
        /// The bytes of the event in its envelope.
        var json: ArraySlice<UInt8>?
        var labels: FrameLabels?

        @usableFromInline
        init() {}
    }

    /// Creates an event.
    public init(_ event: Stream.Event, json: ArraySlice<UInt8> = [], index: Int, position: FramePosition) {
        self.init(event, frame: json, index: index, position: position, notes: OptionalBox())
    }

    @inlinable
    @inline(__always)
    init(
        _ event: Stream.Event,
        frame: ArraySlice<UInt8>,
        index: Int,
        position: FramePosition,
        notes: OptionalBox<Notes>
    ) {
        self.event = event
        self.frame = frame
        self.index = index
        self.position = position
        self.notes = notes
    }
}

extension DecodedEvent {
    /// The JSON that the event was read from, without its envelope.
    ///
    /// It is a slice of the chunk that contained the event, so storing it retains the whole chunk.
    public var json: ArraySlice<UInt8> { notes.value?.json ?? frame }

    /// The rule of the lifecycle that the event violates; always nil unless checking is lenient.
    public var violation: LifecycleError? { notes.value?.violation }

    /// The other fields of the envelope; nil if the protocol does not put events into one.
    public var envelope: JSONObject? { notes.value?.envelope }

    /// The name on the `event:` line of its SSE frame; nil if there is none, which the standard treats as `message`.
    public var eventName: String? { notes.value?.labels?.event }

    /// The most recent id on an `id:` line, from its SSE frame or an earlier one; empty if there is none.
    ///
    /// A reader that reconnects sends it as the header `Last-Event-ID`.
    public var lastEventID: String { notes.value?.labels?.lastEventID ?? "" }
}

/// How a stream ended.
@nonexhaustive
public enum StreamEnding: Hashable, Sendable {
    /// With the frame that ends a stream, such as `[DONE]`, or with the bracket that closes an array.
    case done
    /// With its last byte, after a whole frame.
    case endOfBytes
    /// In the middle of a frame, which is lost, or of an array that is not closed.
    case cutOff(FramePosition)
}
