public import GeneratedProtocol
import ProtocolSupport
public import StreamRuntime

extension StreamContext where Stream == UIMessageStream {
    /// Creates a context for a new answer, or for one that continues a message of the server's own.
    ///
    /// The tool calls of a continued message can be answered as if they had begun here, so it must not be a message that came
    /// with a request; for those there is ``init(answering:stored:info:messageID:options:onCompletion:)``.
    ///
    /// - Parameters:
    ///   - message: The message to continue, under its id; nil for a new one.
    ///   - info: Whatever the application needs while it answers.
    ///   - messageID: The id of a new message; made up if there is none.
    ///   - options: How the stream is written.
    ///   - onCompletion: Called once, when the stream has ended, on every path. A context with such a handler collects.
    public convenience init(
        continuing message: UIMessageStream.UIMessage? = nil,
        info: Info = (),
        messageID: String? = nil,
        options: StreamOptions = StreamOptions(),
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)? = nil
    ) {
        self.init(
            UIMessageStream.self,
            info: info,
            messageID: message?.id ?? messageID,
            continuing: message,
            options: options,
            onCompletion: onCompletion
        )
        if let message { resume(LifecycleEngine(continuing: message)) }
    }

    /// Runs a tool, and writes its call and the result.
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
        return try await completing(id) { try await body(id) }
    }

    /// Runs a call that the user has approved, and writes the result; denies one that the user has refused.
    ///
    /// If `body` throws, the call fails; the client is told what the options' `errorText` says. However the stream ends, the
    /// call does not stay open.
    ///
    /// - Parameters:
    ///   - answer: The user's answer, as the ``continuation`` has it.
    ///   - body: Runs the tool. Gets the stored call; is not called if the user has refused it.
    /// - Returns: What `body` returns; nil if the user has refused the call.
    /// - Throws: What `body` throws, or what writing the outcome does.
    @discardableResult
    public func withApproval<Output: Encodable & Sendable>(
        _ answer: ApprovalAnswer,
        _ body: (UIMessageStream.UIMessage.ToolCall) async throws -> Output
    ) async throws -> Output? {
        let id = answer.call.toolCallID
        guard answer.isApproved else {
            try await denyToolCall(id)
            return nil
        }
        return try await completing(id) { try await body(answer.call) }
    }

    /// Runs a tool, and writes its output or its failure.
    private func completing<Output: Encodable & Sendable>(
        _ toolCallID: String,
        _ body: () async throws -> Output
    ) async throws -> Output {
        do {
            if let failure = Stream.unfinishedToolEvent(id: toolCallID) { try promise(failure) }
            let output = try await body()
            try await completeToolCall(toolCallID, output: output)
            return output
        } catch {
            // The error is rethrown, so `run` reports it to `onError`; reporting it here would do so twice.
            try? await failToolCall(toolCallID, errorText: options.text(for: error, in: Stream.self))
            throw error
        }
    }

    /// Says that a call failed; the client is told what the options' `errorText` says, and `onError` sees the error.
    public func failToolCall(_ toolCallID: String, error: any Error) async throws {
        options.onError?(error)
        try await failToolCall(toolCallID, errorText: options.text(for: error, in: Stream.self))
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

/// A context that answers `useChat`.
public typealias ChatContext = StreamContext<UIMessageStream, Void>
