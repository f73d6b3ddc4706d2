import ModelProviders
import ProtocolSupport
import Testing

/// Whether the types of a request to Chat Completions hold what the AI SDK sends.
struct OpenAIChatRequestTests {
    static let cases = ProviderCase.all(of: "requests")

    @Test(arguments: cases, ["openai-chat", "openai-compatible"])
    func `A recorded body is read without loss, and the schema knows all of it that OpenAI knows`(
        _ recorded: ProviderCase,
        _ api: String
    ) throws {
        for (version, _) in RelayCorpusTests.versions {
            let sent = recorded.merged(for: version)["requests"]?[api]
            guard let body = sent?["body"] else { continue }
            let request = try OpenAIChatStream.ChatRequest(json: body.json())
            #expect(try JSONValue(json: request.json()) == body)
            if api == "openai-chat" { #expect(Self.unknown(in: request) == []) }
        }
    }

    @Test("a key that the schema does not know is found")
    func finds() throws {
        let body =
            #"{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"t","tide":1}]}],"moon":2}"#
        let found = Self.unknown(in: try OpenAIChatStream.ChatRequest(json: body))
        #expect(found.sorted() == ["moon", "tide"])
        let message = #"{"model":"m","messages":[{"role":"pilot"}]}"#
        #expect(Self.unknown(in: try OpenAIChatStream.ChatRequest(json: message)) == ["pilot"])
    }

    /// The keys and the cases that no declaration names.
    private static func unknown(in value: Any) -> [String] {
        switch value {
        case let fields as AdditionalFields: fields.object.filter { $0.value != .null }.map(\.key)
        case let value as UnrecognizedValue: [value.type ?? "no type"]
        case is JSONValue, is JSONObject: []
        default: Mirror(reflecting: value).children.flatMap { unknown(in: $0.value) }
        }
    }
}
