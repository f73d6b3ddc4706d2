import GeneratedProtocol
import ModelProviders
import ProtocolSupport
import Testing

@testable import ModelBridge

/// What odd answers of Gemini become.
struct GeminiReaderTests {
    private let reading = GeminiReading()

    @Test func `The signature of an empty piece belongs to what is open`() throws {
        let signature: ModelPart.Metadata = ["google": ["thoughtSignature": "s"]]
        let thoughts = try reading.parts(
            of: #"{"text":"a","thought":true}"#,
            #"{"text":"","thought":true,"thoughtSignature":"s"}"#
        )
        #expect(
            thoughts == [
                .reasoningStart(id: "0"), .reasoningDelta(id: "0", text: "a"),
                .reasoningDelta(id: "0", text: "", metadata: signature), .reasoningEnd(id: "0"),
            ]
        )
        // Nothing is open that it could belong to.
        #expect(try reading.parts(of: #"{"text":"","thoughtSignature":"s"}"#).isEmpty)
        #expect(try reading.parts(of: #"{"text":"","thought":true,"thoughtSignature":"s"}"#).isEmpty)
    }

    @Test func `A thought that is empty does not end a text`() throws {
        let parts = try reading.parts(of: #"{"text":"a"}"#, #"{"text":"","thought":true}"#, #"{"text":"b"}"#)
        let expected: [ModelPart] = [
            .textStart(id: "0"), .textDelta(id: "0", text: "a"), .textDelta(id: "0", text: "b"), .textEnd(id: "0"),
        ]
        #expect(parts == expected)
    }

    @Test func `Only the first answer is read`() throws {
        let other = #"{"content":{"parts":[{"text":"b"}]},"finishReason":"SAFETY"}"#
        let chunk = #"{"candidates":[{"content":{"parts":[{"text":"a"}]}},\#(other)]}"#
        #expect(try reading.parts(chunk).contains(.textDelta(id: "0", text: "b")) == false)
        #expect(try reading.finish(chunk)?.rawReason == nil)
    }

    @Test func `The response is described once, by its id and the model that answered`() throws {
        let parts = try reading.parts(
            #"{"modelVersion":"m-1"}"#,
            #"{"responseId":"r","modelVersion":"m-1"}"#,
            #"{"responseId":"q","modelVersion":"m-2"}"#
        )
        #expect(parts == [.response(ModelResponse(id: "r", model: "m-1"))])
    }

    @Test func `Each page is a source once, and documents of a store are none`() throws {
        let chunks = #"""
            {"web":{"uri":"https://a.example"}},{"web":{"title":"No address"}},{"web":{"uri":"https://a.example"}},
            {"retrievedContext":{"uri":"https://b.example","title":"B"}},{"retrievedContext":{"uri":"gs://bucket/c"}},
            {"retrievedContext":{"fileSearchStore":"s"}},{"image":{"sourceUri":"https://d.example","imageUri":"i"}},{}
            """#
        let chunk = #"{"candidates":[{"groundingMetadata":{"groundingChunks":[\#(chunks)]}}]}"#
        #expect(
            try reading.parts(chunk, chunk) == [
                .source(url: "https://a.example"), .source(url: "https://b.example", title: "B"),
                .source(url: "https://d.example"),
            ]
        )
    }

    @Test(
        arguments: [
            ("STOP", UIMessageStream.FinishReason.stop), ("MAX_TOKENS", .length), ("SAFETY", .contentFilter),
            ("BLOCKLIST", .contentFilter), ("MALFORMED_FUNCTION_CALL", .error), ("stop", .other),
            ("UNEXPECTED_TOOL_CALL", .other), ("NEW_REASON", .other),
        ]
    )
    func `The last reason counts`(_ reason: String, _ expected: UIMessageStream.FinishReason) throws {
        let finish = try #require(try reading.finish(GeminiReading.end("LANGUAGE"), GeminiReading.end(reason)))
        #expect(finish.reason == expected)
        #expect(finish.rawReason == reason)
    }

    @Test func `Counts that the SDK drops are kept`() throws {
        let usage =
            #"{"promptTokenCount":9,"cachedContentTokenCount":4,"toolUsePromptTokenCount":3,"novelTokenCount":1}"#
        let finish = try #require(try reading.finish(#"{"usageMetadata":\#(usage)}"#))
        #expect(finish.usage.raw == (try JSONValue(json: usage)))
        #expect(finish.usage.uncachedInputTokens == 5)
        #expect(finish.usage.totalTokens == 9)
        #expect(finish.metadata == nil)
        #expect(try reading.finish("{}")?.usage == ModelUsage())
    }
}

/// The faults that Gemini tells.
struct GeminiErrorTests {
    private let reading = GeminiReading()
    private static let overloaded = #"{"error":{"code":503,"message":"Overloaded.","status":"UNAVAILABLE"}}"#
    private static let fault = ModelError(
        .reported,
        "Overloaded.",
        status: 503,
        isRetryable: true,
        raw: ["code": 503, "message": "Overloaded.", "status": "UNAVAILABLE"]
    )

    @Test func `An error that comes first is all there is`() throws {
        #expect(try reading.parts(Self.overloaded) == [.failure(Self.fault)])
        #expect(try reading.parts("[\(Self.overloaded)]") == [.failure(Self.fault)])
    }

    @Test func `An error that comes later is told in its place`() throws {
        let parts = try reading.parts(GeminiReading.chunk(parts: #"{"text":"a"}"#), Self.overloaded)
        let expected: [ModelPart] = [
            .textStart(id: "0"), .textDelta(id: "0", text: "a"), .error(Self.fault), .textEnd(id: "0"),
        ]
        #expect(parts == expected)
    }

    @Test func `An error is the reason if the provider gives none`() throws {
        #expect(try reading.finish("{}", Self.overloaded)?.reason == .error)
        #expect(try reading.finish("{}", Self.overloaded, GeminiReading.end("STOP"))?.reason == .stop)
    }

    @Test(
        arguments: [
            (#"{"error":{"status":"ABORTED"}}"#, "ABORTED", nil as Int?, false),
            (#"{"error":{"code":400}}"#, "The provider reported an error.", 400, false),
            (#"{"error":{"code":429,"message":"Slow."}}"#, "Slow.", 429, true),
        ]
    )
    func `An error may tell little`(_ json: String, _ message: String, _ status: Int?, _ isRetryable: Bool) throws {
        guard case .failure(let error) = try reading.parts(json).first else {
            Issue.record("no failure")
            return
        }
        #expect(error.message == message)
        #expect(error.status == status)
        #expect(error.isRetryable == isRetryable)
    }

    @Test(arguments: ["[]", "7", #""text""#, "[{}]"])
    func `An event that is not an object is a fault`(_ json: String) throws {
        guard case .error(let error) = try reading.parts(json).first else {
            Issue.record("no error")
            return
        }
        #expect(error.kind == .unknownShape)
        #expect(error.raw == (try JSONValue(json: json)))
    }

    @Test func `A known key with a value of another type cannot be read`() {
        for json in [#"{"candidates":7}"#, GeminiReading.chunk(parts: #"{"text":7}"#), #"{"error":"text"}"#] {
            #expect(throws: (any Error).self) { try GeminiStream.Event(json: json) }
        }
    }
}
