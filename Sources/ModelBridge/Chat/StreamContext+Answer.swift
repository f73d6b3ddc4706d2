import AISDK
public import GeneratedProtocol
public import ProtocolSupport
public import StreamRuntime

extension StreamContext where Stream == UIMessageStream {
    /// Answers a request of the chat with a model: asks it, writes its turn, runs the tools that it calls, and asks again until it is done.
    ///
    /// ```swift
    /// let context = ChatContext(answering: request, stored: stored)
    /// context.run { chat in try await chat.answer(request, with: model, tools: tools) }
    /// ```
    ///
    /// Each turn is a step. The answer pauses where the client has to run a tool or the user to allow a call: the next request continues it. Of a
    /// request that continues an answer, only what the context has verified counts; see ``/AISDK/VerifiedContinuation``.
    ///
    /// - Parameters:
    ///   - request: What the client sent.
    ///   - model: The model.
    ///   - tools: The tools that the model may call; nil for none.
    ///   - maxSteps: How often the model is asked at most.
    ///   - options: How it is asked.
    /// - Returns: The turns of the model, and the calls that wait for the next request.
    /// - Throws: ``ModelError`` for a fault of the provider that repeating did not mend, ``ModelRequestError`` for a conversation that cannot be
    ///   sent, ``UnverifiedRequestError``, and the errors of `write(_:)`. Left to the context, the client is told that the answer failed, and
    ///   the log why.
    @discardableResult
    public func answer<Model: ChatModel>(
        _ request: UIMessageStream.ChatRequest,
        with model: Model,
        tools: (any ToolSet)? = nil,
        maxSteps: Int = 8,
        options: AnswerOptions = AnswerOptions()
    ) async throws -> ModelAnswer {
        var loop = try AnswerLoop(self, request, model, tools?.tools ?? [], options)
        if try await loop.settleAnswers() {
            while try await loop.takeTurn(maxSteps: maxSteps) {}
        }
        try await finish(reason: loop.answer.finishReason)
        return loop.answer
    }
}

/// The error of a request that continues an answer which the server does not have.
public struct UnverifiedRequestError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The message that the request continues.
    public var messageID: String

    /// What is missing, and how to give it.
    public var description: String {
        """
        the request continues message '\(messageID)', of which only the client's copy is known; create the context with the stored \
        message: ChatContext(answering: request, stored: message)
        """
    }
}
