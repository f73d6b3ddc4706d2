import ProtocolSupport
import Testing

@testable import ModelBridge

/// How the events of Anthropic's Messages become parts, in cases that no recording has.
struct AnthropicMessagesReaderTests {
    private static let start = #"{"type":"message_start","message":{"id":"m","model":"c","usage":{"input_tokens":1}}}"#
    private static let begun = ModelPart.response(ModelResponse(id: "m", model: "c"))

    /// The parts of a message, without its head.
    private func parts(
        _ events: [String],
        tools: [ModelTool] = [],
        client: ClientVersion = .v6
    ) throws -> [ModelPart] {
        let settings = ModelReaderSettings(
            tools: tools,
            documents: [ModelDocument(mediaType: "application/pdf", title: "Tides", filename: "t.pdf")],
            client: client
        )
        let parts = try AnthropicReading(settings).parts([Self.start] + events)
        try #require(parts.first == Self.begun)
        return Array(parts.dropFirst())
    }

    private func block(_ index: Int, _ block: String) -> String {
        #"{"type":"content_block_start","index":\#(index),"content_block":\#(block)}"#
    }

    private func delta(_ index: Int, _ delta: String) -> String {
        #"{"type":"content_block_delta","index":\#(index),"delta":\#(delta)}"#
    }

