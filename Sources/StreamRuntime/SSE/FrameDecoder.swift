public import ProtocolSupport

/// Finds the frames of events in the bytes of a stream, and the end of the stream.
///
/// Every reader of streams uses it, so frames, the end mark and the ending are decided in one place.
public struct FrameDecoder: Sendable {
    /// How many frames of events have been read so far.
    public private(set) var eventCount = 0
    /// How the stream ended; nil before that.
    public private(set) var ending: StreamEnding?

    private let framing: TransportTable.Framing
    private let done: [UInt8]?
    private let readsPastDone: Bool
    private var isFinished = false
    // Checked before every frame; cheaper than checking `ending`.
    private var hasEnded = false
    private var hasSeenDone = false
    // The decoder of the other framing stays empty. Both are stored so that each is mutated in place.
    private var records: SSEDecoder
    private var lines: JSONLinesDecoder

    /// Creates a decoder of a new stream.
    ///
    /// - Parameters:
    ///   - transport: How the protocol frames its events.
    ///   - frameLimit: How many bytes a frame may have.
    ///   - readsPastDone: Whether the frame that ends the stream is skipped and reading continues after it.
    public init(
        _ transport: TransportTable,
        frameLimit: Int = SSEDecoder.defaultFrameLimit,
        readsPastDone: Bool = false
    ) {
        framing = transport.framing
        done = transport.done.map { Array($0.utf8) }
        self.readsPastDone = readsPastDone
        records = SSEDecoder(frameLimit: frameLimit)
        lines = JSONLinesDecoder(frameLimit: frameLimit)
    }

    /// Appends the next bytes of the stream; an array is not copied unless it continues a line.
    public mutating func append(_ chunk: some Sequence<UInt8>) {
        switch framing {
        case .sse: records.append(chunk)
        case .jsonLines: lines.append(chunk)
        }
    }

    /// Appends the next byte of the stream.
    public mutating func append(_ byte: UInt8) {
        switch framing {
        case .sse: records.append(byte)
        case .jsonLines: lines.append(byte)
        }
    }

    /// Marks the end of the bytes.
    public mutating func finish() {
        isFinished = true
        lines.finish()
    }

    /// Returns the next event's frame; nil if it is not complete yet or, once there is an `ending`, if none is left.
    ///
    /// - Throws: `FrameTooLargeError`, once. Nothing after such a frame can be read.
    public mutating func next() throws(FrameTooLargeError) -> EventFrame? {
        if framing == .sse, !hasEnded, let frame = records.nextDataFrame(), isEvent(frame) { return frame }
        return try nextOfAnyFrame()
    }

    private mutating func nextOfAnyFrame() throws(FrameTooLargeError) -> EventFrame? {
        while let frame = try read() {
            if isEvent(frame) { return frame }
        }
        return nil
    }

    /// Returns the next frame, including the one that ends the stream.
    package mutating func nextFrame() throws(FrameTooLargeError) -> (frame: EventFrame, isDone: Bool)? {
        guard let frame = try read() else { return nil }
        return (frame, !isEvent(frame))
    }

    @inline(__always)
    private mutating func read() throws(FrameTooLargeError) -> EventFrame? {
        guard !hasEnded else { return nil }
        do {
            if let frame = framing == .sse ? try records.next() : try lines.next() { return frame }
        } catch {
            end(.cutOff(error.position))
            throw error
        }
        if isFinished { end(endingOfBytes) }
        return nil
    }

    /// Counts a frame as an event, or notes that it ends the stream.
    @inline(__always)
    private mutating func isEvent(_ frame: borrowing EventFrame) -> Bool {
        if !isDone(frame) {
            eventCount += 1
            return true
        }
        hasSeenDone = true
        if !readsPastDone { end(.done) }
        return false
    }

    private mutating func end(_ ending: StreamEnding) {
        self.ending = ending
        hasEnded = true
    }

    private func isDone(_ frame: borrowing EventFrame) -> Bool {
        guard let done, frame.data.count == done.count else { return false }
        return frame.data.elementsEqual(done)
    }

    /// How the stream ends if its bytes end here; the last line of JSON needs no line end.
    private var endingOfBytes: StreamEnding {
        if framing == .sse, let frame = records.unfinishedFrame { return .cutOff(frame) }
        return hasSeenDone ? .done : .endOfBytes
    }
}
