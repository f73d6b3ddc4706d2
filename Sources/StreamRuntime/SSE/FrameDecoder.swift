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
    // The decoders of other framings stay empty. All are stored so that each is mutated in place.
    private var records: SSEDecoder
    private var lines: JSONLinesDecoder
    private var elements: JSONArrayDecoder
    private var messages: MessageDecoder

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
        elements = JSONArrayDecoder(frameLimit: frameLimit, stopsAfterArray: !readsPastDone)
        messages = MessageDecoder(frameLimit: frameLimit)
    }

    /// Appends the next bytes of the stream, or the next message of a stream of messages.
    ///
    /// An array is not copied unless it continues a line or an element.
    public mutating func append(_ chunk: some Sequence<UInt8>) {
        switch framing {
        case .sse: records.append(chunk)
        case .jsonLines: lines.append(chunk)
        case .jsonArray: elements.append(chunk)
        case .messages: messages.append(chunk)
        }
    }

    /// Appends the next byte of the stream.
    public mutating func append(_ byte: UInt8) {
        switch framing {
        case .sse: records.append(byte)
        case .jsonLines: lines.append(byte)
        case .jsonArray: elements.append(byte)
        case .messages: messages.append(byte)
        }
    }

    /// Marks the end of the bytes.
    public mutating func finish() {
        isFinished = true
        lines.finish()
        messages.finish()
    }

    /// Returns the next event's frame; nil if it is not complete yet or, once there is an `ending`, if none is left.
    ///
    /// - Throws: `FrameError`, once. Nothing after the place of the error can be read.
    public mutating func next() throws(FrameError) -> EventFrame? {
        if framing == .sse, !hasEnded, let frame = records.nextDataFrame(), isEvent(frame) { return frame }
        return try nextOfAnyFrame()
    }

    private mutating func nextOfAnyFrame() throws(FrameError) -> EventFrame? {
        while let frame = try read() {
            if isEvent(frame) { return frame }
        }
        return nil
    }

    /// Returns the next frame, including the one that ends the stream.
    package mutating func nextFrame() throws(FrameError) -> (frame: EventFrame, isDone: Bool)? {
        guard let frame = try read() else { return nil }
        return (frame, !isEvent(frame))
    }

    @inline(__always)
    private mutating func read() throws(FrameError) -> EventFrame? {
        guard !hasEnded else { return nil }
        do throws(FrameError) {
            if let frame = framing == .sse ? try readRecord() : try readOther() { return frame }
        } catch {
            end(.cutOff(error.position))
            throw error
        }
        // The bracket that closes an array ends its stream, as the end mark of other framings does.
        if elements.isClosed, !readsPastDone { end(.done) } else if isFinished { end(endingOfBytes) }
        return nil
    }

    @inline(__always)
    private mutating func readRecord() throws(FrameError) -> EventFrame? {
        do throws(FrameTooLargeError) { return try records.next() } catch { throw .tooLarge(error) }
    }

    private mutating func readOther() throws(FrameError) -> EventFrame? {
        if framing == .jsonArray { return try elements.next() }
        do throws(FrameTooLargeError) {
            return framing == .messages ? try messages.next() : try lines.next()
        } catch {
            throw .tooLarge(error)
        }
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

    /// How the stream ends if its bytes end here; the last line of JSON needs no line end, but an array needs its bracket.
    private var endingOfBytes: StreamEnding {
        if framing == .jsonArray { return elements.isClosed ? .done : .cutOff(elements.unfinishedFrame) }
        if framing == .sse, let frame = records.unfinishedFrame { return .cutOff(frame) }
        return hasSeenDone ? .done : .endOfBytes
    }
}
