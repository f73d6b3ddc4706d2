import AISDKHummingbird
import Hummingbird

/// The routes that `useChat` calls.
///
/// - Parameter onOutcome: Called with the outcome of each answer.
/// - Returns: A router for a Hummingbird application.
public func chatRouter(
    onOutcome: @escaping @Sendable (StreamOutcome) -> Void = { _ in }
) -> Router<BasicStreamRequestContext> {
    let router = Router(context: BasicStreamRequestContext.self)
    router.post("api/chat") { request, requestContext in
        let chat = try await request.decodeChat(upTo: 16 << 20)
        let context = ChatContext(answering: chat) { onOutcome($0.outcome) }
        context.run { try await answer(chat, to: $0) }
        return context.response(in: requestContext)
    }
    // A page that resumes requests the rest of an answer. Answers are not kept, so the response is 204.
    router.get("api/chat/:id/stream") { _, _ in HTTPResponse.Status.noContent }
    return router
}

/// Repeats the user's text word by word; a service does not depend on the server.
func answer(_ chat: UIMessageStream.ChatRequest, to stream: some EventWriter<UIMessageStream>) async throws {
    for word in (chat.lastUserMessage?.text ?? "").split(separator: " ") {
        try await stream.writeText("\(word) ")
        try await Task.sleep(for: .milliseconds(20))
    }
}
