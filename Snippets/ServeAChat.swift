// Serving a chat: handlers, options, tools, data, storage, and shared values.
import AISDK

func chat(_ body: [UInt8]) throws -> ChatContext {
    let request = try UIMessageStream.ChatRequest(body: body)
    let context = ChatContext(answering: request)
    context.run { stream in
        try await stream.writeReasoning("The tool knows the weather.")
        let call = try await stream.beginToolCall("weather", input: ["city": "Oslo"])
        try await stream.completeToolCall(call, output: ["celsius": 3.5])
        for try await word in model(request.messages) { try await stream.writeText(word) }
    }
    return context
}

func respond(with context: ChatContext, through connection: Connection) async {
    await connection.send(context.responseHeaders.map { ($0.name, $0.value) })
    for await chunk in context.bytes { await connection.send(chunk) }
}

func headersForProxies(_ context: ChatContext) -> [(String, String)] {
    context.responseHeadersWithoutConnection.map { header in
        // Asks proxies that compress to leave the stream as it is.
        (header.name, header.name == "cache-control" ? "no-cache, no-transform" : header.value)
    }
}

func storing(_ request: UIMessageStream.ChatRequest, in database: Database) async -> ChatContext {
    var options = StreamOptions(client: .v5)
    options.continuesAfterDisconnect = true
    options.onError = { error in print("the answer failed:", error) }
    let stored = await database.message(request.messageIDToContinue)
    return ChatContext(answering: request, stored: stored, options: options) { completion in
        guard let message = completion.message, let record = completion.record else { return }
        await database.store(message)
        print(completion.outcome, record.toolCalls.count, record.stepCount)
    }
}

func ownParts(_ stream: ChatContext) async throws {
    try await stream.withStep {
        try await stream.withText { text in try await text.write("A part of its own, ") }
        let sum = try await stream.withToolCall("add", input: [1, 2]) { _ in 3 }
        try await stream.writeText("and \(sum) from a tool.")
    }
}

func together(_ stream: ChatContext, _ cities: [String]) async throws {
    try await withThrowingTaskGroup { group in
        for city in cities {
            group.addTask { _ = try await stream.withToolCall("weather", input: city) { _ in try await weather(city) } }
        }
        try await group.waitForAll()
    }
}

struct Session: Sendable {
    var userID: String
    var limit: Int
}

func shares(_ stream: StreamContext<UIMessageStream, Session>) async throws {
    try stream.store.set("user.name", to: "Alice")
    let name = try stream.store.get("user.name", default: "there")
    let plan: String? = try stream.store.get("user.plan")
    try stream.store.update("searches", default: 0) { $0 += 1 }
    try await stream.writeText("Hello \(name), you are on the plan \(plan ?? "free") with \(stream.info.limit) calls.")
    try await stream.uncollected.writeData("debug", data: stream.store.snapshot)
}

func raw(_ stream: ChatContext) async throws {
    try await stream.write(.textStart(id: "my-text"))
    try await stream.write(.textDelta(id: "my-text", delta: "raw"))
    let isWritten = try stream.tryWrite(.textDelta(id: "my-text", delta: "!"))
    print(isWritten)
}

func model(_ messages: [UIMessageStream.UIMessage]) -> AsyncStream<String> {
    AsyncStream { answer in
        for word in ["It ", "is ", "cold."] { answer.yield(word) }
        answer.finish()
    }
}

func weather(_ city: String) async throws -> [String: Double] { ["celsius": Double(city.count)] }

struct Connection {
    func send(_ headers: [(String, String)]) async {}
    func send(_ bytes: [UInt8]) async { print(String(decoding: bytes, as: UTF8.self), terminator: "") }
}

struct Database: Sendable {
    func message(_ id: String?) async -> UIMessageStream.UIMessage? { nil }
    func store(_ message: UIMessageStream.UIMessage) async {}
}

let question = #"{"id":"chat","messages":[{"id":"1","role":"user","parts":[{"type":"text","text":"Is it cold?"}]}]}"#
await respond(with: try chat(Array(question.utf8)), through: Connection())
print(headersForProxies(ChatContext()))
