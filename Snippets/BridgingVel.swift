// Vel's protocol: reducing a stream to messages, and bridging it to `useChat`.
import AISDK
import Vel
import VelBridge

func store(_ lines: [UInt8]) throws -> [VelStream.Message] {
    var reducer = VelMessageReducer()
    reducer.addUserMessage("What's the weather in San Francisco?")
    try reducer.process(jsonLines: lines)
    return reducer.messages(assistantMetadata: ["model": "gpt-4o"])
}

func serve(
    _ agent: some AsyncSequence<VelStream.Event, any Error>,
    to chat: ChatContext
) async throws {
    var bridge = VelBridge(messageID: chat.messageID)
    for try await event in agent { try await chat.write(bridge.events(for: event)) }
    try await chat.write(bridge.end())
}

let answer = #"{"type":"text-delta","id":"block_1","delta":"Sunny."}"# + "\n" + #"{"type":"finish-step"}"#
print(try store(Array(answer.utf8)).count)

func serveVel(_ answer: @escaping @Sendable (StreamContext<VelStream, Void>) async throws -> Void) -> StreamBytes {
    let context = StreamContext(VelStream.self)
    context.run(answer)
    return context.bytes
}

func asThePackage(_ events: [VelStream.Event]) throws -> VelStream.Message {
    var reducer = VelMessageReducer(client: ClientVersion(0, 6, 0))
    for event in events { try reducer.process(event) }
    return reducer.assistantMessage(id: "answer-1")
}

for await chunk in serveVel({ stream in try await stream.writeText("Sunny.") }) {
    print(String(decoding: chunk, as: UTF8.self), terminator: "")
}
print(try asThePackage([.textDelta(id: "block_1", delta: "Sunny."), .finishStep()]).parts.count)
