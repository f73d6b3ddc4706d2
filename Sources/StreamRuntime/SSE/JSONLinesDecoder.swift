/// Reads lines of JSON: each line that is not blank is a frame.
///
/// A last line without a line end is a frame too, because the format makes the final line end optional.
public struct JSONLinesDecoder: Sendable {
    private let frameLimit: Int
    private var lines = LineSplitter(.lineFeed)
    private var refusal: FrameTooLargeError?
    private var isFinished = false

    /// Creates a decoder of a new stream that rejects lines of more than `frameLimit` bytes.
    public init(frameLimit: Int = SSEDecoder.defaultFrameLimit) {
        self.frameLimit = max(1, frameLimit)
    }

    /// Appends the next bytes of the stream; an array is not copied unless it continues a line.
    public mutating func append(_ chunk: some Sequence<UInt8>) {
        lines.append(Array(chunk))
    }

    /// Appends the next byte of the stream.
    public mutating func append(_ byte: UInt8) {
        lines.append(byte)
    }

    /// Marks the end of the bytes, so that the remaining bytes are the last line.
    public mutating func finish() {
        isFinished = true
    }

    /// Returns the next frame, or nil if it is not complete yet.
    ///
    /// After it has thrown an error, every call throws that error.
    public mutating func next() throws(FrameTooLargeError) -> EventFrame? {
        if let refusal { throw refusal }
        while let line = nextLine() {
            try admit(line, number: lines.lineNumber)
            if let frame = frame(line) { return frame }
        }
        try admit(lines.unfinished, number: lines.lineNumber + 1)
        return nil
    }

    private mutating func nextLine() -> Range<Int>? {
        lines.next() ?? (isFinished ? lines.takeUnfinished() : nil)
    }

    private mutating func admit(_ line: Range<Int>, number: Int) throws(FrameTooLargeError) {
        guard line.count > frameLimit else { return }
        let begin = lines.offset(line.lowerBound)
        let position = FramePosition(line: number, bytes: begin..<begin + frameLimit)
        let error = FrameTooLargeError(limit: frameLimit, position: position)
        refusal = error
        throw error
    }

    /// Returns the line without a trailing carriage return; nil if the rest is blank.
    private func frame(_ line: Range<Int>) -> EventFrame? {
        var data = lines.bytes[line]
        if data.last == UInt8(ascii: "\r") { data.removeLast() }
        let isBlank = data.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard !isBlank else { return nil }
        let bytes = lines.offset(line.lowerBound)..<lines.offset(line.upperBound)
        return EventFrame(data: data, position: FramePosition(line: lines.lineNumber, bytes: bytes))
    }
}
