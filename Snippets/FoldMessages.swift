// Folding a stream into the message that a client builds from it.
import AISDK

func fold(_ events: [UIMessageStream.Event]) throws -> UIMessageStream.UIMessage? {
    var reducer = MessageReducer(client: ClientVersion(6, 0, 264))
    for event in events {
        let outcome = try reducer.apply(event)
        if let data = outcome.data { print("for the callback:", data.name) }
    }
    return reducer.message
}

func follow(_ bytes: AsyncStream<[UInt8]>) async throws {
    let handlers = MessageStream.Handlers(
        onData: { data in print("data", data.name) },
        onError: { text in print("error", text) },
        onEnd: { ending in print(ending == .done ? "whole" : "cut off") }
    )
    for try await message in UIMessageStream.messages(from: bytes, handlers: handlers) {
        print(message.text)
    }
}

func replay(_ body: [UInt8], as client: ClientVersion) {
    var replay = ClientReplay(client: client)
    replay.append(body)
    replay.finish()
    if let failure = replay.failure {
        print("client \(client) gives up at event \(failure.index):", failure)
    } else {
        print("client \(client) shows", replay.message?.parts.count ?? 0, "parts, and is", replay.chat.status.rawValue)
    }
}

struct Progress: Codable {
    var percent: Int
}

func look(at message: UIMessageStream.UIMessage) throws {
    print(message.text)
    for call in message.toolCalls {
        print(call.toolName, call.state.rawValue, try call.decodeInput([String: String].self) ?? [:])
    }
    print(message.unansweredToolCalls.count, message.callsAwaitingApproval.count)
    if let progress: Progress = try message.data("progress") { print(progress.percent) }
    if let metadata = try message.decodeMetadata([String: String].self) { print(metadata) }
}

let events: [UIMessageStream.Event] = [
    .start(messageID: "msg-1", messageMetadata: ["model": "small"]),
    .startStep(),
    .textStart(id: "t"),
    .textDelta(id: "t", delta: "Half "),
    .textDelta(id: "t", delta: "done."),
    .textEnd(id: "t"),
    .data(name: "progress", id: "p", data: ["percent": 50]),
    .toolInputStart(toolCallID: "c", toolName: "search"),
    .toolInputAvailable(toolCallID: "c", toolName: "search", input: ["query": "tea"]),
    .finishStep(),
    .finish(finishReason: .toolCalls),
]
if let message = try fold(events) { try look(at: message) }

var writer = JSONWriter(for: UIMessageStream.self, floor: .v6)
for event in events { try writer.writeFrame(event) }
writer.writeDone(UIMessageStream.transport)
let body = writer.takeBytes()
replay(body, as: .v5)
replay(body, as: .v6)
let (bytes, continuation) = AsyncStream<[UInt8]>.makeStream()
continuation.yield(body)
continuation.finish()
try await follow(bytes)
