import AISDK
import Foundation
import ModelBridge
import ProtocolSupport
import StreamInspection
import Testing

/// Whether recorded conversations become what the AI SDK sends to OpenAI's Responses.
struct OpenAIResponsesConversationTests {
    private static let name = "openai-responses"

    @Test(arguments: RequestCorpusTests.cases, RelayCorpusTests.versions)
    func `A conversation becomes the SDK's request`(
        _ recorded: ProviderCase,
        _ version: (name: String, client: ClientVersion)
    ) throws {
        let outcome = recorded.merged(for: version.name)
        let conversation = Result { try ConversationCase(recorded.document, client: version.client) }
        guard let expected = outcome["requests"]?[Self.name] else {
            #expect(throws: (any Error).self) {
                _ = try conversation.get().request(for: .openAIResponses, named: Self.name)
            }
            return
        }
        let request = try conversation.get().request(for: .openAIResponses, named: Self.name)
        #expect("/v1\(request.path)" == expected["path"]?.stringValue)
        var headers: JSONObject = [:]
        for (name, value) in request.headers { headers[name.lowercased()] = .string(value) }
        #expect(headers == expected["headers"]?.objectValue ?? [:])
        var comparison = ChunkComparison()
        let right = Self.deviation(recorded.name, version.name, expected["body"] ?? .null)
        if let difference = comparison.difference([.object(request.body)], [right]) {
            Issue.record("\(recorded.name), \(version.name): \(difference)")
        }
        let warnings = expected["warnings"]?.arrayValue?.count ?? 0
        let told = Self.told[recorded.name].map { version.client < .v7 ? $0.six : $0.seven } ?? 0
        #expect(request.omissions.count == warnings + told, "\(request.omissions)")
    }

    /// Items of the recorded input that ours does not have, by their places: the service refuses an input that has them.
    private static let refused: [String: [Int]] = [
        // The same item a second time: 'Duplicate item found'.
        "executed-openai-search": [2],
        // Ids of calls that another provider ran: the service does not know them.
        "executed-anthropic-code": [1],
        "executed-anthropic-search": [1],
        "executed-anthropic-search-undeclared": [1],
        "executed-google-code": [1],
        "roundtrip-anthropic-code": [1, 2, 3],
        "roundtrip-anthropic-mixed": [2],
        "roundtrip-anthropic-search": [2],
        "roundtrip-anthropic-tool-search": [1, 2],
        "roundtrip-google-mixed": [2],
    ]

    private static func deviation(_ name: String, _ version: String, _ body: JSONValue) -> JSONValue {
        var places = refused[name] ?? []
        // An output without its call; the answer to the request for approval has told the service.
        if name == "executed-approval-denied", version.hasPrefix("7") { places = [3] }
        guard !places.isEmpty, var object = body.objectValue, let input = object["input"]?.arrayValue else {
            return body
        }
        object["input"] = .array(input.enumerated().filter { !places.contains($0.offset) }.map(\.element))
        return .object(object)
    }

    /// How many omissions ours tells of where the SDK leaves pieces out without a word: tools, outputs and files of other
    /// providers, and options of OpenAI that only its other API has.
    private static let told: [String: (six: Int, seven: Int)] = [
        "executed-anthropic-code": (2, 2),
        "executed-anthropic-search": (2, 2),
        "executed-anthropic-search-undeclared": (1, 1),
        "executed-google-code": (2, 2),
        "executed-no-output": (2, 2),
        "file-in-answer": (1, 1),
        "provider-tool-anthropic": (1, 1),
        "provider-tool-google": (1, 1),
        "provider-tools-anthropic-more": (3, 3),
        "provider-tools-google-mixed": (3, 3),
        "reasoning-file": (0, 1),
        "roundtrip-anthropic-code": (4, 4),
        "roundtrip-anthropic-mixed": (2, 2),
        "roundtrip-anthropic-search": (2, 2),
        "roundtrip-anthropic-tool-search": (3, 3),
        "roundtrip-google-images": (1, 3),
        "roundtrip-google-mixed": (2, 2),
        "settings-openai-chat-options": (2, 2),
    ]
}
