import AISDK
import ModelBridge
import ProtocolSupport
import StreamInspection
import Testing

/// Whether conversations become requests to Gemini as the AI SDK makes them.
struct GeminiRequestTests {
    /// The recorded cases in which nothing is sent, on purpose, where the SDK sends something.
    ///
    /// | Case | SDK | Ours | Why |
    /// |---|---|---|---|
    /// | `file-text-percent`, 6 | sends the percent-encoded text as if it were Base64 | throws | the service cannot decode it |
    private static let refused: Set = ["file-text-percent"]

    @Test(arguments: RequestCorpusTests.cases, RelayCorpusTests.versions)
    func `A conversation becomes the SDK's request`(
        _ recorded: ProviderCase,
        _ version: (name: String, client: ClientVersion)
    ) throws {
        let outcome = recorded.merged(for: version.name)
        let expected = Self.refused.contains(recorded.name) ? nil : outcome["requests"]?["google"]
        guard let expected else {
            if outcome["errors"]?["convert"] != nil {
                #expect(throws: (any Error).self) { try Self.request(recorded.document, version.client) }
            } else {
                #expect(throws: ModelRequestError.self) { try Self.request(recorded.document, version.client) }
            }
            return
        }
        let request = try Self.request(recorded.document, version.client)
        var comparison = ChunkComparison()
        let body = try #require(expected["body"])
        if let difference = comparison.difference([.object(request.body)], [body]) {
            Issue.record("\(recorded.name), \(version.name): \(difference)")
        }
        #expect("/v1beta" + request.path == expected["path"]?.stringValue)
        #expect(request.headers == Self.headers(expected))
        #expect(request.omissions.count == expected["warnings"]?.arrayValue?.count ?? 0)
    }

    static func request(_ document: JSONValue, _ client: ClientVersion = ClientVersion(7, 0, 0)) throws -> ModelRequest
    {
        try ConversationCase(document, client: client).request(for: .googleGemini, named: "google")
    }

    private static func headers(_ expected: JSONValue) -> [String: String] {
        var headers: [String: String] = [:]
        for (name, value) in expected["headers"]?.objectValue ?? [:] { headers[name] = value.stringValue }
        return headers
    }
}
