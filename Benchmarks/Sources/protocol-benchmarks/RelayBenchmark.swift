import ModelBridge

/// Measures a delta of a provider on its way into the chat: from the provider's bytes to the chat's.
///
/// Beside it are what the way consists of: decoding the provider's event, and encoding the chat's.
struct RelayBenchmark<Stream: StreamProtocol> {
    private static var deltas: Int { 20_000 }
    private static var chunkSize: Int { 16_384 }

    let api: ModelAPI
    let title: String
    let chunks: [[UInt8]]

    /// `head` begins the answer, and `delta` comes again and again.
    init(_ stream: Stream.Type, _ api: ModelAPI, title: String, head: String, delta: String) {
        self.api = api
        self.title = "\(title), \(delta.utf8.count + 8) bytes to 52"
        let body = Array("data: \(head)\n\n".utf8) + Array(String(repeating: "data: \(delta)\n\n", count: Self.deltas).utf8)
        let size = Self.chunkSize
        chunks = Swift.stride(from: 0, to: body.count, by: size).map { Array(body[$0..<min($0 + size, body.count)]) }
    }

    func comparison() -> Comparison {
        Comparison(
            title: title,
            contenders: [
                Contender(name: "`ModelStream` and `writeFrame`") { _ in try relay() },
                Contender(name: "`EventDecoder` on the provider's bytes, unchecked") { _ in try decode() },
                Contender(name: "`writeFrame` alone") { _ in try encode() },
            ],
            countPerRound: Self.deltas
        )
    }

    private func relay() throws -> Int {
        var stream = ModelStream(api)
        var writer = JSONWriter(for: UIMessageStream.self, capacity: 1 << 17)
        var total = 0
        for chunk in chunks {
            for event in stream.events(for: chunk) { try writer.writeFrame(event) }
            total += writer.count
            writer.removeAll(keepingCapacity: true)
        }
        return total + stream.end().count
    }

    private func decode() throws -> Int {
        var decoder = EventDecoder<Stream>(ReadingOptions(lifecycle: .off))
        var total = 0
        for chunk in chunks {
            decoder.append(chunk)
            while let decoded = try decoder.next() { total += decoded.event.type.utf8.count }
        }
        return total
    }

    private func encode() throws -> Int {
        let event = UIMessageStream.Event.textDelta(id: "0", delta: " there")
        var writer = JSONWriter(for: UIMessageStream.self, capacity: 1 << 17)
        var total = 0
        for index in 0..<Self.deltas {
            try writer.writeFrame(event)
            if index % 128 == 127 {
                total += writer.count
                writer.removeAll(keepingCapacity: true)
            }
        }
        return total
    }
}

/// The APIs that are compared.
enum RelayBenchmarks {
    static func report() async throws {
        try await RelayBenchmark(
            AnthropicMessagesStream.self,
            .anthropicMessages,
            title: "A text delta of Anthropic into the chat",
            head: #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
            delta: #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" there"}}"#
        ).comparison().report()
        try await RelayBenchmark(
            OpenAIChatStream.self,
            .openAIChat,
            title: "A text delta of Chat Completions into the chat",
            head: chatChunk(#"{"role":"assistant","content":""}"#),
            delta: chatChunk(#"{"content":" there"}"#)
        ).comparison().report()
        try await RelayBenchmark(
            OpenAIResponsesStream.self,
            .openAIResponses,
            title: "A text delta of Responses into the chat",
            head: """
                {"type":"response.output_item.added","sequence_number":2,"output_index":0,"item":{"id":"msg_01","type":"message",\
                "status":"in_progress","content":[],"role":"assistant"}}
                """,
            delta: """
                {"type":"response.output_text.delta","sequence_number":4,"item_id":"msg_01","output_index":0,"content_index":0,\
                "delta":" there","logprobs":[],"obfuscation":"aX3"}
                """
        ).comparison().report()
        try await RelayBenchmark(
            GeminiStream.self,
            .googleGemini,
            title: "A chunk of Gemini into the chat",
            head: geminiChunk,
            delta: geminiChunk
        ).comparison().report()
    }

    private static func chatChunk(_ delta: String) -> String {
        """
        {"id":"chatcmpl-BkTq7w2N","object":"chat.completion.chunk","created":1760000000,"model":"gpt-4.1-mini-2025-04-14",\
        "service_tier":"default","system_fingerprint":"fp_51db84afab","choices":[{"index":0,"delta":\(delta),"logprobs":null,\
        "finish_reason":null}]}
        """
    }

    private static let geminiChunk = """
        {"candidates":[{"content":{"parts":[{"text":" there"}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":8,\
        "candidatesTokenCount":5,"totalTokenCount":13,"promptTokensDetails":[{"modality":"TEXT","tokenCount":8}]},\
        "modelVersion":"gemini-2.5-flash","responseId":"r1Xk9aPq"}
        """
}
