public import GeneratedProtocol
import ProtocolSupport
public import StreamRuntime

extension StreamContext where Stream == UIMessageStream {
    /// Creates a context that answers a request of `useChat`.
    ///
    /// After an approval or a tool that the client ran, a request continues an answer, and the stream must go on under its id, or the
    /// client would show that answer twice. The context continues the stored message: what the request adds to it is the
    /// ``continuation``. The client's copy of the message is not used.
    ///
    /// Without the stored message, the context takes its id from the request and nothing else: no call of the message can
    /// be answered, and no message is collected.
    ///
    /// - Parameters:
    ///   - request: What the client sent.
    ///   - stored: The message that the request continues, as the server stored it; `messageIDToContinue` of the request says
    ///     which. Nil if there is none. It may be any message if the request asks for a new answer.
    ///   - info: What the application wants to have at hand.
    ///   - messageID: The id of a new answer; made up if there is none.
    ///   - options: How the stream is written.
    ///   - onCompletion: Called once, when the stream has ended, however that was. A context with such a handler collects.
    public convenience init(
        answering request: UIMessageStream.ChatRequest,
        stored: UIMessageStream.UIMessage? = nil,
        info: Info = (),
        messageID: String? = nil,
        options: StreamOptions = StreamOptions(),
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)? = nil
    ) {
        self.init(
            continuing: VerifiedContinuation(for: request, stored: stored),
            info: info,
            messageID: messageID,
            options: options,
            onCompletion: onCompletion
        )
    }

    /// Creates a context that answers a request which was verified before.
    ///
    /// A call that the user has answered does not stay open: if the stream ends before it has an outcome, it fails if it was
    /// approved, and is denied if not.
    ///
    /// - Parameters:
    ///   - continuation: What the request adds to the stored message.
    ///   - info: What the application wants to have at hand.
    ///   - messageID: The id of a new answer; made up if there is none.
    ///   - options: How the stream is written.
    ///   - onCompletion: Called once, when the stream has ended, however that was. A context with such a handler collects.
    public convenience init(
        continuing continuation: VerifiedContinuation,
        info: Info = (),
        messageID: String? = nil,
        options: StreamOptions = StreamOptions(),
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)? = nil
    ) {
        self.init(
            info: info,
            messageID: continuation.messageID ?? messageID,
            origin: continuation.origin,
            attachment: continuation,
            options: options,
            onCompletion: onCompletion
        )
        if let message = continuation.message { resume(LifecycleEngine(continuing: message)) }
        // The answers are used up with this request, so nobody will act on them later.
        for answer in continuation.answers {
            let id = answer.call.toolCallID
            do {
                let fallback =
                    answer.isApproved ? Stream.unfinishedToolEvent(id: id) : .toolOutputDenied(toolCallID: id)
                if let fallback { try promise(fallback) }
            } catch {
                options.onError?(error)
            }
        }
    }

    /// The additions of the request to the stored message: answers to approvals, and outputs of tools that the client runs.
    ///
    /// Empty for a new answer, and for a context that was created without a request.
    public var continuation: VerifiedContinuation { attachment as? VerifiedContinuation ?? VerifiedContinuation() }
}

extension VerifiedContinuation {
    /// The beginning of the stream's message.
    var origin: StreamOrigin<UIMessageStream.UIMessage> {
        if let message { return .message(message) }
        return messageID == nil ? .nothing : .unknownMessage
    }
}
