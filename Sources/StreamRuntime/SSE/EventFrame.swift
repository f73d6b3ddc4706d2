/// One frame of a stream: an SSE record with data, or a line of JSON.
public struct EventFrame: Hashable, Sendable {
    /// The data as raw bytes; several lines are joined with line feeds.
    ///
    /// If it is one line within one chunk, it is a slice of that chunk, so storing it retains the whole chunk. Bytes
    /// that are not UTF-8 are kept; `text` and `JSONReader` read each as a replacement character, as the standard
    /// requires.
    public var data: ArraySlice<UInt8>
    /// The place of the frame in the stream.
    public var position: FramePosition
    /// The name and the id; nil if there is neither.
    @usableFromInline var labels: FrameLabels?

    /// Creates a frame.
    public init(event: String? = nil, lastEventID: String = "", data: ArraySlice<UInt8>, position: FramePosition) {
        self.init(labels: .of(event, lastEventID), data: data, position: position)
    }

    @inline(__always)
    init(labels: FrameLabels?, data: ArraySlice<UInt8>, position: FramePosition) {
        self.labels = labels
        self.data = data
        self.position = position
    }

    /// The name on the `event:` line; nil if there is none, which the standard treats as `message`.
    public var event: String? {
        get { labels?.event }
        set { labels = .of(newValue, lastEventID) }
    }

    /// The most recent id, from this frame or an earlier one; empty if there is none.
    public var lastEventID: String {
        get { labels?.lastEventID ?? "" }
        set { labels = .of(event, newValue) }
    }

    /// The data as text.
    public var text: String { String(decoding: data, as: UTF8.self) }
}

/// The name and the id of a frame, which most protocols do not send: in a box, since a frame is moved several times.
@usableFromInline
final class FrameLabels: Hashable, Sendable {
    @usableFromInline let event: String?
    @usableFromInline let lastEventID: String

    private init(_ event: String?, _ lastEventID: String) {
        self.event = event
        self.lastEventID = lastEventID
    }

    /// Returns the labels of a frame; nil if it has neither a name nor an id.
    static func of(_ event: String?, _ lastEventID: String) -> FrameLabels? {
        event == nil && lastEventID.isEmpty ? nil : FrameLabels(event, lastEventID)
    }

    @usableFromInline
    static func == (lhs: FrameLabels, rhs: FrameLabels) -> Bool {
        lhs === rhs || lhs.event == rhs.event && lhs.lastEventID == rhs.lastEventID
    }

    @usableFromInline
    func hash(into hasher: inout Hasher) {
        hasher.combine(event)
        hasher.combine(lastEventID)
    }
}

/// The place of a frame in a stream.
public struct FramePosition: Hashable, Sendable {
    /// The line of its first field, counted from 1.
    public var line: Int
    /// Its bytes, counted from the start of the stream, up to the blank line or the line end that completes it.
    public var bytes: Range<Int>

    /// Creates a position.
    public init(line: Int, bytes: Range<Int>) {
        self.line = line
        self.bytes = bytes
    }
}

/// An error for a frame that is larger than a reader accepts.
///
/// Nothing after it can be read, because where it ends is not known.
public struct FrameTooLargeError: Error, Hashable, Sendable {
    /// How many bytes a frame may have.
    public var limit: Int
    /// The position of the frame, up to the last byte that was read.
    public var position: FramePosition

    /// Creates an error.
    public init(limit: Int, position: FramePosition) {
        self.limit = limit
        self.position = position
    }
}

extension FrameTooLargeError: CustomStringConvertible {
    /// The line, the problem and a way to solve it.
    public var description: String {
        """
        line \(position.line): the frame has more than \(limit) bytes. If these bytes are an event stream at all, \
        and its frames may be that large, raise frameLimit.
        """
    }
}
