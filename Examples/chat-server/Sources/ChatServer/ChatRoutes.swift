import GeneratedProtocol
import Hummingbird
import StreamHummingbird
import StreamRuntime

/// The routes that `useChat` calls.
///
/// - Parameter onOutcome: Learns how each answer ended.
/// - Returns: The router that a Hummingbird application is made with.
public func chatRouter(onOutcome: @escaping @Sendable (StreamOutcome) -> Void = { _ in }) -> Router<BasicRequestContext>
{
    let router = Router()
    router.post("api/chat") { request, _ in
        var request = request
        let body = try await request.collectBody(upTo: 1 << 20)
        let chat = try UIMessageStream.ChatRequest(json: Array(body.readableBytesView))
        let context = ChatContext { onOutcome($0.outcome) }
        context.run { try await answer(chat, to: $0) }
        return context.response(to: request)
    }
    return router
}

/// Repeats what the user said, word by word; a service needs to know nothing of the server.
func answer(_ chat: UIMessageStream.ChatRequest, to stream: some EventWriter<UIMessageStream>) async throws {
    let words = chat.messages.last?.parts.compactMap { part -> String? in
        if case .text(let part) = part { part.text } else { nil }
    }
    for word in (words ?? []).joined(separator: " ").split(separator: " ") {
        try await stream.writeText("\(word) ")
        try await Task.sleep(for: .milliseconds(20))
    }
}
