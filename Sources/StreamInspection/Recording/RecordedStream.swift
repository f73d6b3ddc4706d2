import AISDK
package import ProtocolSupport
package import StreamRuntime
import Vel

/// The bytes of a recorded stream, and the frames in them as a client gets them.
package struct RecordedStream: Sendable {
    /// The bytes as they were recorded.
    package let bytes: [UInt8]
    /// The framing of an event.
    package let framing: TransportTable.Framing
    /// The frames, those included that end the stream.
    package private(set) var frames: [RecordedFrame] = []
    /// The frame that the stream ends in the middle of, which clients lose.
    package private(set) var unfinished: FramePosition?
    /// The error with which reading stopped: a frame that is too large, or bytes between frames.
    package private(set) var refused: FrameError?

    /// The data of the frame that ends a stream.
    private let done: String?
    private let namesEvents: Bool

    /// Reads the frames of a stream.
    ///
    /// A stream of the AI SDK is always one of server-sent events. Where a protocol is also kept as lines of JSON, the first
    /// character tells.
    package init(_ bytes: [UInt8], of inspected: InspectedProtocol) {
        let isLines = inspected.mayBeJSONLines && Self.beginsWithObject(bytes)
        self.init(bytes, framing: isLines ? .jsonLines : .sse, done: inspected.done)
    }

    /// `namesEvents` puts the data of each frame into an object under the name in the frame's `event:` line.
    init(_ bytes: [UInt8], framing: TransportTable.Framing, done: String?, namesEvents: Bool = false) {
        self.bytes = bytes
        self.namesEvents = namesEvents
        self.framing = framing
        self.done = done
        readFrames()
    }

    /// The bytes as far as clients get to act on them.
    ///
    /// A carriage return as the very last byte could be half of a line end, and the clients' reader waits for the other half.
    package var readableBytes: ArraySlice<UInt8> {
        framing == .sse && bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes[...]
    }

    /// Whether the frame that the stream ends in the middle of says that it ends, so that nothing is lost.
    package func endsWithDone(_ unfinished: FramePosition) -> Bool {
        guard let done else { return false }
        let text = readableBytes[unfinished.bytes].filter { ![0x20, 0x0A, 0x0D].contains($0) }
        return text.elementsEqual(Array("data:\(done)".utf8))
    }

    /// The format of the bytes, if they contain no event and another format is recognised.
    package var foreignFormat: ForeignFormat? {
        guard framing == .sse, refused == nil, unfinished == nil, frames.allSatisfy(\.isDone) else { return nil }
        return ForeignFormat(bytes)
    }

    /// Whether the recording says when its events arrived.
    package var hasTimes: Bool { frames.contains { $0.arrival != nil } }

    /// Whether the first character in the bytes is an opening brace.
    static func beginsWithObject(_ bytes: [UInt8]) -> Bool { firstCharacter(of: bytes) == UInt8(ascii: "{") }

    /// The first character that is neither blank nor a mark of the byte order.
    static func firstCharacter(of bytes: [UInt8]) -> UInt8? {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    /// The event in a frame, under its name if the frame names it.
    private func data(of frame: EventFrame) -> ArraySlice<UInt8> {
        guard namesEvents, let name = try? JSONValue.string(frame.event ?? "message").json() else { return frame.data }
        return [UInt8(ascii: "{")] + name + [UInt8(ascii: ":")] + frame.data + [UInt8(ascii: "}")]
    }

    private mutating func readFrames() {
        // A recording does not keep messages apart; each is on a line of it.
        let transport = TransportTable(framing: framing == .messages ? .jsonLines : framing, done: done)
        var decoder = FrameDecoder(transport, readsPastDone: true)
        decoder.append(readableBytes)
        decoder.finish()
        var arrival: Int?
        do {
            while let (frame, isDone) = try decoder.nextFrame() {
                arrival = ArrivalStamp.before(frame.position.bytes.lowerBound, in: bytes) ?? arrival
                frames.append(
                    RecordedFrame(
                        data: isDone ? frame.data : data(of: frame),
                        position: frame.position,
                        arrival: arrival,
                        isDone: isDone
                    )
                )
            }
            if case .cutOff(let position) = decoder.ending { unfinished = position }
        } catch {
            refused = error
        }
    }
}

/// A frame of a recorded stream.
package struct RecordedFrame: Sendable {
    /// The contents.
    package var data: ArraySlice<UInt8>
    /// Where it stands.
    package var position: FramePosition
    /// When it arrived, in milliseconds; nil if the recording does not say.
    package var arrival: Int?
    /// Whether it ends the stream, and so is not an event.
    package var isDone: Bool
}
