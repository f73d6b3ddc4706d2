import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// Tests the sequences and ways of handling events in Vel's documentation, and cases that it does not describe.
@Suite struct VelDocumentSequenceTests {
    static let simpleText: [VelStream.Event] = [
        .textStart(id: "block_1"), .textDelta(id: "block_1", delta: "Hello"),
        .textDelta(id: "block_1", delta: " world"), .textEnd(id: "block_1"), .finishMessage(finishReason: .stop),
    ]
    static let severalTools: [VelStream.Event] = [
        .toolInputStart(toolCallID: "1", toolName: "a"), .toolInputStart(toolCallID: "2", toolName: "b"),
        .toolInputAvailable(toolCallID: "1", toolName: "a", input: [:]),
        .toolInputAvailable(toolCallID: "2", toolName: "b", input: [:]),
        .toolOutputAvailable(toolCallID: "1", output: 1), .toolOutputAvailable(toolCallID: "2", output: 2),
        .textStart(id: "t"), .textDelta(id: "t", delta: "Both."), .textEnd(id: "t"),
        .finishMessage(finishReason: .stop),
    ]

    private func parts(of events: [VelStream.Event]) throws -> [VelStream.MessagePart] {
        var reducer = VelMessageReducer()
        for event in events { try reducer.process(event) }
        return reducer.parts
    }

    @Test func aSimpleText() throws {
        #expect(try parts(of: Self.simpleText) == [.text(VelStream.TextPart(text: "Hello world", state: .done))])
    }

    @Test func severalToolCalls() throws {
        let types = try parts(of: Self.severalTools).map { try JSONValue(json: $0.json())["type"]?.stringValue }
        #expect(types == ["tool-call", "tool-call", "tool-result", "tool-result", "text"])
    }

    @Test func anErrorKeepsTheTextBeforeIt() throws {
        let events: [VelStream.Event] = [
            .textStart(id: "block_1"), .textDelta(id: "block_1", delta: "Let me"), .error(error: "Rate limit exceeded"),
        ]
        #expect(
            try parts(of: events) == [
                .text(VelStream.TextPart(text: "Let me", state: .done)),
                .error(VelStream.ErrorPart(error: "Rate limit exceeded")),
            ]
        )
    }

    @Test func theFullResponseIsCollected() {
        var text = ""
        var calls: [String] = []
        for event in Self.severalTools + Self.simpleText {
            switch event {
            case .textDelta(let event): text += event.delta
            case .toolInputAvailable(let event): calls.append(event.toolName)
            default: break
            }
        }
        #expect(text == "Both.Hello world")
        #expect(calls == ["a", "b"])
    }

    @Test func callsAreMatchedToTheirResults() {
        var results: [String: JSONValue] = [:]
        for case .toolOutputAvailable(let event) in Self.severalTools { results[event.toolCallID] = event.output }
        #expect(results == ["1": 1, "2": 2])
    }

    @Test func totalTokensAreReadWhenTheyAreKnown() throws {
        let early = try VelStream.Event(json: #"{"type":"response-metadata","id":"r","usage":null}"#)
        let late = try VelStream.Event(json: #"{"type":"response-metadata","id":"r","usage":{"totalTokens":170}}"#)
        let totals = [early, late].map { event -> Int? in
            if case .responseMetadata(let event) = event { event.usage?.totalTokens } else { nil }
        }
        #expect(totals == [nil, 170])
    }

    @Test("growing text is marked as streaming and is kept at every ending")
    func openText() throws {
        var reducer = VelMessageReducer()
        try reducer.process(.textDelta(id: "t", delta: "so far"))
        #expect(reducer.parts == [.text(VelStream.TextPart(text: "so far", state: .streaming))])
        for end in [VelStream.Event.finish(), .finishStep(), .abort(), .finishMessage(finishReason: .stop)] {
            var ended = reducer
            try ended.process(end)
            #expect(ended.parts == [.text(VelStream.TextPart(text: "so far", state: .done))])
        }
    }

    @Test func partsAreInTheOrderOfTheStream() throws {
        let parts = try VelMessageReducer.parts(of: [
            #"{"type":"text-delta","id":"t","delta":"early"}"#, #"{"type":"start-step"}"#,
            #"{"type":"text-delta","id":"t","delta":"then"}"#, #"{"type":"reasoning-start","id":"r"}"#,
            #"{"type":"reasoning-delta","id":"r","delta":"why"}"#, #"{"type":"reasoning-end","id":"r"}"#,
            #"{"type":"error","errorText":"told"}"#,
        ])
        #expect(parts.arrayValue?.map { $0["type"] } == ["text", "start-step", "text", "reasoning", "error"])
        #expect(parts[4]?["error"] == "told")
    }

    @Test func aFailedCallAndAProvidersCallAreResults() throws {
        let parts = try VelMessageReducer.parts(of: [
            #"{"type":"tool-input-start","toolCallId":"web","toolName":"web_search"}"#,
            #"{"type":"tool-output-available","toolCallId":"web","output":[],"callProviderMetadata":{"providerExecuted":true}}"#,
            #"{"type":"tool-input-available","toolCallId":"c","toolName":"t","input":{},"providerMetadata":{"p":{"i":1}}}"#,
            #"{"type":"tool-output-error","toolCallId":"c","errorText":"snapped"}"#,
        ])
        #expect(
            parts == [
                [
                    "type": "tool-result", "toolCallId": "web", "toolName": "web_search", "output": [],
                    "state": "result", "callProviderMetadata": ["providerExecuted": true],
                ],
                [
                    "type": "tool-call", "toolCallId": "c", "toolName": "t", "input": [:], "state": "call",
                    "callProviderMetadata": ["p": ["i": 1]],
                ],
                ["type": "tool-result", "toolCallId": "c", "toolName": "t", "state": "error", "errorText": "snapped"],
            ]
        )
    }

    @Test func bothDialectsKeepWhatWritersWrite() async throws {
        let writer = CollectingWriter<VelStream>()
        try await writer.writeText("Hello")
        let call = try await writer.beginToolCall("clock", input: ["zone": "UTC"])
        try await writer.completeToolCall(call, output: ["time": "12:00"])
        try await writer.finish(reason: .stop)
        let events = await writer.events
        #expect(
            events.map(\.type) == [
                "start", "start-step", "text-start", "text-delta", "text-end", "tool-input-start",
                "tool-input-available", "tool-output-available", "finish-step", "finish-message", "finish",
            ]
        )
        var engine = LifecycleEngine<VelStream>()
        #expect(events.compactMap { engine.accept($0) }.isEmpty)
        #expect(engine.finish().isEmpty)
        for client in [VelMessageReducer.documentedClient, .velPackage] {
            var reducer = VelMessageReducer(client: client)
            for event in events { try reducer.process(event) }
            #expect(reducer.parts.contains(.text(VelStream.TextPart(text: "Hello", state: .done))))
        }
    }
}
