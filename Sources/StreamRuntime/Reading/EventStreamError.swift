public import ProtocolSupport

/// An error in a stream, and its place.
public struct EventStreamError: Error, Hashable, Sendable {
    /// The problem.
    @nonexhaustive
    public enum Reason: Hashable, Sendable {
        /// The frame is not a valid event; the error names the JSON path.
        case malformed(JSONDecodingError)
        /// The event is not allowed here.
        case lifecycle(LifecycleError)
        /// The stream ends with parts that are still open or unfinished.
        case leftOpen([LifecycleError])
        /// The frame is too large, so nothing after it can be read either.
        case frameTooLarge(FrameTooLargeError)
        /// Bytes are outside of the elements of a stream that is an array, so nothing after them can be read.
        case misplacedBytes(MisplacedBytesError)
    }

    /// The problem.
    public var reason: Reason
    /// The event's index; at the end of the stream, the number of its events.
    public var index: Int
    /// The position of the event's frame; nil at the end of the stream.
    public var position: FramePosition?

    /// Creates an error.
    public init(_ reason: Reason, index: Int, position: FramePosition?) {
        self.reason = reason
        self.index = index
        self.position = position
    }

    /// The line on which the event's frame begins; nil at the end of the stream.
    public var line: Int? { position?.line }
}

extension EventStreamError: CustomStringConvertible {
    /// The event, the line, the position in it, and the problem.
    public var description: String {
        switch reason {
        case .malformed(let failure): "\(place): \(failure)"
        case .lifecycle(let violation): "\(place): \(violation)"
        case .leftOpen(let violations): violations.map(\.description).joined(separator: "; ")
        case .frameTooLarge(let error): "event \(index), \(error)"
        case .misplacedBytes(let error): "event \(index), \(error)"
        }
    }

    /// Creates an error for the place at which the reading of frames ends.
    init(_ error: FrameError, index: Int) {
        switch error {
        case .tooLarge(let reason): self.init(.frameTooLarge(reason), index: index, position: error.position)
        case .misplacedBytes(let reason): self.init(.misplacedBytes(reason), index: index, position: error.position)
        }
    }

    private var place: String {
        line.map { "event \(index), line \($0)" } ?? "event \(index)"
    }
}
