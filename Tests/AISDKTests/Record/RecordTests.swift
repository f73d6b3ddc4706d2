import AISDK
import Foundation
import StreamTestSupport
import Testing

@Suite("Records") struct RecordTests {
    /// The example of the Python library's documentation.
    private func record(_ options: StreamOptions = StreamOptions(collects: true)) async throws -> StreamRecord {
        let context = ChatContext(messageID: "m", options: options)
        try await context.writeReasoning("Let me think…")
        let call = try await context.beginToolCall("search", input: ["q": "hello"])
        try await context.completeToolCall(call, output: ["results": [1]])
        try await context.writeText("Here is the ")
        try await context.writeText("answer.")
        try await context.writeSource(sourceID: "s1", url: "https://example.com", title: "My Doc")
        try await context.writeFile(url: "u", mediaType: "m")
        try await context.writeData("p", data: 1, id: "x")
        try await context.writeData("p", data: 2, id: "x")
        try await context.writeData("q", data: 3, transient: true)
        try await context.finish(reason: .stop)
        return try #require(context.record)
    }

    @Test("a record contains the written content")
    func holds() async throws {
        let record = try await record()
        #expect(record.messageID == "m")
        #expect(record.text == "Here is the answer.")
        #expect(record.reasoning == "Let me think…")
        #expect(record.toolCalls.count == 1)
        #expect(record.toolCalls.first?.toolName == "search")
        #expect(record.toolCalls.first?.input == ["q": "hello"])
        #expect(record.toolCalls.first?.output == ["results": [1]])
        #expect(record.sources.map(\.sourceID) == ["s1"])
        #expect(record.files.map(\.url) == ["u"])
        #expect(record.dataParts.map(\.data) == [2])
        #expect(record.finishReason == .stop)
        #expect(record.stepCount == 2)
        #expect(try #require(record.durationMilliseconds) >= 0)
    }

    @Test("with manual steps, the example has one step, as in the Python library")
    func manualSteps() async throws {
        let record = try await record(StreamOptions(collects: true, steps: .manual))
        #expect(record.stepCount == 1)
    }

