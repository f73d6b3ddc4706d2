// Vel's protocol: a stream reduced to messages, and bridged to `useChat`.
import StreamRuntime

func store(_ lines: [UInt8]) throws -> [VelStream.Message] {
    var reducer = VelMessageReducer()
    reducer.addUserMessage("What's the weather in San Francisco?")
    try reducer.process(jsonLines: lines)
    return reducer.messages(assistantMetadata: ["model": "gpt-4o"])
}

func serve(
    _ agent: some AsyncSequence<VelStream.Event, any Error>,
    to chat: some EventWriter<UIMessageStream>
) async throws {
    var bridge = VelBridge()
    for try await event in agent { try await chat.write(bridge.events(for: event)) }
    try await chat.write(bridge.end())
}

let answer = #"{"type":"text-delta","id":"block_1","delta":"Sunny."}"# + "\n" + #"{"type":"finish-step"}"#
print(try store(Array(answer.utf8)).count)
