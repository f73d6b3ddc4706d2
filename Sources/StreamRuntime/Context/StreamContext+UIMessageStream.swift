public import GeneratedProtocol
import ProtocolSupport

extension StreamContext where Stream == UIMessageStream {
    /// Creates a context for a UI message stream.
    ///
    /// - Parameters:
    ///   - info: What the application wants to have at hand.
    ///   - messageID: The message's id; made up if there is none.
    ///   - options: How the stream is written.
    ///   - onCompletion: Called once, when the stream has ended, however that was. A context with such a handler collects.
    public convenience init(
        info: Info,
        messageID: String? = nil,
        options: StreamOptions = StreamOptions(),
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)? = nil
    ) {
        self.init(
            UIMessageStream.self,
            info: info,
            messageID: messageID,
            options: options,
            onCompletion: onCompletion
        )
    }

    /// Creates a context that continues an answer of an earlier request, under its id.
    ///
    /// Its tool calls can be answered as if they had begun here.
    public convenience init(
        continuing message: UIMessageStream.UIMessage,
        info: Info,
        options: StreamOptions = StreamOptions(),
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)? = nil
    ) {
        self.init(
            UIMessageStream.self,
            info: info,
            messageID: message.id,
            continuing: message,
            options: options,
            onCompletion: onCompletion
        )
        core.guarded.withLock { $0.stream.resume(LifecycleEngine(continuing: message)) }
    }

    /// Creates a context that answers a request of `useChat`.
    ///
    /// A request that follows a tool run by the client, or an approval, continues the answer that it ends with; under any
    /// other id the client would show that answer twice.
    ///
    /// - Parameters:
    ///   - request: What the client sent.
    ///   - info: What the application wants to have at hand.
    ///   - messageID: The id of a new answer; made up if there is none.
    ///   - options: How the stream is written.
    ///   - onCompletion: Called once, when the stream has ended, however that was. A context with such a handler collects.
    public convenience init(
        answering request: UIMessageStream.ChatRequest,
        info: Info,
        messageID: String? = nil,
        options: StreamOptions = StreamOptions(),
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)? = nil
    ) {
        if let message = request.messageToContinue {
            self.init(continuing: message, info: info, options: options, onCompletion: onCompletion)
        } else {
            self.init(info: info, messageID: messageID, options: options, onCompletion: onCompletion)
        }
    }

    /// The id of the open text part; nil if there is none.
    public var currentTextID: String? { currentKey(of: UIMessageStream.Scope.text) }
    /// The id of the open reasoning part; nil if there is none.
    public var currentReasoningID: String? { currentKey(of: UIMessageStream.Scope.reasoning) }

    /// Runs `body` with a text part of its own, which is closed on every path.
    public func withText<Result: Sendable>(
        _ body: (DeltaWriter<UIMessageStream>) async throws -> Result
    ) async throws -> Result {
        try await withPart(of: UIMessageStream.Scope.text) { key in
            try await body(DeltaWriter(core: core) { .textDelta(id: key, delta: $0) })
        }
    }

    /// Runs `body` with a reasoning part of its own, which is closed on every path.
    public func withReasoning<Result: Sendable>(
        _ body: (DeltaWriter<UIMessageStream>) async throws -> Result
    ) async throws -> Result {
        try await withPart(of: UIMessageStream.Scope.reasoning) { key in
            try await body(DeltaWriter(core: core) { .reasoningDelta(id: key, delta: $0) })
        }
    }

    /// Runs `body` in a step of its own, which is finished on every path and stays one step, whatever is written in it.
    public func withStep<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        try await withPart(of: UIMessageStream.Scope.step, isHeldTogether: true) { _ in try await body() }
    }

    /// Runs a tool, and writes its call and what came of it.
    ///
    /// If `body` throws, the call fails; the client is told what the options' `errorText` says. However the stream ends, the
    /// call does not stay open. The id is made up unless the model has one.
    public func withToolCall<Output: Encodable & Sendable>(
        _ toolName: String,
        input: some Encodable & Sendable,
        id: String? = nil,
        _ body: (String) async throws -> Output
    ) async throws -> Output {
        let id = try await beginToolCall(toolName, input: input, id: id)
        do {
            try promise(.toolOutputError(toolCallID: id, errorText: "The call was not finished."))
            let output = try await body(id)
            try await completeToolCall(id, output: output)
            return output
        } catch {
            // Whoever catches the error, perhaps `run`, is told of it; `onError` need not be told twice.
            try? await failToolCall(id, errorText: core.options.text(for: error))
            throw error
        }
    }

    /// Says that a call failed; the client is told what the options' `errorText` says, and `onError` sees the error.
    public func failToolCall(_ toolCallID: String, error: any Error) async throws {
        core.options.onError?(error)
        try await failToolCall(toolCallID, errorText: core.options.text(for: error))
    }

    /// Sets token counts of the record; those left out stay as they are.
    public func setUsage(promptTokens: Int? = nil, reasoningTokens: Int? = nil, answerTokens: Int? = nil) {
        updateRecord { record in
            if let promptTokens { record.promptTokens = promptTokens }
            if let reasoningTokens { record.reasoningTokens = reasoningTokens }
            if let answerTokens { record.answerTokens = answerTokens }
        }
    }
}

extension StreamContext where Stream == UIMessageStream, Info == Void {
    /// Creates a context for a UI message stream.
    ///
    /// - Parameters:
    ///   - messageID: The message's id; made up if there is none.
    ///   - options: How the stream is written.
    ///   - onCompletion: Called once, when the stream has ended, however that was. A context with such a handler collects.
    public convenience init(
        messageID: String? = nil,
        options: StreamOptions = StreamOptions(),
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)? = nil
    ) {
        self.init(info: (), messageID: messageID, options: options, onCompletion: onCompletion)
    }

    /// Creates a context that answers a request of `useChat`, continuing the answer that it ends with, if it does.
    ///
    /// `messageID` is for a new answer.
    public convenience init(
        answering request: UIMessageStream.ChatRequest,
        messageID: String? = nil,
        options: StreamOptions = StreamOptions(),
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)? = nil
    ) {
        self.init(answering: request, info: (), messageID: messageID, options: options, onCompletion: onCompletion)
    }

    /// Creates a context that continues an answer of an earlier request, under its id.
    public convenience init(
        continuing message: UIMessageStream.UIMessage,
        options: StreamOptions = StreamOptions(),
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)? = nil
    ) {
        self.init(continuing: message, info: (), options: options, onCompletion: onCompletion)
    }
}

/// A context that answers `useChat`.
public typealias ChatContext = StreamContext<UIMessageStream, Void>

/// Writes to one part.
public struct DeltaWriter<Stream: CollectedProtocol>: Sendable {
    let core: StreamCore<Stream>
    let makeEvent: @Sendable (String) -> Stream.Event

    /// Appends to the part.
    ///
    /// - Throws: As `StreamContext.write(_:)`.
    public func write(_ delta: String) async throws {
        try await core.write([makeEvent(delta)], collects: true)
    }
}
