import AISDK
import Foundation
import ModelBridge
import ProtocolSupport
import StreamInspection
import Testing

/// Whether recorded conversations become what the AI SDK sends.
struct RequestCorpusTests {
    static let cases = ProviderCase.all(of: "requests")
    static let apis: [(String, ModelAPI)] = [
        ("openai-chat", .openAIChat), ("openai-compatible", .openAICompatible(provider: "compat")),
        ("openai-responses", .openAIResponses), ("anthropic", .anthropicMessages), ("google", .googleGemini),
    ]

    @Test(arguments: cases, RelayCorpusTests.versions)
    func `A conversation becomes the SDK's model messages`(
        _ recorded: ProviderCase,
        _ version: (name: String, client: ClientVersion)
    ) throws {
        let outcome = recorded.merged(for: version.name)
        guard outcome["errors"]?["convert"] == nil else {
            #expect(throws: (any Error).self) {
                let conversation = try ConversationCase(recorded.document, client: version.client)
                _ = try conversation.messages.modelMessages(conversation.conversion)
            }
            return
        }
        let expected = try #require(outcome["modelMessages"]?.arrayValue)
        let conversation = try ConversationCase(recorded.document, client: version.client)
        let messages = try conversation.messages.modelMessages(conversation.conversion)
        var comparison = ChunkComparison()
        let ours = messages.map { $0.json(isVersion7: version.client >= .v7) }
        if let difference = comparison.difference(ours, expected) {
            Issue.record("\(recorded.name), \(version.name): \(difference)")
        }
    }
}

extension ProviderCase {
    /// All that was recorded of a version: entries that name it are merged.
    func merged(for version: String) -> JSONObject {
        var result: JSONObject = [:]
        for (key, entry) in document["versions"]?.objectValue ?? [:]
        where key.split(separator: ",").contains(Substring(version)) {
            for (name, value) in entry.objectValue ?? [:] {
                if let known = result[name]?.objectValue, let added = value.objectValue {
                    var both = known
                    for (key, value) in added { both[key] = value }
                    result[name] = .object(both)
                } else {
                    result[name] = value
                }
            }
        }
        return result
    }
}
