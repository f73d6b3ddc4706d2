// Tools: streamed input, outputs that improve, approvals, and answers that are continued in the next request.
import StreamRuntime

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
    try await stream.failToolInput(call, name: "search", input: text, errorText: "This is no query.")
}

func ask(_ stream: ChatContext) async throws {
    try await stream.writeText("I would have to delete the file.")
    let call = try await stream.beginToolCall("delete", input: ["path": "notes.txt"])
    try await stream.requestApproval(call)
}

func resume(_ body: [UInt8]) throws -> ChatContext {
    let request = try UIMessageStream.ChatRequest(json: body)
    let answers = request.messageToContinue?.approvalAnswers ?? []
    let context = ChatContext(answering: request)
    context.run { stream in
        for answer in answers {
            if answer.isApproved {
                let output = try await runTool(answer.call.toolName, answer.call.input)
                try await stream.completeToolCall(answer.call.toolCallID, output: output)
            } else {
                try await stream.denyToolCall(answer.call.toolCallID)
            }
        }
        try await stream.writeText("That is done.")
    }
    return context
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
    try await ask(stream)
}
await showFrames(of: first)

let next = #"""
    {"id":"chat","messages":[{"id":"answer","role":"assistant","parts":[{"type":"tool-delete","toolCallId":"call-1",
    "state":"approval-responded","input":{"path":"notes.txt"},"approval":{"id":"approval-1","approved":true}}]}]}
    """#
await showFrames(of: try resume(Array(next.utf8)))

let decided = ChatContext(options: StreamOptions(client: .v7))
decided.run { stream in try await decideOnServer(stream, mayRun: false) }
await showFrames(of: decided)
