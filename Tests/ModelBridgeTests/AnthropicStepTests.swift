import AISDK
import ModelBridge
import ProtocolSupport
import StreamInspection
import Testing

/// What the SDK knows of each recorded answer of Anthropic beside its chunks, and what a turn tells.
struct AnthropicStepTests {
    private static let cases = ProviderCase.all(of: "anthropic")

    @Test(arguments: cases)
    func `A turn tells what the SDK tells of a step`(_ recorded: ProviderCase) throws {
        for (name, client) in RelayCorpusTests.versions {
            let outcome = try #require(recorded.outcome(of: name))
            let turn = try recorded.relayCase(client).relayed(messageID: "msg").turn
            guard let step = outcome["steps"]?.arrayValue?.first else {
                #expect(turn.hasFailed)
                try expectFailure(turn.errors.first, outcome["errors"]?[0])
                continue
            }
            #expect(!turn.hasFailed)
            #expect(turn.finishReason.rawValue == step["finishReason"]?.stringValue)
            #expect(turn.rawFinishReason == step["rawFinishReason"]?.stringValue)
            #expect(Self.usage(turn.usage) == step["usage"])
            let metadata = turn.metadata.map { JSONValue.object(["anthropic": .object($0["anthropic"] ?? [:])]) }
            #expect(metadata ?? .null == step["providerMetadata"])
            // The SDK makes an id up, and takes the model of the request.
            if let id = turn.response.id { #expect(.string(id) == step["response"]?["id"]) }
            if let model = turn.response.model { #expect(.string(model) == step["response"]?["modelId"]) }
            let reported = turn.errors.compactMap(\.raw).filter { $0["message"] != nil }
            #expect(
                reported == outcome["errors"]?.arrayValue?.compactMap { $0["value"] }.filter { $0["message"] != nil }
                    ?? []
            )
        }
    }

    private func expectFailure(_ error: ModelError?, _ expected: JSONValue?) throws {
        guard let status = expected?["statusCode"] else { return }
        let error = try #require(error)
        #expect(error.status.map { .int(Int64($0)) } == status)
        #expect(.bool(error.isRetryable) == expected?["isRetryable"])
    }

    /// The counts in the SDK's form.
    static func usage(_ usage: ModelUsage) -> JSONValue {
        func object(_ counts: [(String, Int?)]) -> JSONObject {
            var object: JSONObject = [:]
            for (key, count) in counts { object[key] = count.map { .int(Int64($0)) } }
            return object
        }
        let input = object([
            ("noCacheTokens", usage.uncachedInputTokens), ("cacheReadTokens", usage.cacheReadTokens),
            ("cacheWriteTokens", usage.cacheWriteTokens),
        ])
        let output = object([("textTokens", usage.textTokens), ("reasoningTokens", usage.reasoningTokens)])
        var all = object([
            ("inputTokens", usage.inputTokens), ("outputTokens", usage.outputTokens),
            ("totalTokens", usage.totalTokens),
        ])
        all["inputTokenDetails"] = .object(input)
        all["outputTokenDetails"] = .object(output)
        all["raw"] = usage.raw
        return .object(all)
    }
}
