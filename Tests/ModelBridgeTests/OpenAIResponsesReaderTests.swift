import ModelProviders
import ProtocolSupport
import Testing

@testable import ModelBridge

/// Answers of OpenAI's Responses that the corpus has none of.
struct OpenAIResponsesReaderTests {
    private typealias Reading = OpenAIResponsesReading
    private static let item: ModelPart.Metadata = ["openai": ["itemId": "m"]]
    private let reading = OpenAIResponsesReading()

    @Test func `A text keeps the id that it began with`() throws {
        let events = [
            Reading.added(#""type":"message","id":"m""#), Reading.text("Ebb", item: "other"),
            Reading.done(#""type":"message","id":"third""#),
        ]
        #expect(
            try reading.output(events) == [
                .textStart(id: "m", metadata: Self.item), .textDelta(id: "m", text: "Ebb"),
                .textEnd(id: "m", metadata: Self.item),
            ]
        )
    }

    @Test func `A text whose beginning was left out begins with its first piece`() throws {
        let events = [Reading.text("Ebb"), Reading.text(" tide")]
        #expect(
            try reading.output(events) == [
                .textStart(id: "m", metadata: Self.item), .textDelta(id: "m", text: "Ebb"),
                .textDelta(id: "m", text: " tide"),
            ]
        )
    }

    @Test func `A message that comes whole has its text`() throws {
        let content = #""content":[{"type":"output_text","text":"Ebb"},{"type":"refusal","refusal":"no"}]"#
        #expect(
            try reading.output([Reading.done(#""type":"message","id":"m",\#(content)"#)]) == [
                .textStart(id: "m", metadata: Self.item), .textDelta(id: "m", text: "Ebb"),
                .textEnd(id: "m", metadata: Self.item),
            ]
        )
    }

    @Test func `An item without an id gets one, which is not told as the provider's`() throws {
        let events = [Reading.added(#""type":"message""#), Reading.text("Ebb", item: "")]
        #expect(try reading.output(events) == [.textStart(id: "made"), .textDelta(id: "made", text: "Ebb")])
    }

    @Test func `Texts grow side by side`() throws {
        let events = [
            Reading.added(#""type":"message","id":"a""#), Reading.added(#""type":"message","id":"b""#, at: 1),
            Reading.text("1"), Reading.text("2", at: 1), Reading.text("3"),
        ]
        let deltas = try reading.output(events).filter { if case .textDelta = $0 { true } else { false } }
        #expect(
            deltas == [
                .textDelta(id: "a", text: "1"), .textDelta(id: "b", text: "2"), .textDelta(id: "a", text: "3"),
            ]
        )
    }

    @Test func `Reasoning whose beginning was left out begins with its first piece`() throws {
        let delta =
            #"{"type":"response.reasoning_summary_text.delta","output_index":0,"summary_index":1,"item_id":"r","#
            + #""delta":"Hm"}"#
        let started: ModelPart.Metadata = ["openai": ["itemId": "r", "reasoningEncryptedContent": nil]]
        #expect(
            try reading.output([delta, Reading.done(#""type":"reasoning","id":"r""#)]) == [
                .reasoningStart(id: "r:0", metadata: started), .reasoningStart(id: "r:1", metadata: started),
                .reasoningDelta(id: "r:1", text: "Hm", metadata: ["openai": ["itemId": "r"]]),
                .reasoningEnd(id: "r:0", metadata: started), .reasoningEnd(id: "r:1", metadata: started),
            ]
        )
    }

    @Test(
        arguments: [
            (#"{"type":"error","error":"Gone."}"#, "Gone.", nil),
            (#"{"type":"error","code":503,"message":"Later."}"#, "Later.", 503),
            (#"{"type":"error","code":"rate_limit_exceeded"}"#, "rate_limit_exceeded", 429),
            (#"{"type":"error"}"#, "The provider reported an error.", nil),
            (#"{"type":"response.failed","response":{"error":{"code":"server_error","message":"No."}}}"#, "No.", 500),
        ]
    )
    func `An error before any output is all there is`(_ event: String, _ text: String, _ status: Int?) throws {
        let head = #"{"type":"response.created","response":{"id":"resp_1"}}"#
        let waiting = #"{"type":"response.in_progress","response":{"id":"resp_1"}}"#
        let raw = try JSONValue(json: event)
        let isRetryable = status.map(ModelError.isRetryable(status:)) ?? false
        let error = ModelError(.reported, text, status: status, isRetryable: isRetryable, raw: raw)
        #expect(try reading.parts([head, waiting, event, Reading.text("late")]) == [.failure(error)])
    }

    @Test(
        arguments: [
            (#"response.completed","response":{}"#, "stop", nil),
            (
                #"response.completed","response":{"incomplete_details":{"reason":"content_filter"}}"#, "content-filter",
                "content_filter"
            ),
            (#"response.incomplete","response":{}"#, "other", nil),
            (
                #"response.failed","response":{"incomplete_details":{"reason":"max_output_tokens"}}"#, "length",
                "max_output_tokens"
            ),
            (#"response.failed","response":{}"#, "error", "error"),
            (#"response.cancelled","response":{}"#, "other", nil),
        ]
    )
    func `The last event says why the answer ended`(_ event: String, _ reason: String, _ raw: String?) throws {
        guard case .finish(let finish) = try reading.parts([#"{"type":"\#(event)}"#]).last else {
            Issue.record("there is no end")
            return
        }
        #expect(finish.reason.rawValue == reason)
        #expect(finish.rawReason == raw)
    }

    @Test func `An event of another shape is passed over, and one that is not JSON is told`() {
        var reader = OpenAIResponsesReader(ModelReaderSettings())
        var parts: [ModelPart] = []
        reader.reject(ModelError(.unknownShape, "shape"), into: &parts)
        #expect(parts.isEmpty)
        reader.reject(ModelError(.notJSON, "text"), into: &parts)
        #expect(parts == [.error(ModelError(.notJSON, "text"))])
    }
}
