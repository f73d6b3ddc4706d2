import GeneratedProtocol
import ProtocolSupport
import Testing

@testable import ModelBridge

/// What Anthropic tells of an answer as a whole, and what the answer draws on.
struct AnthropicEndTests {
    private func finish(_ delta: String, _ usage: String, more: String = "") throws -> ModelFinish {
        let events = [
            AnthropicReading.start, #"{"type":"message_delta","delta":\#(delta),"usage":\#(usage)\#(more)}"#,
            #"{"type":"message_stop"}"#,
        ]
        let parts = try AnthropicReading().parts(events)
        guard case .finish(let finish) = parts.last else {
            throw ModelError(.noOutput, "\(parts)")
        }
        return finish
    }

    @Test(
        arguments: [
            ("end_turn", UIMessageStream.FinishReason.stop), ("stop_sequence", .stop), ("pause_turn", .stop),
            ("tool_use", .toolCalls), ("max_tokens", .length), ("model_context_window_exceeded", .length),
            ("refusal", .contentFilter), ("compaction", .other), ("sparkle", .other),
        ]
    )
    func `The reason of the end is told in the chat's terms`(
        _ reason: String,
        _ expected: UIMessageStream.FinishReason
    ) throws {
        let finish = try finish(#"{"stop_reason":"\#(reason)"}"#, "{}")
        #expect(finish.reason == expected && finish.rawReason == reason)
    }

    @Test(
        arguments: [
            (#"[{"type":"message","input_tokens":5,"output_tokens":2},{"type":"compaction","input_tokens":7}]"#, 12, 2),
            (
                #"[{"type":"message","input_tokens":5,"output_tokens":2},{"type":"advisor_message","input_tokens":7}]"#,
                5, 2
            ),
            (#"[{"type":"message","input_tokens":5,"output_tokens":2},{"type":"fallback_message"}]"#, 1, 3),
            ("[]", 1, 3),
            (#"[{"type":"message","input_tokens":\#(Int.max)},{"type":"message","input_tokens":1}]"#, Int.min, 0),
        ]
    )
    func `The tokens of all runs are counted, except those that are not part of the answer`(
        _ iterations: String,
        _ input: Int,
        _ output: Int
    ) throws {
        let usage = try finish("{}", #"{"output_tokens":3,"iterations":\#(iterations)}"#).usage
        #expect(usage.inputTokens == input && usage.outputTokens == output)
    }

    @Test func `The container of the message's beginning is kept`() throws {
        let start = #"{"type":"message_start","message":{"usage":{"input_tokens":1},"container":{"id":"c"}}}"#
        let delta = #"{"type":"message_delta","delta":{"container":null},"usage":{}}"#
        let parts = try AnthropicReading().parts([start, delta, #"{"type":"message_stop"}"#])
        guard case .finish(let finish) = parts.last else {
            Issue.record("\(parts)")
            return
        }
        #expect(finish.metadata?["anthropic"]?["container"] == ["expiresAt": nil, "id": "c", "skills": nil])
    }

    @Test func `An edit of the context that is not known is told as it came`() throws {
        let more = #","context_management":{"applied_edits":[{"type":"sparkle_1","cleared_stars":2}]}"#
        let values = try finish("{}", "{}", more: more).metadata?["anthropic"]?["contextManagement"]
        #expect(values == ["appliedEdits": [["type": "sparkle_1", "clearedStars": 2]]])
    }

    @Test(
        arguments: [
            (
                #"{"type":"content_block_location","document_index":0,"start_block_index":1,"end_block_index":2,"#,
                ModelPart.document(
                    ModelDocumentSource(
                        mediaType: "application/pdf",
                        title: "Tides",
                        filename: "t.pdf",
                        metadata: ["anthropic": ["citedText": "x", "startBlockIndex": 1, "endBlockIndex": 2]]
                    )
                )
            ),
            (#"{"type":"content_block_location","document_index":-1,"start_block_index":1,"end_block_index":2,"#, nil),
            (
                #"{"type":"search_result_location","source":"https://a.example","title":"A","#
                    + #""search_result_index":0,"start_block_index":1,"end_block_index":2,"#,
                .source(url: "https://a.example", title: "A", metadata: ["anthropic": found])
            ),
            (
                #"{"type":"search_result_location","source":"handbook","search_result_index":0,"#
                    + #""start_block_index":1,"end_block_index":2,"#,
                .document(
                    ModelDocumentSource(mediaType: "text/plain", title: "handbook", metadata: ["anthropic": found])
                )
            ),
        ]
    )
    func `A citation that the SDK refuses is told as a source`(_ citation: String, _ expected: ModelPart?) throws {
        let document = ModelDocument(mediaType: "application/pdf", title: "Tides", filename: "t.pdf")
        let delta = #"{"type":"citations_delta","citation":\#(citation)"cited_text":"x"}}"#
        let reading = AnthropicReading(ModelReaderSettings(documents: [document]))
        let parts = try reading.parts(of: #"{"type":"text","text":""}"#, deltas: [delta])
        #expect(parts == [.textStart(id: "0")] + [expected].compactMap { $0 } + [.textEnd(id: "0")])
    }

    private static let found: JSONObject = [
        "citedText": "x", "searchResultIndex": 0, "startBlockIndex": 1, "endBlockIndex": 2,
    ]
}
