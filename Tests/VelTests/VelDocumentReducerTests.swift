import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// Tests the examples in Vel's documentation that create messages from a stream.
@Suite struct VelDocumentReducerTests {
    /// The answer of the documentation's tool example.
    static let weather = [
        #"{"type":"start","messageId":"msg_abc"}"#,
        #"{"type":"tool-input-start","toolCallId":"call_123","toolName":"get_weather"}"#,
        #"{"type":"tool-input-delta","toolCallId":"call_123","inputTextDelta":"{\"city\":\"San Francisco\"}"}"#,
        #"{"type":"tool-input-available","toolCallId":"call_123","toolName":"get_weather","input":{"city":"San Francisco"}}"#,
        #"{"type":"tool-output-available","toolCallId":"call_123","output":{"temp_f":72,"condition":"sunny"}}"#,
        #"{"type":"text-start","id":"block_1"}"#,
        #"{"type":"text-delta","id":"block_1","delta":"The weather in San Francisco "}"#,
        #"{"type":"text-delta","id":"block_1","delta":"is sunny and 72°F."}"#,
        #"{"type":"text-end","id":"block_1"}"#,
        #"{"type":"finish-message","finishReason":"stop"}"#,
    ]

    @Test func aToolCallBecomesACallAndAResult() throws {
        let expected = try JSONValue(
            json: """
                [
                  {"type": "tool-call", "toolCallId": "call_123", "toolName": "get_weather",
                   "input": {"city": "San Francisco"}, "state": "call",
                   "callProviderMetadata": {"openai": {"itemId": "call_123"}}},
                  {"type": "tool-result", "toolCallId": "call_123", "toolName": "get_weather",
                   "output": {"temp_f": 72, "condition": "sunny"}, "state": "result"},
                  {"type": "text", "text": "The weather in San Francisco is sunny and 72°F.", "state": "done",
                   "providerMetadata": {"openai": {"itemId": "msg_abc"}}}
                ]
                """
        )
        #expect(try VelMessageReducer.parts(of: Self.weather) == expected)
    }

    @Test func theSameStreamIsReducedAsThePackageDoes() throws {
        let expected = try JSONValue(
            json: """
                [
                  {"type": "tool-get_weather", "toolCallId": "call_123", "state": "output-available",
                   "input": {"city": "San Francisco"}, "output": {"temp_f": 72, "condition": "sunny"}},
                  {"type": "text", "text": "The weather in San Francisco is sunny and 72°F.", "state": "done",
                   "providerMetadata": {"openai": {"itemId": "msg_abc"}}}
                ]
                """
        )
        #expect(try VelMessageReducer.parts(of: Self.weather, client: .velPackage) == expected)
    }

    @Test func typedEventsGiveTheSameMessage() throws {
        for client in [VelMessageReducer.documentedClient, .velPackage] {
            var typed = VelMessageReducer(client: client)
            for event in Self.weather { try typed.process(VelStream.Event(json: event)) }
            let parts = JSONValue.array(try typed.parts.map { try JSONValue(json: $0.json()) })
            #expect(try parts == VelMessageReducer.parts(of: Self.weather, client: client))
        }
    }

    @Test func basicUsage() throws {
        var reducer = VelMessageReducer()
        let user = reducer.addUserMessage("Hello!")
        for event in Self.weather { try reducer.process(json: Array(event.utf8)) }
        let messages = reducer.messages()
        #expect(messages.map(\.role) == [.user, .assistant])
        #expect(messages.first == user)
        #expect(user.parts == [.text(VelStream.TextPart(text: "Hello!"))])
        #expect(messages.allSatisfy { $0.metadata == nil && !$0.id.isEmpty })
        #expect(messages[0].id != messages[1].id)
    }

