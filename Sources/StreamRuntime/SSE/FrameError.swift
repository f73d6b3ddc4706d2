/// An error that ends the reading of frames, because where the next frame begins is not known.
@nonexhaustive
public enum FrameError: Error, Hashable, Sendable {
    /// A frame is too large.
    case tooLarge(FrameTooLargeError)
    /// Bytes are outside of the elements of the array.
    case misplacedBytes(MisplacedBytesError)

    /// The position of the frame or of the bytes.
    public var position: FramePosition {
        switch self {
        case .tooLarge(let error): error.position
        case .misplacedBytes(let error): error.position
        }
    }
}

extension FrameError: CustomStringConvertible {
    /// The line, the problem and a way to solve it.
    public var description: String {
        switch self {
        case .tooLarge(let error): error.description
        case .misplacedBytes(let error): error.description
        }
    }
}

/// An error for bytes that cannot be where they are in a stream that is one JSON array.
public struct MisplacedBytesError: Error, Hashable, Sendable {
    /// The problem.
    @nonexhaustive
    public enum Reason: Hashable, Sendable {
        /// The stream does not begin with `[`.
        case notAnArray
        /// Neither a comma nor `]` follows an element.
        case missingComma
        /// A comma is not followed by an element.
        case missingElement
        /// Something follows the array.
        case afterArray
    }

    /// The problem.
    public var reason: Reason
    /// The position of the first byte that is wrong.
    public var position: FramePosition

    /// Creates an error.
    public init(_ reason: Reason, position: FramePosition) {
        self.reason = reason
        self.position = position
    }
}

extension MisplacedBytesError: CustomStringConvertible {
    /// The line, the byte and the problem.
    public var description: String {
        "line \(position.line), byte \(position.bytes.lowerBound): \(problem)"
    }

    /// The problem, without its place.
    package var problem: String {
        switch reason {
        case .notAnArray:
            "the stream must be a JSON array, which begins with '['. An answer that reports an error often is an object; check the status first"
        case .missingComma: "expected ',' or ']' after an element of the array"
        case .missingElement: "expected an element of the array before ',' or ']'"
        case .afterArray: "expected nothing after the array; a stream is one array"
        }
    }
}