    @Test("a record is encoded with the keys of the Python library")
    func encodes() async throws {
        let record = try await record()
        let object = try #require(try JSONValue(encoding: record).objectValue)
        #expect(
            Set(object.keys) == [
                "message_id", "text", "reasoning", "tool_calls", "sources", "files", "data_parts", "finish_reason",
                "step_count", "reasoning_tokens", "answer_tokens", "prompt_tokens", "total_output_tokens",
                "total_tokens",
                "created_at", "finished_at", "duration_ms",
            ]
        )
        #expect(object["prompt_tokens"] == .null)
        #expect(object["finish_reason"] == "stop")
        #expect(object["sources"] == [["source_id": "s1", "url": "https://example.com", "title": "My Doc"]])
    }

    @Test("a record can be stored and loaded with any coder")
    func roundTrips() async throws {
        var record = try await record()
        let restored = try JSONDecoder().decode(StreamRecord.self, from: JSONEncoder().encode(record))
        // Times are stored in milliseconds.
        #expect(abs(restored.createdAt.timeIntervalSince(record.createdAt)) < 0.002)
        record.createdAt = restored.createdAt
        record.finishedAt = restored.finishedAt
        #expect(restored == record)
        #expect(try JSONValue(encoding: restored).decode(StreamRecord.self) == restored)
    }

    @Test("an invalid time is refused")
    func refusesOddTimes() async throws {
        var object = try #require(try JSONValue(encoding: try await record()).objectValue)
        object["created_at"] = "yesterday"
        #expect(throws: DecodingError.self) { try JSONValue.object(object).decode(StreamRecord.self) }
    }

    @Test("tokens are not counted unless the options say how")
    func uncounted() async throws {
        var record = try await record()
        let counts = [record.reasoningTokens, record.answerTokens, record.totalOutputTokens, record.totalTokens]
        #expect(counts == [nil, nil, nil, nil])
        let object = try #require(try JSONValue(encoding: record).objectValue)
        for key in ["reasoning_tokens", "answer_tokens", "total_output_tokens", "total_tokens"] {
            #expect(object[key] == .null, "\(key)")
        }
        record.promptTokens = 5
        #expect(record.totalTokens == nil)
        record.answerTokens = 2
        #expect(record.totalOutputTokens == 2)
        #expect(record.totalTokens == 7)
    }

    @Test("tokens are counted from zero by the function in the options")
    func counted() async throws {
        let options = StreamOptions(collects: true, countTokens: { $0.unicodeScalars.count })
        let record = try await record(options)
        #expect(record.reasoningTokens == 13)
        #expect(record.answerTokens == 19)
        #expect(record.totalOutputTokens == 32)
        let silent = ChatContext(options: options)
        try await silent.finish()
        #expect(silent.record?.answerTokens == 0)
        #expect(silent.record?.reasoningTokens == 0)
    }

    @Test("usage can be set without a token counter")
    func setUsage() async throws {
        let context = ChatContext(options: StreamOptions(collects: true))
        try await context.writeText("a")
        context.setUsage(promptTokens: 5, reasoningTokens: 1, answerTokens: 2)
        try await context.writeText("b")
        #expect(context.record?.answerTokens == 2)
        #expect(context.record?.totalTokens == 8)
    }

    @Test("a record of the Python library, whose counts are always numbers, can be read")
    func readsNumbers() async throws {
        var object = try #require(try JSONValue(encoding: try await record()).objectValue)
        object["answer_tokens"] = 19
        object["reasoning_tokens"] = 13
        let record = try JSONValue.object(object).decode(StreamRecord.self)
        #expect(record.totalOutputTokens == 32)
    }

    @Test("usage that the provider reports replaces the counted tokens")
    func usage() async throws {
        let context = ChatContext(options: StreamOptions(collects: true, countTokens: { $0.count * 10 }))
        try await context.writeText("a")
        try await context.writeText("b")
        #expect(context.record?.answerTokens == 20)
        context.setUsage(promptTokens: 5, answerTokens: 2)
        #expect(context.record?.totalTokens == 7)
    }

    @Test("uncollected content reaches the client, but not the record")
    func optsOut() async throws {
        let context = ChatContext(options: StreamOptions(collects: true))
        try await context.writeText("kept ")
        try await context.uncollected.writeText("secret ")
        let call = try await context.uncollected.beginToolCall("quiet", input: 1)
        try await context.completeToolCall(call, output: 2)
        try await context.writeText("kept")
        try await context.finish()
        let text = String(decoding: await context.allBytes(), as: UTF8.self)
        #expect(text.contains("secret "))
        #expect(context.record?.text == "kept kept")
        #expect(context.record?.toolCalls.isEmpty == true)
    }

    @Test("a context that does not collect has no record")
    func noRecord() async throws {
        let context = ChatContext()
        try await context.writeText("a")
        #expect(context.record == nil)
        context.setUsage(promptTokens: 5)
        #expect(context.record == nil)
    }

    @Test("a failed call, streamed input and invalid input are recorded")
    func toolCalls() async throws {
        let context = ChatContext(options: StreamOptions(collects: true))
        let first = try await context.startToolInput("a")
        #expect(context.record?.toolCalls.first?.input == .null)
        try await context.finishToolInput(first, name: "a", input: [1])
        try await context.failToolCall(first, errorText: "timeout")
        let second = try await context.startToolInput("b")
        try await context.failToolInput(second, name: "b", input: "{", errorText: "cut")
        let calls = try #require(context.record?.toolCalls)
        #expect(calls.map(\.error) == ["timeout", "cut"])
        #expect(calls.map(\.input) == [[1], "{"])
    }
}
