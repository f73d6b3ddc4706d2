import AISDK
import ModelBridge
import ProtocolSupport
import Testing

/// What a request says about the answer to it.
struct ReaderSettingsTests {
    @Test func `The documents that may be cited go from the request to the reader`() throws {
        let citing: ModelMessage.Options = ["anthropic": ["citations": ["enabled": true], "title": "Tides"]]
        let url = "data:application/pdf;base64,JVBERi0xLjQgdGlueQ=="
        let messages = [
            ModelMessage.user([
                .file(.init(.url(url), mediaType: "application/pdf")),
                .file(.init(.url(url), mediaType: "application/pdf", filename: "tides.pdf", options: citing)),
            ])
        ]
        let request = try ModelAPI.anthropicMessages.request(model: "claude-sonnet-4-5", messages: messages)
        let settings = ModelReaderSettings(for: request)
        #expect(
            settings.documents == [
                ModelDocument(mediaType: "application/pdf", title: "Tides", filename: "tides.pdf")
            ]
        )
    }

    @Test func `The input of the tool that stands in for a schema is the text of the answer`() throws {
        var asked = ModelRequestSettings()
        asked.format = .object(schema: ["type": "object", "properties": ["city": ["type": "string"]]])
        let messages = [ModelMessage.user([.text("Where?")])]
        let request = try ModelAPI.anthropicMessages.request(
            model: "claude-3-haiku-20240307",
            messages: messages,
            settings: asked
        )
        #expect(request.answerTool == "json")
        var stream = ModelStream(.anthropicMessages, ModelReaderSettings(for: request, settings: asked))
        let answer = [
            #"{"type":"message_start","message":{"id":"m","model":"c","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}"#,
            #"{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"json","input":{}}}"#,
            #"{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"city\":"}}"#,
            #"{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"\"Oslo\"}"}}"#,
            #"{"type":"content_block_stop","index":0}"#,
            #"{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":5}}"#,
            #"{"type":"message_stop"}"#,
        ].map { "data: \($0)\n\n" }.joined()
        let events = stream.events(for: Array(answer.utf8)) + stream.end()
        #expect(
            events == [
                .startStep(), .textStart(id: "0"), .textDelta(id: "0", delta: #"{"city":"#),
                .textDelta(id: "0", delta: #""Oslo"}"#), .textEnd(id: "0"),
            ]
        )
        #expect(stream.turn.finishReason == .stop && stream.turn.calls.isEmpty)
    }
}
