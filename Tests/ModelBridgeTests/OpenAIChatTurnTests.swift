import Foundation
import ModelBridge
import ProtocolSupport
import StreamInspection
import Testing

/// Whether turns of Chat Completions tell what the SDK knows at the end of its step.
struct OpenAIChatTurnTests {
    static let cases = ["openai-chat", "openai-compatible"].flatMap(ProviderCase.all(of:))

    @Test(arguments: cases)
    func `A turn tells the reason, the usage, the metadata and the head of the response`(
        _ recorded: ProviderCase
    ) throws {
        for (name, client) in RelayCorpusTests.versions {
            let steps = try #require(recorded.outcome(of: name)?["steps"]?.arrayValue)
            guard let step = steps.first else { continue }
            let turn = try recorded.relayCase(client).relayed(messageID: "msg").turn
            #expect(.string(turn.finishReason.rawValue) == step["finishReason"])
            #expect(turn.rawFinishReason == step["rawFinishReason"]?.stringValue)
            check(turn.usage, step["usage"])
            let metadata = turn.metadata.map { $0.map { ($0.key, JSONValue.object($0.value)) } } ?? []
            #expect(metadata.map(\.0) == step["providerMetadata"]?.objectValue.map { Array($0.keys) })
            for (provider, values) in metadata { #expect(values == step["providerMetadata"]?[provider]) }
            // The SDK takes the empty head of a chunk with results of filters for that of the response.
            if recorded.testDescription != "openai-compatible/azure-prompt-filter-first" {
                check(turn.response, step["response"])
            }
        }
    }

    private func check(_ usage: ModelUsage, _ recorded: JSONValue?) {
        let input = recorded?["inputTokenDetails"]
        let output = recorded?["outputTokenDetails"]
        #expect(usage.inputTokens == recorded?["inputTokens"]?.intValue)
        #expect(usage.uncachedInputTokens == input?["noCacheTokens"]?.intValue)
        #expect(usage.cacheReadTokens == input?["cacheReadTokens"]?.intValue)
        #expect(usage.cacheWriteTokens == input?["cacheWriteTokens"]?.intValue)
        #expect(usage.outputTokens == recorded?["outputTokens"]?.intValue)
        #expect(usage.textTokens == output?["textTokens"]?.intValue)
        #expect(usage.reasoningTokens == output?["reasoningTokens"]?.intValue)
        #expect(usage.totalTokens == recorded?["totalTokens"]?.intValue)
        // The provider's own object is whole here; of OpenAI's the SDK keeps what it knows.
        for (key, value) in recorded?["raw"]?.objectValue ?? [:] {
            guard let object = value.objectValue else {
                #expect(usage.raw?[key] == value)
                continue
            }
            for (inner, value) in object { #expect(usage.raw?[key]?[inner] == value, "\(key).\(inner)") }
        }
        #expect((usage.raw == nil) == (recorded?["raw"] == nil))
    }

    private func check(_ response: ModelResponse, _ recorded: JSONValue?) {
        func known(_ key: String) -> String? {
            recorded?[key]?.stringValue.flatMap { $0.hasPrefix("<") ? nil : $0 }
        }
        #expect(response.id == known("id"))
        if let model = response.model { #expect(model == known("modelId")) }
        let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        #expect(response.created.map { Date(timeIntervalSince1970: $0).formatted(format) } == known("timestamp"))
    }
}
