import AISDK
import Testing

/// Tests the data that an application declares, written to the wire and read back from a message.
@Suite struct DataTests {
    private let writer = RecordingWriter()

    private func written() async throws -> [String] { try await writer.recording.lines }

    @Test("data is written as the protocol's documentation shows it")
    func documentedExamples() async throws {
        try await writer.writeNotification(message: "Processing your request...", level: .info)
        try await writer.writeStageData(
            stage: "analyzing",
            step: 1,
            totalSteps: 5,
            description: "Breaking down the problem",
            transient: false
        )
        try await writer.writeProgress(percent: 50, message: "Halfway there...", transient: true)
        try await writer.writeStageData(stage: "analyzing", transient: false)
        try await writer.writeStage(stage: "searching", message: "Searching knowledge base...", progress: 30)
        try await writer.writeToolMetadata(
            toolName: "get_weather",
            executionTimeMs: 450,
            apiLatencyMs: 380,
            cacheHit: false,
            costUsd: 0.0001,
            transient: false
        )
        try await writer.writeNotification(message: "Rate limited, retrying in 1 second...", level: .warning)
        try await writer.writeMetrics(
            tokensUsed: 1250,
            model: "gpt-4o",
            costUsd: 0.0375,
            durationMs: 2800,
            toolsCalled: 3,
            transient: false
        )
        try await writer.writeCitation(
            url: "https://example.com",
            title: "A title",
            snippet: "An excerpt",
            relevanceScore: 0.5,
            transient: false
        )
        try await writer.writeProgress(step: 3, total: 5)
        try await writer.writeReference(title: "A title", url: "https://example.com", score: 0.9, transient: false)
        try await writer.writeMetrics(tokens: 1200, sourcesUsed: 2, transient: false)
        #expect(
            try await written() == [
                #"{"type":"data-notification","data":{"message":"Processing your request...","level":"info"},"transient":true}"#,
                #"{"type":"data-stage-data","data":{"stage":"analyzing","step":1,"total_steps":5,"#
                    + #""description":"Breaking down the problem"},"transient":false}"#,
                #"{"type":"data-progress","data":{"percent":50,"message":"Halfway there..."},"transient":true}"#,
                #"{"type":"data-stage-data","data":{"stage":"analyzing"},"transient":false}"#,
                #"{"type":"data-stage","data":{"stage":"searching","message":"Searching knowledge base...","progress":30},"#
                    + #""transient":true}"#,
                #"{"type":"data-tool-metadata","data":{"tool_name":"get_weather","execution_time_ms":450,"#
                    + #""api_latency_ms":380,"cache_hit":false,"cost_usd":0.0001},"transient":false}"#,
                #"{"type":"data-notification","data":{"message":"Rate limited, retrying in 1 second...","level":"warning"},"#
                    + #""transient":true}"#,
                #"{"type":"data-metrics","data":{"tokens_used":1250,"model":"gpt-4o","cost_usd":0.0375,"duration_ms":2800,"#
                    + #""tools_called":3},"transient":false}"#,
                #"{"type":"data-source","data":{"url":"https://example.com","title":"A title","snippet":"An excerpt","#
                    + #""relevance_score":0.5},"transient":false}"#,
                #"{"type":"data-progress","data":{"step":3,"total":5}}"#,
                #"{"type":"data-source","data":{"title":"A title","url":"https://example.com","score":0.9},"transient":false}"#,
                #"{"type":"data-metrics","data":{"tokens":1200,"sources_used":2},"transient":false}"#,
            ]
        )
    }

    @Test("a part is updated under its id") func aPartIsUpdatedUnderItsID() async throws {
        try await writer.writeProgress(percent: 10, id: "upload")
        try await writer.writeProgress(percent: 20, id: "upload")
        try await writer.writeSuggestions(["More?"], id: "next")
        #expect(
            try await written() == [
                #"{"type":"data-progress","id":"upload","data":{"percent":10}}"#,
                #"{"type":"data-progress","id":"upload","data":{"percent":20}}"#,
                #"{"type":"data-suggestions","id":"next","data":["More?"]}"#,
            ]
        )
    }

    @Test("a payload that breaks a constraint is refused, and the failure names the event and the field")
    func constraints() async throws {
        let failure = await #expect(throws: ConstraintError.self) { try await writer.writeProgress(percent: 120) }
        #expect(failure?.description == "data-progress: percent: 120.0 is more than 100")
        let short = "0 characters are fewer than 1"
        await #expect(throws: ConstraintError(subject: "data-notification", path: "message", message: short)) {
            try await writer.notify(data: Chat.Notification(message: "", level: .info))
        }
        let empty = "0 elements are fewer than 1"
        await #expect(throws: ConstraintError(subject: "data-suggestions", path: "data", message: empty)) {
            try await writer.writeSuggestions([], id: "next")
        }
        #expect(try await written().isEmpty)
    }

    @Test("data is read back from a message") func isReadBackFromAMessage() throws {
        let message = try UIMessageStream.UIMessage(
            json: """
                {"id":"1","role":"assistant","parts":[{"type":"text","text":"Hi"},
                {"type":"data-progress","id":"a","data":{"percent":5}},{"type":"data-metrics","data":{}},
                {"type":"data-progress","data":{"step":1,"later":true}}]}
                """
        )
        let parts = try message.dataParts(Chat.Progress.self)
        #expect(parts.map(\.id) == ["a", nil])
        #expect(parts.map(\.data.percent) == [5, nil])
        #expect(parts.last?.data.additionalFields["later"] == true)
        #expect {
            try message.dataParts(Chat.Metrics.self)
        } throws: {
            ($0 as? JSONDecodingError)?.path == "$.parts[2].data.tokens_used"
        }
    }

    @Test("data is read from an event") func isReadFromAnEvent() async throws {
        try await writer.writeSuggestions(["More?"], id: "next")
        let event = try #require(await writer.recording.events.first)
        guard case .data(let data) = event else {
            Issue.record("\(event)")
            return
        }
        #expect(try data.payload(Chat.Suggestions.self) == ["More?"])
        #expect(try data.payload(Chat.Progress.self) == nil)
    }

    @Test("the error for a payload that does not match its schema has a path and no offset")
    func unreadablePayloads() throws {
        let event = UIMessageStream.DataEvent(name: "progress", data: ["percent": "half"])
        let failure = #expect(throws: JSONDecodingError.self) { try event.payload(Chat.Progress.self) }
        #expect(failure?.description == "$.data.percent: expected a number, found a string")
        #expect(failure?.offset == nil)
    }
}
