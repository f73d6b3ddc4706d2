public import ProtocolSupport

/// Reads frames as a protocol frames its events.
public struct FrameDecoder: Sendable {
    private let framing: TransportTable.Framing
    // The one that is not asked for stays empty. Both are stored so that each changes in place.
    private var records: SSEDecoder
    private var lines: JSONLinesDecoder

    /// Creates a decoder of a new stream that refuses frames of more than `frameLimit` bytes.
    public init(_ transport: TransportTable, frameLimit: Int = SSEDecoder.defaultFrameLimit) {
        framing = transport.framing
        records = SSEDecoder(frameLimit: frameLimit)
        lines = JSONLinesDecoder(frameLimit: frameLimit)
    }

    /// Takes the next bytes of the stream.
    public mutating func append(_ chunk: some Sequence<UInt8>) {
        switch framing {
        case .sse: records.append(chunk)
        case .jsonLines: lines.append(chunk)
        }
    }

    /// Takes the next byte of the stream.
    public mutating func append(_ byte: UInt8) {
        switch framing {
        case .sse: records.append(byte)
        case .jsonLines: lines.append(byte)
        }
    }

    /// Says that no more bytes come.
    public mutating func finish() {
        lines.finish()
    }

    /// The next frame, or nil if it is not complete yet.
    ///
    /// Having thrown once, it throws the same again.
    public mutating func next() throws(FrameTooLarge) -> StreamFrame? {
        switch framing {
        case .sse: try records.next()
        case .jsonLines: try lines.next()
        }
    }

    /// The frame that would be lost if the stream ended here; never one of JSON lines, whose last line needs no end.
    public var unfinishedFrame: FramePosition? {
        framing == .sse ? records.unfinishedFrame : nil
    }
}
