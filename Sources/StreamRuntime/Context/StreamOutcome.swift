/// How a stream ended.
@nonexhaustive
public enum StreamOutcome: Sendable {
    /// The stream was finished.
    case finished
    /// The stream was ended early on purpose: by `abort`, or because its work was cancelled.
    case aborted
    /// The work failed with this error, which the client sees only as far as `StreamOptions.errorText` reveals it.
    case failed(any Error)
    /// The client disconnected before the end.
    case disconnected
}

extension StreamOutcome: CustomStringConvertible {
    /// The outcome's name.
    public var description: String {
        switch self {
        case .finished: "finished"
        case .aborted: "aborted"
        case .failed(let error): "failed: \(error)"
        case .disconnected: "disconnected"
        }
    }
}

/// The result of a finished stream.
public struct StreamCompletion<Stream: CollectedProtocol>: Sendable {
    /// How the stream ended.
    public var outcome: StreamOutcome
    /// Whether the client disconnected before the end; a stream that continues after that still finishes.
    public var isDisconnected: Bool
    /// The record of the stream; nil unless the context collects.
    public var record: Stream.Record?
    /// The message that the client has, to be stored; nil unless the context collects.
    ///
    /// It is also nil if the context continues a message whose beginning it does not know.
    public var message: Stream.Reduction.Message?
}

/// The reason why a write was rejected.
@nonexhaustive
public enum StreamWriteError: Error, Hashable, Sendable {
    /// The stream has ended.
    case ended
    /// The client has disconnected.
    case disconnected
    /// The event passed to `append` does not continue the part.
    case notContinuing(event: String, scope: String)
    /// No client knows the event: it was read from a stream of a newer version, or is not part of the protocol.
    case unknownEvent(type: String)
    /// The message has metadata that is not an object, so no metadata can be merged into it.
    case metadataNotMergeable
    /// The protocol has no event that opens the scope with only a key.
    case cannotOpen(scope: String)
    /// For the client floor, the promised event is replaced by no event or by several.
    case cannotPromise(event: String)
    /// The outcome of the tool call contradicts the answer to its approval request.
    case againstAnswer(toolCallID: String, isApproved: Bool)
    /// The event answers a request that the client shows to its user, but the client floor does not know that event.
    case unanswerable(event: String)
}

extension StreamWriteError: CustomStringConvertible {
    /// The problem and a way to solve it.
    public var description: String {
        switch self {
        case .ended: "the stream has ended, so nothing more can be written"
        case .disconnected: "the client has disconnected; stop, or create the context with continuesAfterDisconnect"
        case .notContinuing(let event, let scope): "'\(event)' does not continue the open part of '\(scope)'"
        case .unknownEvent(let type):
            "no client knows '\(type)'; leave it out, or declare it in the schema"
        case .metadataNotMergeable:
            "the message's metadata is not an object, so no metadata can be merged into it; write an object"
        case .cannotPromise(let event):
            "'\(event)' cannot be promised: the client floor does not get exactly one event for it; promise another one"
        case .againstAnswer(let call, let isApproved):
            isApproved
                ? "call '\(call)' was approved, so it cannot be denied; write its output or its failure"
                : "call '\(call)' was refused, so it has neither output nor failure; deny it"
        case .unanswerable(let event):
            "the client asks its user, and the client floor does not know '\(event)'; let the user answer, or request an automatic answer"
        case .cannotOpen(let scope): "'\(scope)' cannot be opened by itself; write the event that opens it first"
        }
    }
}

/// An error that the writer itself reported to the client, by writing the protocol's event for it.
public struct ReportedError: Error, Hashable, Sendable {}

/// The error of a stream that a server shutdown ends early.
public struct ServerShutdownError: Error, Hashable, Sendable {}

extension ServerShutdownError: CustomStringConvertible {
    /// The reason.
    public var description: String { "the server is shutting down" }
}
