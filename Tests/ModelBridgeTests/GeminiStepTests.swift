import AISDK
import ModelBridge
import ProtocolSupport
import StreamInspection
import Testing

/// What the SDK knows of each recorded answer of Gemini beside its chunks, and what a turn tells.
struct GeminiStepTests {
    private static let cases = ProviderCase.all(of: "google")

    @Test(arguments: cases)
    func `A turn tells what the SDK tells of a step`(_ recorded: ProviderCase) throws {
        for (name, client) in RelayCorpusTests.versions {
            let outcome = try #require(recorded.outcome(of: name))
            let turn = try recorded.relayCase(client).relayed(messageID: "msg").turn
            guard let step = outcome["steps"]?.arrayValue?.first, !turn.hasFailed else {
                let error = try #require(turn.errors.first)
                if let status = outcome["errors"]?[0]?["statusCode"]?.intValue { #expect(error.status == status) }
                if let retryable = outcome["errors"]?[0]?["isRetryable"] {
                    #expect(.bool(error.isRetryable) == retryable)
                }
                continue
            }
            #expect(turn.finishReason.rawValue == step["finishReason"]?.stringValue)
            #expect(turn.rawFinishReason == step["rawFinishReason"]?.stringValue)
            let usage = AnthropicStepTests.usage(turn.usage)
            #expect(usage.holds(step["usage"] ?? .null), "\(usage)")
            let metadata = turn.metadata.map { JSONValue.object(["google": .object($0["google"] ?? [:])]) } ?? .null
            #expect(metadata.holds(step["providerMetadata"] ?? .null), "\(metadata)")
            if let id = turn.response.id { #expect(.string(id) == step["response"]?["id"]) }
            let isBroken = outcome["errors"]?[0]?["name"] == "AI_JSONParseError"
            #expect(turn.errors.isEmpty == !(isBroken || recorded.name == "error-event-mid-text"), "\(turn.errors)")
        }
    }
}

extension JSONValue {
    /// Whether all of a value is in this one.
    ///
    /// The SDK drops keys that it does not know, and a turn keeps them.
    fileprivate func holds(_ expected: JSONValue) -> Bool {
        switch (self, expected) {
        case (.object(let own), .object(let expected)):
            expected.allSatisfy { key, value in own[key]?.holds(value) ?? false }
        case (.array(let own), .array(let expected)):
            own.count == expected.count && zip(own, expected).allSatisfy { $0.holds($1) }
        default: self == expected
        }
    }
}
