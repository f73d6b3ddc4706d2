@_spi(Generated) public import ProtocolSupport

/// Reads a protocol's events from bytes: parses frames and JSON and checks the lifecycle, without a task or a clock.
///
/// Append bytes as they arrive, in chunks of any size; `next()` returns the events, each with its index and position.
///
///     var decoder = EventDecoder<UIMessageStream>()
///     decoder.append(bytes)
///     decoder.finish()
///     while let decoded = try decoder.next() { reducer.apply(decoded.event) }
public struct EventDecoder<Stream: StreamProtocol>: Sendable {
    /// How the stream is read.
    public let options: ReadingOptions
    /// How many events have been read so far, malformed ones included.
    public var eventCount: Int { frames.eventCount }
    /// How the stream ended; nil before that.
    public var ending: StreamEnding? { frames.ending }
    /// The violations at the end of the stream; always empty unless checking is lenient.
    public private(set) var violationsAtEnd: [LifecycleError] = []

    // The path of an event is inlinable, so that a module specializes it for its protocol: moving an event whose type
    // the compiler does not know costs more than reading it.
    @usableFromInline var frames: FrameDecoder
    @usableFromInline let payload: PayloadReader<Stream>
    @usableFromInline var lifecycle: LifecycleEngine<Stream>
    /// Whether the end has been checked against the lifecycle, or cannot be checked.
    private var isJudged = false

    /// Creates a decoder of a stream.
    ///
    /// `lifecycle` is the state before the first event: the beginning, or the end of an earlier stream that this one
    /// continues.
    public init(
        _ options: ReadingOptions = ReadingOptions(),
        lifecycle: LifecycleEngine<Stream> = LifecycleEngine()
    ) {
        self.options = options
        self.lifecycle = lifecycle
        var transport = Stream.transport
        transport.framing = options.framing ?? transport.framing
        transport.done = options.done ?? transport.done
        frames = FrameDecoder(
            transport,
            frameLimit: options.frameLimit,
            readsPastDone: options.readsPastDone
        )
        payload = PayloadReader(client: options.client, framing: transport.framing)
    }

    /// Appends the next bytes of the stream; an array is not copied unless it continues a line.
    public mutating func append(_ chunk: some Sequence<UInt8>) {
        frames.append(chunk)
    }

    /// Appends the next byte of the stream.
    public mutating func append(_ byte: UInt8) {
        frames.append(byte)
    }

    /// Marks the end of the bytes.
    public mutating func finish() {
        frames.finish()
    }

    /// Returns the next event; nil if it is not complete yet or, once there is an `ending`, if none is left.
    ///
    /// An error in an event is thrown once, and the next call continues after that event. After a frame that is too
    /// large, or bytes outside of the elements of an array, no event follows.
    @inlinable
    public mutating func next() throws(EventStreamError) -> DecodedEvent<Stream>? {
        if let frame = try nextFrame() { return try decode(frame) }
        return nil
    }
}

extension EventDecoder {
    @inlinable
    @inline(__always)
    mutating func nextFrame() throws(EventStreamError) -> EventFrame? {
        do {
            if let frame = try frames.next() { return frame }
        } catch {
            throw cutOff(error)
        }
        try judgeEnd()
        return nil
    }

    @usableFromInline
    mutating func cutOff(_ error: FrameError) -> EventStreamError {
        isJudged = true
        return EventStreamError(error, index: eventCount)
    }

    @inlinable
    @inline(__always)
    mutating func decode(_ frame: consuming EventFrame) throws(EventStreamError) -> DecodedEvent<Stream> {
        var notes = OptionalBox<DecodedEvent<Stream>.Notes>()
        let event = try event(of: frame, &notes)
        if let labels = frame.labels { Self.note(labels, &notes) }
        let position = frame.position
        return DecodedEvent(event, frame: frame.data, index: eventCount &- 1, position: position, notes: notes)
    }

    /// Returns the event of the next frame, without its position; reports a violation to `onViolation`.
    @inlinable
    @inline(__always)
    mutating func nextEvent(
        _ onViolation: EventStream<Stream>.ViolationHandler
    ) throws(EventStreamError) -> Stream.Event? {
        guard let frame = try nextFrame() else { return nil }
        var notes = OptionalBox<DecodedEvent<Stream>.Notes>()
        let event = try event(of: frame, &notes)
        if let violation = notes.value?.violation { onViolation(violation, eventCount &- 1) }
        return event
    }

    @inlinable
    @inline(__always)
    mutating func event(
        of frame: borrowing EventFrame,
        _ notes: inout OptionalBox<DecodedEvent<Stream>.Notes>
    ) throws(EventStreamError) -> Stream.Event {
        let event: Stream.Event
        do {
            event =
                payload.envelopePayload == nil
                ? try payload.event(of: frame.data, frame.labels)
                : try payload.event(inEnvelope: frame.data, frame.labels, &notes)
        } catch {
            throw EventStreamError(.malformed(error), index: eventCount &- 1, position: frame.position)
        }
        let isFine = options.lifecycle == .off || lifecycle.continuesOpenPart(event.lifecycleRow, key: event.scopeKey)
        if !isFine { try judge(event, at: frame.position, &notes) }
        return event
    }

    /// Notes the name and the id of a frame; most protocols have neither.
    @usableFromInline
    static func note(_ labels: FrameLabels, _ notes: inout OptionalBox<DecodedEvent<Stream>.Notes>) {
        var note = notes.value ?? .init()
        note.labels = labels
        notes = OptionalBox(note)
    }

    @usableFromInline
    mutating func judge(
        _ event: Stream.Event,
        at position: FramePosition,
        _ notes: inout OptionalBox<DecodedEvent<Stream>.Notes>
    ) throws(EventStreamError) {
        if options.lifecycle == .strict {
            guard let violation = lifecycle.accept(event) else { return }
            throw EventStreamError(.lifecycle(violation), index: eventCount - 1, position: position)
        }
        guard let violation = lifecycle.observe(event) else { return }
        var note = notes.value ?? .init()
        note.violation = violation
        notes = OptionalBox(note)
    }

    @usableFromInline
    mutating func judgeEnd() throws(EventStreamError) {
        guard !isJudged, frames.ending != nil else { return }
        isJudged = true
        guard options.lifecycle != .off else { return }
        let violations = lifecycle.finish()
        guard options.lifecycle == .strict, !violations.isEmpty else {
            violationsAtEnd = violations
            return
        }
        throw EventStreamError(.leftOpen(violations), index: eventCount, position: nil)
    }
}
