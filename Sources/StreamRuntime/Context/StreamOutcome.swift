/// How a stream came to its end.
@nonexhaustive
public enum StreamOutcome: Sendable {
    /// It was finished.
    case finished
    /// It was cut short on purpose: by `abort`, or because its work was cancelled.
    case aborted
    /// Its work failed; what the client was told is another matter.
    case failed(any Error)
    /// The client went away before the end.
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
    /// How it ended.
    public var outcome: StreamOutcome
    /// Whether the client was gone before the end; a stream that continues all the same still finishes.
    public var isDisconnected: Bool
    /// The record of the stream; nil unless the context collects.
    public var record: Stream.Record?
    /// The message that the client has, to be stored; nil unless the context collects.
    ///
    /// Also nil if the context continues a message without knowing how it begins.
    public var message: Stream.Reduction.Message?
}

/// Why a write was refused.
@nonexhaustive
public enum StreamWriteError: Error, Hashable, Sendable {
    /// The stream has ended.
    case ended
    /// The client has gone away.
    case disconnected
    /// `append` was given an event that does not continue the part.
    case notContinuing(event: String, scope: String)
    /// No client knows the event: it was read from a stream of a newer version, or is none of the protocol's.
    case unknownEvent(type: String)
    /// The message has metadata that is not an object, so no metadata can be merged into it.
    case metadataNotMergeable
    /// The protocol has no event that opens the scope by a key alone.
    case cannotOpen(scope: String)
    /// Clients from the floor on get no event, or several, in place of the promised one.
    case cannotPromise(event: String)
    /// The outcome of the call does not agree with the answer to its request for approval.
    case againstAnswer(toolCallID: String, isApproved: Bool)
    /// The event answers a request that the client shows to its user, and the client floor does not know the answer.
    case unanswerable(event: String)
}

extension StreamWriteError: CustomStringConvertible {
    /// The problem and a way to solve it.
    public var description: String {
        switch self {
        case .ended: "the stream has ended; nothing can be written any more"
        case .disconnected: "the client has gone away; stop, or create the context with continuesAfterDisconnect"
        case .notContinuing(let event, let scope): "'\(event)' does not continue the open part of '\(scope)'"
        case .unknownEvent(let type):
            "no client knows '\(type)'; leave it out, or declare it in the schema"
        case .metadataNotMergeable:
            "the message's metadata is not an object, so nothing can be merged into it; write an object"
        case .cannotPromise(let event):
            "'\(event)' cannot be promised: the client floor gets no single event in its place; promise another one"
        case .againstAnswer(let call, let isApproved):
            isApproved
                ? "call '\(call)' was approved, so it cannot be denied; give its output or say that it failed"
                : "call '\(call)' was refused, so it has no output and cannot fail; deny it"
        case .unanswerable(let event):
            "the client asks its user, and the client floor does not know '\(event)'; leave the answer to the user, or request it as one that is answered automatically"
        case .cannotOpen(let scope): "'\(scope)' cannot be opened by itself; write the event that opens it first"
        }
    }
}

/// An error that the writer itself reported to the client, by writing the protocol's event for it.
public struct ReportedError: Error, Hashable, Sendable {}

/// The server stops before the stream has ended.
public struct ServerShutdownError: Error, Hashable, Sendable {}

extension ServerShutdownError: CustomStringConvertible {
    /// The outcome in words.
    public var description: String { "the server is shutting down" }
}
