public import ProtocolSupport

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
    public private(set) var eventCount = 0
    /// How the stream ended; nil before that.
    public private(set) var ending: StreamEnding?
    /// What the lifecycle has against a stream that ends as this one did; always empty unless checking is lenient.
    public private(set) var violationsAtEnd: [LifecycleViolation] = []

    private var frames: FrameDecoder
    private let payload: PayloadReader<Stream>
    private var lifecycle: LifecycleEngine<Stream>
    private var isFinished = false
    private var hasSeenDone = false

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
    private mutating func nextFrame() throws(EventStreamError) -> StreamFrame? {
        do {
            return try frames.next()
        } catch {
            ending = .cutOff(error.position)
            throw EventStreamError(.frameTooLarge(error), index: eventCount, position: error.position)
        }
    }

    private mutating func decode(_ frame: StreamFrame) throws(EventStreamError) -> DecodedEvent<Stream> {
        let index = eventCount
        eventCount += 1
        var decoded: DecodedEvent<Stream>
        do {
            decoded = try payload.event(of: frame, index: index)
        } catch {
            throw EventStreamError(.malformed(error), index: index, position: frame.position)
        }
        switch options.lifecycle {
        case .off: break
        case .lenient: decoded.violation = lifecycle.observe(decoded.event)
        case .strict:
            if let violation = lifecycle.accept(decoded.event) {
                throw EventStreamError(.lifecycle(violation), index: index, position: frame.position)
            }
        }
        return decoded
    }

    private var endingOfBytes: StreamEnding {
        if let frame = frames.unfinishedFrame { return .cutOff(frame) }
        return hasSeenDone ? .done : .endOfBytes
    }

    private mutating func end(_ ending: StreamEnding) throws(EventStreamError) {
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
