import AISDK
import ModelBridge
import ProtocolSupport
import StreamInspection
import Testing

/// Whether recorded streams of providers become what the AI SDK serves for them.
struct RelayCorpusTests {
    static let cases = ["openai-chat", "openai-compatible", "openai-responses", "anthropic", "google"].flatMap(
        ProviderCase.all(of:)
    )
    static let versions = [("6.0.264", ClientVersion(6, 0, 264)), ("7.0.77", ClientVersion(7, 0, 77))]

    @Test(arguments: cases, [nil, 1, 7, 61])
    func `A recorded stream becomes what the SDK serves, however its bytes are cut`(
        _ recorded: ProviderCase,
        _ pieceSize: Int?
    ) throws {
        for (name, client) in Self.versions {
            let outcome = try #require(recorded.outcome(of: name))
            let chunks = try #require(outcome["chunks"]?.arrayValue)
            let relayed = try recorded.relayCase(client).relayed(messageID: "msg", pieceSize: pieceSize)
            let ours = try relayed.events.map { try JSONValue(json: $0.json(floor: client)) }
            let expected = Deviations.chunks(for: recorded, name) ?? chunks
            var comparison = ChunkComparison()
            if let difference = comparison.difference(ours, expected) {
                Issue.record("\(recorded.testDescription), \(name): \(difference)")
            }
        }
    }
}

extension ProviderCase {
    func relayCase(_ client: ClientVersion) throws -> RelayCase {
        let api: ModelAPI =
            switch provider {
            case "openai-chat": .openAIChat
            case "openai-compatible": .openAICompatible(provider: "compat")
            case "openai-responses": .openAIResponses
            case "anthropic": .anthropicMessages
            default: .googleGemini
            }
        var relayCase = RelayCase(api, body: body, settings: ModelReaderSettings(client: client))
        try relayCase.add(document)
        return relayCase
    }
}
