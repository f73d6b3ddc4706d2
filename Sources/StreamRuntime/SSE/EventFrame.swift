/// One frame of a stream: an SSE record with data, or a line of JSON.
public struct EventFrame: Hashable, Sendable {
    /// The name on the `event:` line; nil if there is none, for which the standard says `message`.
    public var event: String?
    /// The id given last, by this frame or an earlier one; empty if none was.
    public var lastEventID: String
    /// The data, several lines joined with a line feed, as the bytes came.
    ///
    /// A slice of the chunk it came in if it is one line inside of one chunk, so keeping it keeps the chunk. Bytes that are
    /// not UTF-8 are still in it; `text` and `JSONReader` take each for a replacement character, as the standard asks.
    public var data: ArraySlice<UInt8>
    /// The place of the frame in the stream.
    public var position: FramePosition

    /// Creates a frame.
    public init(event: String? = nil, lastEventID: String = "", data: ArraySlice<UInt8>, position: FramePosition) {
        self.event = event
        self.lastEventID = lastEventID
        self.data = data
        self.position = position
    }

    /// The data as text.
    public var text: String { String(decoding: data, as: UTF8.self) }
}

/// The place of a frame in a stream.
public struct FramePosition: Hashable, Sendable {
    /// The line on which its first field stands, counted from 1.
    public var line: Int
    /// Its bytes, counted from the start of the stream, up to the blank line or the line end that completes it.
    public var bytes: Range<Int>

    /// Creates a position.
    public init(line: Int, bytes: Range<Int>) {
        self.line = line
        self.bytes = bytes
    }
}

/// A frame that is larger than a reader takes.
///
/// Nothing after it can be read, because where it ends is not known.
public struct FrameTooLargeError: Error, Hashable, Sendable {
    /// How many bytes a frame may have.
    public var limit: Int
    /// Where the frame begins, as far as it was read.
    public var position: FramePosition

    /// Creates an error.
    public init(limit: Int, position: FramePosition) {
        self.limit = limit
        self.position = position
    }
}

extension FrameTooLargeError: CustomStringConvertible {
    /// Where, what, and what to do.
    public var description: String {
        """
        line \(position.line): the frame has more than \(limit) bytes. If these bytes are an event stream at all, \
        and its frames may be that large, raise frameLimit.
        """
    }
}
