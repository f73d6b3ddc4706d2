@_spi(Generated) public import ProtocolSupport

/// Reads the events of a protocol from bytes: frames, JSON and lifecycle in one, without a task or a clock.
///
/// Bytes go in as they come, in chunks of any size; events come out, each with its index and its place.
///
///     var decoder = EventDecoder<UIMessageStream>()
///     decoder.append(bytes)
///     decoder.finish()
///     while let decoded = try decoder.next() { reducer.apply(decoded.event) }
public struct EventDecoder<Stream: StreamProtocol>: Sendable {
    /// How the stream is read.
    public let options: ReadingOptions
    /// How many events came so far, malformed ones included.
    public var eventCount: Int { nextIndex }
    /// How the stream ended; nil before that.
    public private(set) var ending: StreamEnding?
    /// What the lifecycle has against a stream that ends as this one did; always empty unless checking is lenient.
    public private(set) var violationsAtEnd: [LifecycleViolation] = []

    // The way of an event is inlinable, so that a module compiles it for its protocol: an event that is moved without
    // knowing its type costs more than reading it.
    @usableFromInline var frames: FrameDecoder
    @usableFromInline let payload: PayloadReader<Stream>
    @usableFromInline var lifecycle: LifecycleEngine<Stream>
    @usableFromInline var nextIndex = 0
    @usableFromInline var isFinished = false
    @usableFromInline var hasSeenDone = false

    /// Creates a decoder of a stream.
    ///
    /// `lifecycle` is where the stream stands before its first event: at the beginning, or behind an earlier stream that
    /// this one continues.
    public init(
        _ options: ReadingOptions = ReadingOptions(),
        lifecycle: LifecycleEngine<Stream> = LifecycleEngine()
    ) {
        self.options = options
        self.lifecycle = lifecycle
        frames = FrameDecoder(Stream.transport, frameLimit: options.frameLimit)
        payload = PayloadReader(client: options.client)
    }

    /// Takes the next bytes of the stream; an array is not copied unless a line goes on in it.
    public mutating func append(_ chunk: some Sequence<UInt8>) {
        frames.append(chunk)
    }

    /// Takes the next byte of the stream.
    public mutating func append(_ byte: UInt8) {
        frames.append(byte)
    }

    /// Says that no more bytes come.
    public mutating func finish() {
        isFinished = true
        frames.finish()
    }

    /// The next event; nil if it is not complete yet or, once there is an `ending`, if none is left.
    ///
    /// What is wrong with an event is thrown once, and the next call goes on behind it. Nothing comes behind a frame that
    /// is too large.
    @inlinable
    public mutating func next() throws(EventStreamError) -> DecodedEvent<Stream>? {
        while ending == nil {
            guard let frame = try nextFrame() else {
                if isFinished { try end(endingOfBytes) }
                return nil
            }
            guard payload.isDone(frame) else { return try decode(frame) }
            hasSeenDone = true
            if !options.readsPastDone { try end(.done) }
        }
        return nil
    }
}

extension EventDecoder {
    @inlinable
    mutating func nextFrame() throws(EventStreamError) -> StreamFrame? {
        do {
            return try frames.next()
        } catch {
            throw end(at: error)
        }
    }

    @usableFromInline
    mutating func end(at error: FrameTooLarge) -> EventStreamError {
        ending = .cutOff(error.position)
        return EventStreamError(.frameTooLarge(error), index: nextIndex, position: error.position)
    }

    @inlinable
    @inline(__always)
    mutating func decode(_ frame: StreamFrame) throws(EventStreamError) -> DecodedEvent<Stream> {
        let index = nextIndex
        nextIndex += 1
        var envelope: JSONObject?
        let event: Stream.Event
        do {
            event = try payload.event(of: frame.data, envelope: &envelope)
        } catch {
            throw EventStreamError(.malformed(error), index: index, position: frame.position)
        }
        let isFine = options.lifecycle == .off || lifecycle.continuesOpenPart(event.kind, key: event.scopeKey)
        if isFine, envelope == nil { return DecodedEvent(event, index: index, position: frame.position) }
        var decoded = DecodedEvent<Stream>(event, index: index, position: frame.position)
        decoded.envelope = envelope
        if !isFine { try judge(&decoded) }
        return decoded
    }

    @usableFromInline
    mutating func judge(_ decoded: inout DecodedEvent<Stream>) throws(EventStreamError) {
        guard options.lifecycle == .strict else {
            decoded.violation = lifecycle.observe(decoded.event)
            return
        }
        guard let violation = lifecycle.accept(decoded.event) else { return }
        throw EventStreamError(.lifecycle(violation), index: decoded.index, position: decoded.position)
    }

    @usableFromInline var endingOfBytes: StreamEnding {
        if let frame = frames.unfinishedFrame { return .cutOff(frame) }
        return hasSeenDone ? .done : .endOfBytes
    }

    @usableFromInline
    mutating func end(_ ending: StreamEnding) throws(EventStreamError) {
        self.ending = ending
        guard options.lifecycle != .off else { return }
        let violations = lifecycle.finish()
        guard options.lifecycle == .strict, !violations.isEmpty else {
            violationsAtEnd = violations
            return
        }
        throw EventStreamError(.leftOpen(violations), index: eventCount, position: nil)
    }
}
