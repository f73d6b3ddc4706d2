/// Reads messages of a transport that keeps them apart, such as a WebSocket: each chunk is a frame.
///
/// A blank message is not a frame. The line in a position is the number of the message.
public struct MessageDecoder: Sendable {
    private let frameLimit: Int
    private var messages: [[UInt8]] = []
    /// The index in `messages` of the next one.
    private var index = 0
    /// A message that arrives byte by byte.
    private var gathered: [UInt8] = []
    private var number = 0
    private var offset = 0
    private var refusal: FrameTooLargeError?

    /// Creates a decoder of a new stream that rejects messages of more than `frameLimit` bytes.
    public init(frameLimit: Int = SSEDecoder.defaultFrameLimit) {
        self.frameLimit = max(1, frameLimit)
    }

    /// Appends the next message; an array is not copied.
    public mutating func append(_ message: some Sequence<UInt8>) {
        endGathered()
        messages.append(Array(message))
    }

    /// Appends the next byte of a message that ends with the next `append` of a whole message, or with the stream.
    public mutating func append(_ byte: UInt8) {
        // A message that is too large is refused as soon as it is; more of it is not stored.
        if gathered.count <= frameLimit { gathered.append(byte) }
    }

    /// Marks the end of the stream.
    public mutating func finish() {
        endGathered()
    }

    /// Returns the next frame, or nil if there is none yet.
    ///
    /// After it has thrown an error, every call throws that error.
    public mutating func next() throws(FrameTooLargeError) -> EventFrame? {
        if let refusal { throw refusal }
        while index < messages.count {
            let message = messages[index]
            index += 1
            try admit(message)
            number += 1
            let bytes = offset..<offset + message.count
            offset = bytes.upperBound
            if message.allSatisfy(Self.isBlank) { continue }
            return EventFrame(data: message[...], position: FramePosition(line: number, bytes: bytes))
        }
        messages.removeAll(keepingCapacity: true)
        index = 0
        try admit(gathered)
        return nil
    }

    private mutating func endGathered() {
        guard !gathered.isEmpty else { return }
        messages.append(gathered)
        gathered = []
    }

    private mutating func admit(_ message: [UInt8]) throws(FrameTooLargeError) {
        guard message.count > frameLimit else { return }
        let position = FramePosition(line: number + 1, bytes: offset..<offset + frameLimit)
        let error = FrameTooLargeError(limit: frameLimit, position: position)
        refusal = error
        throw error
    }

    private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
