import GeneratedProtocol
import ProtocolSupport

/// Streams a scripted answer to the terminal as the frames that `useChat` reads.
@main
struct ScriptedAnswer {
    static func main() async throws {
        var writer = JSONWriter()
        for event in try script() {
            try writer.writeFrame(event)
            try await send(&writer)
        }
        writer.writeDone(UIMessageStream.transport)
        try await send(&writer)
    }

    private static func send(_ writer: inout JSONWriter) async throws {
        print(String(decoding: writer.takeBytes(), as: UTF8.self), terminator: "")
        try await Task.sleep(for: .milliseconds(40))
    }

    /// What a model might answer: a thought, a tool call, a data part and text.
    private static func script() throws -> [UIMessageStream.Event] {
        let forecast: JSONValue = ["city": "Oslo", "celsius": 3.5, "sky": "clear"]
        let head: [UIMessageStream.Event] = [
            .start(messageID: "msg-1"),
            .startStep(),
            .reasoningStart(id: "reasoning-1"),
            .reasoningDelta(id: "reasoning-1", delta: "The question is about the weather; the tool knows."),
            .reasoningEnd(id: "reasoning-1"),
            .toolInputStart(toolCallID: "call-1", toolName: "weather"),
            .toolInputDelta(toolCallID: "call-1", inputTextDelta: "{\"city\":"),
            .toolInputDelta(toolCallID: "call-1", inputTextDelta: "\"Oslo\"}"),
            .toolInputAvailable(toolCallID: "call-1", toolName: "weather", input: ["city": "Oslo"]),
            .toolOutputAvailable(toolCallID: "call-1", output: forecast),
            .data(name: "forecast", id: "forecast-1", data: forecast),
            .finishStep(),
            .startStep(),
            .textStart(id: "text-1"),
        ]
        let words = ["In Oslo ", "it is ", "3.5 °C ", "and clear", ". 🌤"]
        let text = words.map { UIMessageStream.Event.textDelta(id: "text-1", delta: $0) }
        return head + text + [.textEnd(id: "text-1"), .finishStep(), .finish(finishReason: .stop)]
    }
}
