import AISDK
import ModelBridge
import ProtocolSupport
import StreamInspection
import Testing

/// What the SDK knows of each recorded answer of OpenAI's Responses beside its chunks, and what a turn tells.
struct OpenAIResponsesStepTests {
    private static let cases = ProviderCase.all(of: "openai-responses")

    @Test(arguments: cases)
    func `A turn tells what the SDK tells of a step`(_ recorded: ProviderCase) throws {
        for (name, client) in RelayCorpusTests.versions {
            let outcome = try #require(recorded.outcome(of: name))
            let turn = try recorded.relayCase(client).relayed(messageID: "msg").turn
            guard let step = outcome["steps"]?.arrayValue?.first else {
                let error = try #require(turn.errors.first)
                let expected = try #require(outcome["errors"]?[0])
                #expect(turn.hasFailed)
                #expect(error.status.map { .int(Int64($0)) } == expected["statusCode"])
                #expect(.bool(error.isRetryable) == expected["isRetryable"])
                continue
            }
            #expect(!turn.hasFailed)
            #expect(turn.finishReason.rawValue == step["finishReason"]?.stringValue)
            #expect(turn.rawFinishReason == step["rawFinishReason"]?.stringValue)
            let metadata = turn.metadata.map { JSONValue.object(["openai": .object($0["openai"] ?? [:])]) }
            #expect(metadata == step["providerMetadata"])
            #expect(turn.usage.inputTokens == step["usage"]?["inputTokens"]?.intValue)
            #expect(turn.usage.outputTokens == step["usage"]?["outputTokens"]?.intValue)
            #expect(turn.usage.totalTokens == step["usage"]?["totalTokens"]?.intValue)
            let input = step["usage"]?["inputTokenDetails"]
            #expect(turn.usage.uncachedInputTokens == input?["noCacheTokens"]?.intValue)
            #expect(turn.usage.cacheReadTokens == input?["cacheReadTokens"]?.intValue)
            #expect(turn.usage.cacheWriteTokens == input?["cacheWriteTokens"]?.intValue)
            let output = step["usage"]?["outputTokenDetails"]
            #expect(turn.usage.textTokens == output?["textTokens"]?.intValue)
            #expect(turn.usage.reasoningTokens == output?["reasoningTokens"]?.intValue)
            // The SDK drops the keys that it does not know.
            for (key, value) in step["usage"]?["raw"]?.objectValue ?? [:] { #expect(turn.usage.raw?[key] == value) }
            // The SDK makes an id up, and takes the model of the request.
            if let id = turn.response.id { #expect(.string(id) == step["response"]?["id"]) }
            if let model = turn.response.model { #expect(.string(model) == step["response"]?["modelId"]) }
        }
    }
}