    @Test func conversationsOfSeveralTurns() throws {
        var all: [VelStream.Message] = []
        var reducer = VelMessageReducer()
        for text in ["My name is Alice", "What is my name?"] {
            reducer.addUserMessage(text)
            try reducer.process(.textDelta(id: "t", delta: "About: " + text))
            try reducer.process(.finishMessage(finishReason: .stop))
            all += reducer.messages()
            reducer.reset()
        }
        #expect(all.map(\.role) == [.user, .assistant, .user, .assistant])
        #expect(Set(all.map(\.id)).count == 4)
        #expect(all.map(\.parts.count) == [1, 1, 1, 1])
        #expect(reducer.userMessage == nil)
        #expect(reducer.parts.isEmpty)
    }

    @Test func customIDsAndMetadata() throws {
        var reducer = VelMessageReducer()
        let user = reducer.addUserMessage(
            "Hello",
            id: "frontend-msg-001",
            metadata: ["source": "web-app", "user_id": "user-456"]
        )
        #expect(user.id == "frontend-msg-001")
        #expect(user.metadata == ["source": "web-app", "user_id": "user-456"])
        let messages = reducer.messages(
            userMetadata: ["source": "web-app"],
            assistantMetadata: ["model": "gpt-4o", "tokens": 150]
        )
        #expect(messages.map(\.metadata) == [["source": "web-app"], ["model": "gpt-4o", "tokens": 150]])
        #expect(reducer.userMessage?.metadata == ["source": "web-app"])
        #expect(reducer.assistantMessage(id: "frontend-msg-002").id == "frontend-msg-002")
        #expect(reducer.assistantMessage(id: "").id == messages[1].id)
    }

    @Test func storingWhileTheAnswerIsForwarded() throws {
        var reducer = VelMessageReducer()
        let user = reducer.addUserMessage("Hi", metadata: ["conversation_id": "c-1"])
        var forwarded: [UInt8] = []
        for event in Self.weather {
            try reducer.process(json: Array(event.utf8))
            forwarded += Array(event.utf8) + [10]
        }
        let assistant = reducer.assistantMessage(metadata: ["conversation_id": "c-1"])
        let stored = try [user, assistant].map { try VelStream.Message(json: $0.json()) }
        #expect(stored == [user, assistant])
        var again = VelMessageReducer()
        try again.process(jsonLines: forwarded)
        #expect(again.parts == assistant.parts)
    }

    @Test func stepsOfAnAgent() throws {
        func tool(_ id: String, _ name: String) -> [String] {
            [
                #"{"type":"start-step"}"#,
                #"{"type":"tool-input-available","toolCallId":"\#(id)","toolName":"\#(name)","input":{}}"#,
                #"{"type":"tool-output-available","toolCallId":"\#(id)","output":"ok"}"#,
                #"{"type":"finish-step"}"#,
            ]
        }
        let answer = [
            #"{"type":"start-step"}"#, #"{"type":"text-delta","id":"t","delta":"Based on my analysis..."}"#,
            #"{"type":"finish-message","finishReason":"stop"}"#,
        ]
        let parts = try VelMessageReducer.parts(of: tool("1", "websearch") + tool("2", "analyze") + answer)
        #expect(
            parts.arrayValue?.map { $0["type"]?.stringValue } == [
                "start-step", "tool-call", "tool-result", "start-step", "tool-call", "tool-result", "start-step",
                "text",
            ]
        )
        #expect(parts[1]?["toolName"] == "websearch")
        #expect(parts[7]?["text"] == "Based on my analysis...")
    }

    @Test func dataIsKeptUnlessItIsTransient() throws {
        let parts = try VelMessageReducer.parts(of: [
            #"{"type":"data-notification","data":{"message":"Processing...","level":"info"},"transient":true}"#,
            #"{"type":"data-source","data":{"title":"Tides","url":"https://example.com","score":0.9},"transient":false}"#,
            #"{"type":"text-delta","id":"t","delta":"At six."}"#,
            #"{"type":"data-metrics","data":{"tokens":1200,"sources_used":1}}"#,
            #"{"type":"finish-message","finishReason":"stop"}"#,
        ])
        #expect(
            parts == [
                ["type": "data-source", "data": ["title": "Tides", "url": "https://example.com", "score": 0.9]],
                ["type": "text", "text": "At six.", "state": "done"],
                ["type": "data-metrics", "data": ["tokens": 1200, "sources_used": 1]],
            ]
        )
    }
}
