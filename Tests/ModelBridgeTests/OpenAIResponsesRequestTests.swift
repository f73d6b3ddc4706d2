import AISDK
import Foundation
import ModelBridge
import ProtocolSupport
import StreamInspection
import Testing

/// Whether recorded conversations become what the AI SDK sends to OpenAI's Responses.
struct OpenAIResponsesRequestTests {
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
        let told = Self.told[recorded.name].map { $0.isVersion7Only && version.client < .v7 ? 0 : $0.count } ?? 0
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

    /// How many omissions ours tells of where the SDK leaves pieces out without a word.
    private static let told: [String: (count: Int, isVersion7Only: Bool)] = [:]
}
