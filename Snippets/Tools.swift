// Tools: streamed input, preliminary outputs, approvals, and answers that continue in the next request.
import AISDK

func streamedInput(_ stream: ChatContext, _ pieces: [String]) async throws {
    let call = try await stream.startToolInput("search")
    for piece in pieces { try await stream.appendToolInput(call, text: piece) }
    let input = try JSONValue(json: pieces.joined())
    try await stream.finishToolInput(call, name: "search", input: input)
    try await stream.updateToolOutput(call, output: ["hits": 1])
    try await stream.completeToolCall(call, output: ["hits": 12])
}

func unusableInput(_ stream: ChatContext, _ text: String) async throws {
    let call = try await stream.startToolInput("search")
    try await stream.failToolInput(call, name: "search", input: text, errorText: "This is not a query.")
}

func ask(_ stream: ChatContext) async throws {
    try await stream.writeText("I would have to delete the file.")
    let call = try await stream.beginToolCall("delete", input: ["path": "notes.txt"])
    try await stream.requestApproval(call)
}

func resume(_ request: UIMessageStream.ChatRequest, in chats: Chats) async throws -> ChatContext {
    let stored = await chats.message(request.messageIDToContinue)
    let context = ChatContext(answering: request, stored: stored) { completion in
        if let message = completion.message { await chats.store(message) }
    }
    let continuation = context.continuation
    // Stored before any tool runs: a second request with the same answers is then too late.
    guard continuation.refusals.isEmpty, await chats.replace(stored, with: continuation.message) else {
        throw NotOpen(refusals: continuation.refusals)
    }
    context.run { stream in
        for answer in continuation.answers {
            try await stream.withApproval(answer) { call in try await runTool(call.toolName, call.input) }
        }
        try await stream.writeText("That is done.")
    }
    return context
}

actor Chats {
    private var messages: [String: UIMessageStream.UIMessage] = [:]

    func message(_ id: String?) -> UIMessageStream.UIMessage? { id.flatMap { messages[$0] } }

    func store(_ message: UIMessageStream.UIMessage) { messages[message.id] = message }

    /// Stores a message in place of another; returns false if that is no longer the stored one.
    func replace(_ old: UIMessageStream.UIMessage?, with new: UIMessageStream.UIMessage?) -> Bool {
        guard let new else { return true }
        guard messages[new.id] == old else { return false }
        messages[new.id] = new
        return true
    }
}

/// The server answers it with status 400.
struct NotOpen: Error {
    var refusals: [ContinuationRefusal]
}

func clientTool(_ stream: ChatContext) async throws {
    // The page runs this tool; its output comes with the next request.
    try await stream.beginToolCall("pickColour", input: ["palette": "warm"])
}

func decideOnServer(_ stream: ChatContext, mayRun: Bool) async throws {
    let call = try await stream.beginToolCall("delete", input: ["path": "notes.txt"])
    let approval = try await stream.requestApproval(call, isAutomatic: true)
    try await stream.answerApproval(approval, approved: mayRun, reason: "A rule decided.")
    if mayRun {
        try await stream.completeToolCall(call, output: "deleted")
    } else {
        try await stream.denyToolCall(call)
    }
}

func runTool(_ name: String, _ input: JSONValue?) async throws -> String { "\(name) ran" }

func showFrames(of context: ChatContext) async {
    for await chunk in context.bytes { print(String(decoding: chunk, as: UTF8.self), terminator: "") }
}

let first = ChatContext()
first.run { stream in
    try await streamedInput(stream, ["{\"query\":", "\"tea\"}"])
    try await unusableInput(stream, "{")
    try await clientTool(stream)
}
await showFrames(of: first)

let chats = Chats()
let asking = ChatContext { completion in
    if let message = completion.message { await chats.store(message) }
}
asking.run { stream in try await ask(stream) }
await showFrames(of: asking)

// The page shows the message, and the user approves what it asks for.
var copy = await chats.message(asking.messageID)
if case .tool(var call) = copy?.parts.last {
    call.state = .approvalResponded
    call.approval?.approved = true
    copy?.parts[2] = .tool(call)
}
let next = UIMessageStream.ChatRequest(messages: [copy].compactMap(\.self))
await showFrames(of: try await resume(next, in: chats))
do {
    await showFrames(of: try await resume(next, in: chats))
} catch {
    print(error)
}

let decided = ChatContext(options: StreamOptions(client: .v7))
decided.run { stream in try await decideOnServer(stream, mayRun: false) }
await showFrames(of: decided)
