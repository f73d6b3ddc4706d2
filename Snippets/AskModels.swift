// Asking models: the answer loop, tools, approvals, limits, and a response that is read with URLSession.
import AISDK
import Foundation
import ModelBridge

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

#if canImport(FoundationNetworking)
func relay(_ request: URLRequest, to chat: ChatContext) async throws -> ModelTurn {
    // On Linux, URLSession delivers only whole responses; AsyncHTTPClient delivers them as they arrive.
    let (body, _) = try await URLSession.shared.data(for: request)
    return try await chat.relay(AsyncStream { [UInt8](body) }.prefix(1), from: .openAIResponses)
}
#else
func relay(_ request: URLRequest, to chat: ChatContext) async throws -> ModelTurn {
    let (bytes, response) = try await URLSession.shared.bytes(for: request)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    guard status < 400 else { throw ModelError(status: status, body: [UInt8]()) }
    return try await chat.relay(bytes, from: .openAIResponses)
}
#endif

func answer(_ request: UIMessageStream.ChatRequest, with model: some ChatModel) -> ChatContext {
    let context = ChatContext(answering: request)
    context.run { chat in try await chat.answer(request, with: model) }
    return context
}

struct WeatherTools: ToolSet {
    var tools: [ToolEntry] {
        [
            ToolEntry(
                name: "weather",
                description: "The weather in a city.",
                inputSchema: ["type": "object", "properties": ["city": ["type": "string"]], "required": ["city"]],
                check: { input in input["city"]?.stringValue == nil ? "'city' must be the name of a city" : nil },
                run: { input, call in
                    try await call.update(["state": "asking the station"])
                    return ["city": input["city"] ?? .null, "celsius": 7]
                }
            ),
            ToolEntry(
                name: "delete",
                description: "Deletes a file.",
                inputSchema: ["type": "object", "properties": ["path": ["type": "string"]], "required": ["path"]],
                needsApproval: { _ in true },
                run: { _, _ in throw ToolFailure("This file is in use.") }
            ),
        ]
    }
}

func goOn(
    _ request: UIMessageStream.ChatRequest,
    with model: some ChatModel,
    in chats: Chats
) async -> ChatContext {
    let stored = await chats.message(request.messageIDToContinue)
    let context = ChatContext(answering: request, stored: stored) { completion in
        if let message = completion.message { await chats.store(message) }
    }
    context.run { chat in
        var options = AnswerOptions()
        options.settings.system = [.system("Be brief.")]
        options.limits = ModelLimits(firstByte: .seconds(30), silence: .seconds(20), retries: 3)
        options.onToolError = { call, error in print("tool \(call.name) failed: \(error)") }
        options.onOmission = { omission in print("left out \(omission)") }
        let answer = try await chat.answer(
            request,
            with: model,
            tools: WeatherTools(),
            maxSteps: 5,
            options: options
        )
        print("\(answer.usage.totalTokens ?? 0) tokens, \(answer.finishReason.rawValue)")
    }
    return context
}

protocol Chats: Sendable {
    func message(_ id: String?) async -> UIMessageStream.UIMessage?
    func store(_ message: UIMessageStream.UIMessage) async
}

let body = """
    data: {"id":"1","choices":[{"index":0,"delta":{"content":"Hello!"},"finish_reason":"stop"}]}


    """
let context = ChatContext()
context.run { chat in
    let pieces = AsyncStream<[UInt8]> { continuation in
        continuation.yield(Array(body.utf8))
        continuation.finish()
    }
    try await chat.relay(pieces, from: .openAIChat)
}
for await chunk in context.bytes { print(String(decoding: chunk, as: UTF8.self), terminator: "") }
