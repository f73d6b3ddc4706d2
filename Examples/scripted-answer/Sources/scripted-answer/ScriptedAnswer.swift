import AISDK

/// Streams a scripted answer to the terminal as the frames that `useChat` reads.
@main
struct ScriptedAnswer {
    static func main() async {
        let context = ChatContext(messageID: "msg-1")
        context.run { try await answer(to: $0) }
        for await chunk in context.bytes { print(String(decoding: chunk, as: UTF8.self), terminator: "") }
    }

    /// Writes what a model might answer: reasoning, a tool call, data and text.
    ///
    /// Steps, parts and the end of the stream are opened and closed by the context.
    private static func answer(to stream: ChatContext) async throws {
        try await stream.writeReasoning("The question is about the weather; the tool knows.")
        let call = try await stream.startToolInput("weather", id: "call-1")
        try await stream.appendToolInput(call, text: "{\"city\":")
        try await stream.appendToolInput(call, text: "\"Oslo\"}")
        try await stream.finishToolInput(call, name: "weather", input: ["city": "Oslo"])
        let forecast: JSONValue = ["city": "Oslo", "celsius": 3.5, "sky": "clear"]
        try await stream.completeToolCall(call, output: forecast)
        try await stream.writeData("forecast", data: forecast, id: "forecast-1")
        try await stream.newStep()
        for word in ["In Oslo ", "it is ", "3.5 °C ", "and clear", ". 🌤"] {
            try await stream.writeText(word)
            try await Task.sleep(for: .milliseconds(40))
        }
        try await stream.finish(reason: .stop)
    }
}
