import AISDK
import GeneratedProtocol
@_spi(Generated) import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// Tests that each event in Vel's documentation is read and written unchanged.
@Suite struct VelDocumentEventTests {
    static let examples: [(json: String, event: VelStream.Event)] = [
        (#"{"type":"start","messageId":"msg_abc123"}"#, .start(messageID: "msg_abc123")),
        (#"{"type":"text-start","id":"block_123"}"#, .textStart(id: "block_123")),
        (#"{"type":"text-delta","id":"block_123","delta":"Hello"}"#, .textDelta(id: "block_123", delta: "Hello")),
        (#"{"type":"text-end","id":"block_123"}"#, .textEnd(id: "block_123")),
        (
            #"{"type":"tool-input-start","toolCallId":"call_abc123","toolName":"get_weather"}"#,
            .toolInputStart(toolCallID: "call_abc123", toolName: "get_weather")
        ),
        (
            #"{"type":"tool-input-delta","toolCallId":"call_abc123","inputTextDelta":"{\"city\":"}"#,
            .toolInputDelta(toolCallID: "call_abc123", inputTextDelta: #"{"city":"#)
        ),
        (
            #"{"type":"tool-input-available","toolCallId":"call_abc123","toolName":"get_weather","#
                + #""input":{"city":"San Francisco"}}"#,
            .toolInputAvailable(
                toolCallID: "call_abc123",
                toolName: "get_weather",
                input: ["city": "San Francisco"]
            )
        ),
        (
            #"{"type":"tool-output-available","toolCallId":"call_abc123","#
                + #""output":{"temp_f":72,"condition":"sunny","city":"San Francisco"}}"#,
            .toolOutputAvailable(
                toolCallID: "call_abc123",
                output: ["temp_f": 72, "condition": "sunny", "city": "San Francisco"]
            )
        ),
        (
            #"{"type":"tool-output-available","toolCallId":"call_web123","output":{"results":[],"sources":[]},"#
                + #""callProviderMetadata":{"providerExecuted":true,"providerName":"openai","toolType":"web_search_call"}}"#,
            .toolOutputAvailable(
                toolCallID: "call_web123",
                output: ["results": [], "sources": []],
                callProviderMetadata: VelStream.ToolExecution(
                    providerExecuted: true,
                    providerName: "openai",
                    toolType: "web_search_call"
                )
            )
        ),
        (#"{"type":"reasoning-start","id":"reasoning_1"}"#, .reasoningStart(id: "reasoning_1")),
        (
            #"{"type":"reasoning-delta","id":"reasoning_1","delta":"Let me break this down step by step..."}"#,
            .reasoningDelta(id: "reasoning_1", delta: "Let me break this down step by step...")
        ),
        (
            #"{"type":"reasoning-delta","id":"reasoning_1","delta":""}"#,
            .reasoningDelta(id: "reasoning_1", delta: "")
        ),
        (#"{"type":"reasoning-end","id":"reasoning_1"}"#, .reasoningEnd(id: "reasoning_1")),
        (
            #"{"type":"response-metadata","id":"resp_abc123","modelId":"gpt-4o","usage":null}"#,
            .responseMetadata(.init(id: "resp_abc123", modelID: "gpt-4o", additionalFields: ["usage": .null]))
        ),
        (
            #"{"type":"response-metadata","id":"resp_abc123","modelId":"gpt-4o","#
                + #""usage":{"promptTokens":50,"completionTokens":120,"totalTokens":170}}"#,
            .responseMetadata(
                id: "resp_abc123",
                modelID: "gpt-4o",
                usage: VelStream.Usage(promptTokens: 50, completionTokens: 120, totalTokens: 170)
            )
        ),
        (
            #"{"type":"source","sources":[{"type":"web","url":"https://example.com/article","#
                + #""title":"Weather Patterns in California","snippet":"Recent studies show...","#
                + #""sourceId":"src_abc123"},{"type":"web","url":"https://weather.gov/sf","#
                + #""title":"San Francisco Forecast","snippet":"Current conditions: 72°F, sunny"}]}"#,
            .source(sources: [
                VelStream.SourceItem(
                    type: .web,
                    url: "https://example.com/article",
                    title: "Weather Patterns in California",
                    snippet: "Recent studies show...",
                    sourceID: "src_abc123"
                ),
                VelStream.SourceItem(
                    type: .web,
                    url: "https://weather.gov/sf",
                    title: "San Francisco Forecast",
                    snippet: "Current conditions: 72°F, sunny"
                ),
            ])
        ),
        (#"{"type":"finish-message","finishReason":"stop"}"#, .finishMessage(finishReason: .stop)),
        (#"{"type":"finish-message","finishReason":"length"}"#, .finishMessage(finishReason: .length)),
        (#"{"type":"finish-message","finishReason":"tool_calls"}"#, .finishMessage(finishReason: .toolCalls)),
        (#"{"type":"finish-message","finishReason":"content_filter"}"#, .finishMessage(finishReason: .contentFilter)),
        (#"{"type":"finish-message","finishReason":"error"}"#, .finishMessage(finishReason: .error)),
        (#"{"type":"start-step"}"#, .startStep()),
        (#"{"type":"finish-step"}"#, .finishStep()),
        (#"{"type":"finish"}"#, .finish()),
        (#"{"type":"error","error":"Rate limit exceeded"}"#, .error(error: "Rate limit exceeded")),
        (
            #"{"type":"data-notification","data":{"message":"Processing your request...","level":"info"},"#
                + #""transient":true}"#,
            .data(
                name: "notification",
                data: ["message": "Processing your request...", "level": "info"],
                transient: true
            )
        ),
        (
            #"{"type":"data-stage-data","data":{"stage":"analyzing","step":1,"total_steps":5,"#
                + #""description":"Breaking down the problem"},"transient":false}"#,
            .data(
                name: "stage-data",
                data: [
                    "stage": "analyzing", "step": 1, "total_steps": 5, "description": "Breaking down the problem",
                ],
                transient: false
            )
        ),
        (
            #"{"type":"data-progress","data":{"percent":50,"message":"Halfway there..."},"transient":true}"#,
            .data(name: "progress", data: ["percent": 50, "message": "Halfway there..."], transient: true)
        ),
    ]

    @Test("an example is read and written as the same bytes", arguments: examples.indices)
    func survives(_ index: Int) throws {
        let (json, event) = Self.examples[index]
        #expect(try VelStream.Event(json: json) == event)
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
        #expect(throws: Never.self) {
            try VelStream.Event(strictly: Array(json.utf8), for: VelMessageReducer.documentedClient)
        }
    }

    @Test("every event in the documentation's table is declared")
    func everyEventIsThere() {
        let table = [
            "start", "text-start", "text-delta", "text-end", "tool-input-start", "tool-input-delta",
            "tool-input-available", "tool-output-available", "reasoning-start", "reasoning-delta", "reasoning-end",
            "response-metadata", "source", "start-step", "finish-step", "data-", "finish-message", "finish", "error",
        ]
        #expect(Set(table).isSubset(of: VelStream.events.map(\.type)))
    }

    @Test(
        "later additions of the package are read",
        arguments: [
            #"{"type":"error","errorText":"[openai HTTP 429] Slow down"}"#,
            #"{"type":"tool-output-error","toolCallId":"c","errorText":"snapped"}"#,
            #"{"type":"abort","reason":"cancelled"}"#, #"{"type":"abort"}"#,
            #"{"type":"file","content":"aGk=","name":"a.txt","mimeType":"text/plain"}"#,
            #"{"type":"start-step","metadata":{"node_id":"n","run_id":"r","step":3,"timestamp":1767225600.25}}"#,
            #"{"type":"tool-input-available","toolCallId":"c","toolName":"t","input":{},"providerMetadata":"#
                + #"{"openai":{"itemId":"fc_1"}}}"#,
        ]
    )
    func laterAdditions(_ json: String) throws {
        let event = try VelStream.Event(json: json)
        #expect(event.kind != nil)
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
        #expect(throws: Never.self) { try VelStream.Event(strictly: Array(json.utf8), for: .velPackage) }
    }

    @Test func aReaderOfTheDocumentedVersionGetsOnlyWhatItKnows() throws {
        let documented = VelMessageReducer.documentedClient
        var writer = JSONWriter(for: VelStream.self, floor: documented)
        try writer.write(VelStream.Event.error(error: "Rate limit exceeded", errorText: "Rate limit exceeded"))
        #expect(
            String(decoding: writer.takeBytes(), as: UTF8.self) == #"{"type":"error","error":"Rate limit exceeded"}"#
        )
        let failure = VelStream.Event.toolOutputError(toolCallID: "c", errorText: "x")
        #expect(try failure.replacements(for: documented).map(\.type) == ["error"])
        #expect(try VelStream.Event.abort(reason: "x").replacements(for: documented).isEmpty)
    }

    @Test func framesMatchTheDocumentedEndpoint() throws {
        var writer = JSONWriter(for: VelStream.self)
        try writer.writeFrame(VelStream.Event.finishMessage(finishReason: .stop))
        writer.writeDone(VelStream.transport)
        let frame = String(decoding: writer.takeBytes(), as: UTF8.self)
        #expect(frame == "data: {\"type\":\"finish-message\",\"finishReason\":\"stop\"}\n\n")
    }
}