    private func stop(_ index: Int) -> String { #"{"type":"content_block_stop","index":\#(index)}"# }

    @Test func `Text that comes with the beginning of a block is not lost`() throws {
        let parts = try parts([
            block(0, #"{"type":"text","text":"Hi"}"#), delta(0, #"{"type":"text_delta","text":"!"}"#), stop(0),
        ])
        #expect(
            parts == [
                .textStart(id: "0"), .textDelta(id: "0", text: "Hi"), .textDelta(id: "0", text: "!"), .textEnd(id: "0"),
            ]
        )
    }

    @Test func `A thought that comes with the beginning of a block keeps its signature`() throws {
        let parts = try parts([block(0, #"{"type":"thinking","thinking":"Hm","signature":"s"}"#), stop(0)])
        let signed: ModelPart.Metadata = ["anthropic": ["signature": "s"]]
        #expect(
            parts == [
                .reasoningStart(id: "0"), .reasoningDelta(id: "0", text: "Hm"),
                .reasoningDelta(id: "0", text: "", metadata: signed), .reasoningEnd(id: "0"),
            ]
        )
    }

    @Test func `The signature of a thought is told although another block began`() throws {
        let parts = try parts([
            block(0, #"{"type":"thinking","thinking":""}"#), block(1, #"{"type":"text","text":""}"#),
            delta(0, #"{"type":"signature_delta","signature":"s"}"#),
        ])
        #expect(parts.last == .reasoningDelta(id: "0", text: "", metadata: ["anthropic": ["signature": "s"]]))
    }

    @Test func `Deltas replace an input that came with the beginning of a block`() throws {
        let parts = try parts([
            block(0, #"{"type":"tool_use","id":"t","name":"f","input":{"a":1}}"#),
            delta(0, #"{"type":"input_json_delta","partial_json":"{\"b\":2}"}"#), stop(0),
        ])
        #expect(parts.last == .toolCall(ModelToolCall(id: "t", name: "f", input: #"{"b":2}"#)))
    }

    @Test func `Calls that a message begins with are whole`() throws {
        let start = #"""
            {"type":"message_start","message":{"usage":{"input_tokens":1},"content":[
                {"type":"tool_use","id":"t","name":"f","input":{"a":1}}]}}
            """#
        let parts = try AnthropicReading().parts([start])
        #expect(
            parts == [
                .response(ModelResponse()), .toolInputStart(ModelToolInput(id: "t", name: "f")),
                .toolInputDelta(id: "t", text: #"{"a":1}"#),
                .toolCall(ModelToolCall(id: "t", name: "f", input: #"{"a":1}"#)),
            ]
        )
    }

    @Test func `A block that begins at the place of an open one closes it`() throws {
        let text = #"{"type":"text","text":""}"#
        let parts = try parts([block(0, text), block(0, text), stop(0)])
        #expect(parts == [.textStart(id: "0"), .textEnd(id: "0"), .textStart(id: "0"), .textEnd(id: "0")])
    }

    @Test(
        arguments: [
            ("block", #"{"type":"content_block_start","index":0,"content_block":{"type":"sparkle"}}"#),
            ("delta", #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x"}}"#),
            (
                "image",
                #"{"type":"content_block_start","index":0,"content_block":{"type":"image","source":{"type":"url","url":"u"}}}"#
            ),
        ]
    )
    func `A block that cannot be told is one fault, and its deltas are silent`(_ name: String, _ event: String) throws {
        let parts = try parts([event, delta(0, #"{"type":"text_delta","text":"y"}"#), stop(0)])
        #expect(parts.count == 1)
        guard case .error = parts.first else {
            Issue.record("\(name): \(parts)")
            return
        }
    }

    @Test func `A call of a tool of the provider that the chat does not show is silent`() throws {
        let parts = try parts([
            block(0, #"{"type":"server_tool_use","id":"t","name":"sparkle","input":{}}"#),
            delta(0, #"{"type":"input_json_delta","partial_json":"{}"}"#), stop(0),
            block(1, #"{"type":"fallback"}"#), stop(1), block(2, #"{"type":"container_upload","file_id":"f"}"#),
            stop(2),
        ])
        #expect(parts.dropLast() == [])
    }

    @Test func `A second message is a fault while the first is open, and goes on after its end`() throws {
        let second = #"{"type":"message_start","message":{"id":"n","usage":{"input_tokens":1}}}"#
        let text = block(0, #"{"type":"text","text":"x"}"#)
        let end = #"{"type":"message_stop"}"#
        let early = try parts([second, text, end])
        guard early.count == 1, case .error(let error) = early[0] else {
            Issue.record("\(early)")
            return
        }
        #expect(error.kind == .invalidSequence)
        let late = try parts([end, second, text])
        #expect(
            late.dropFirst() == [
                .response(ModelResponse(id: "n")), .textStart(id: "0"), .textDelta(id: "0", text: "x"),
            ]
        )
    }

    @Test(
        arguments: [
            ("overloaded_error", 529, true), ("rate_limit_error", 429, true), ("api_error", 500, true),
            ("timeout_error", 504, true), ("invalid_request_error", 400, false), ("authentication_error", 401, false),
            ("billing_error", 402, false), ("permission_error", 403, false), ("not_found_error", 404, false),
            ("request_too_large", 413, false), ("sparkle_error", 500, true),
        ]
    )
    func `An error has the status of its type, and alone it is the failure of the answer`(
        _ type: String,
        _ status: Int,
        _ isRetryable: Bool
    ) throws {
        let event = #"{"type":"error","error":{"type":"\#(type)","message":"No"}}"#
        let raw: JSONValue = ["type": .string(type), "message": "No"]
        let error = ModelError(.reported, "No", status: status, isRetryable: isRetryable, raw: raw)
        #expect(try AnthropicReading().parts([#"{"type":"ping"}"#, event, Self.start]) == [.failure(error)])
        #expect(try parts([event]) == [.error(error)])
    }

    @Test func `An answer without output is a failure, and one that was cut off is not`() throws {
        let none = try AnthropicReading().parts([#"{"type":"ping"}"#])
        let head = try parts([])
        for parts in [none, head] {
            guard parts.count == 1, case .failure(let error) = parts[0] else {
                Issue.record("\(parts)")
                return
            }
            #expect(error.kind == .noOutput)
        }
        #expect(try parts([block(0, #"{"type":"text","text":""}"#)]) == [.textStart(id: "0")])
    }
}
