// Endings: however the work ends, the client accepts the stream.
import AISDK

struct NoAnswer: Error {}

func promised(_ stream: ChatContext) async throws {
    let call = try await stream.beginToolCall("search", input: ["query": "ferries"])
    try stream.promise(.toolOutputError(toolCallID: call, errorText: "The search was not finished."))
}

func masked() -> StreamOptions {
    var options = StreamOptions()
    options.onError = { error in print("for the log:", error) }
    return options
}

func ownWords() -> StreamOptions {
    StreamOptions(
        errorText: .revealed { error in error is NoAnswer ? "The model gave no answer." : "An error occurred." }
    )
}

func quiet() -> StreamOptions {
    StreamOptions(highWaterMark: 16 * 1024, heartbeat: .seconds(30), deltaWindow: .milliseconds(50))
}

func persisting(_ request: UIMessageStream.ChatRequest) -> ChatContext {
    ChatContext(answering: request, options: StreamOptions(continuesAfterDisconnect: true)) { completion in
        switch completion.outcome {
        case .finished: print("whole, client gone:", completion.isDisconnected)
        case .aborted, .disconnected: print("cut short")
        case .failed(let error): print("failed:", error)
        @unknown default: break
        }
        if let message = completion.message { print("to be stored:", message.parts.count, "parts") }
    }
}

func answerWithin(_ limit: Duration, _ context: ChatContext) async -> StreamOutcome {
    let work = context.run { stream in
        try await stream.writeText("This takes long. ")
        try await Task.sleep(for: .seconds(60))
    }
    let alarm = Task {
        try await Task.sleep(for: limit)
        work.cancel()
    }
    let outcome = await work.value
    alarm.cancel()
    return outcome
}

func settled(_ stream: ChatContext) async throws {
    do {
        try await stream.write(.textEnd(id: "never opened"))
    } catch let violation as LifecycleError {
        print(violation)
    }
    try await stream.writeText("Nothing of that was written.")
}

func show(_ name: String, _ context: ChatContext) async {
    var decoder = EventDecoder<UIMessageStream>()
    for await chunk in context.bytes { decoder.append(chunk) }
    decoder.finish()
    var types: [String] = []
    while let decoded = try? decoder.next() { types.append(decoded.event.type) }
    print("\(name): \(types.joined(separator: " ")) (\(context.outcome.map { "\($0)" } ?? "open"))")
}

let returned = ChatContext()
returned.run { stream in try await stream.writeText("Hello") }
await show("returned", returned)

let thrown = ChatContext(options: masked())
thrown.run { stream in
    try await stream.startToolInput("search")
    throw NoAnswer()
}
await show("thrown", thrown)

let revealed = ChatContext(options: ownWords())
revealed.run { _ in throw NoAnswer() }
await show("revealed", revealed)

let late = ChatContext(options: quiet())
print(await answerWithin(.milliseconds(20), late))
await show("cancelled", late)

let wrong = ChatContext()
wrong.run { stream in try await settled(stream) }
await show("violation caught", wrong)

let stored = persisting(UIMessageStream.ChatRequest(messages: []))
let work = stored.run { stream in try await stream.writeText("Stored, even if nobody listens.") }
await show("stored", stored)
_ = await work.value
