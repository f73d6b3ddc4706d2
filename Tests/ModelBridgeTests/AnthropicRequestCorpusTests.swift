import AISDK
import ModelBridge
import ModelProviders
import ProtocolSupport
import StreamInspection
import Testing

/// Whether recorded conversations become the requests of Anthropic Messages that the AI SDK sends.
struct AnthropicRequestCorpusTests {
    @Test(arguments: RequestCorpusTests.cases)
    func `A conversation becomes the SDK's request`(_ recorded: ProviderCase) throws {
        let deviations = AnthropicRequestDeviation.all.filter { $0.cases.contains(recorded.name) }
        var seen: Set<String> = []
        for (version, client) in RelayCorpusTests.versions {
            let place = Comment(rawValue: "\(recorded.name), \(version)")
            guard let request = recorded.merged(for: version)["requests"]?["anthropic"] else {
                #expect(throws: (any Error).self, place) { try recorded.anthropicRequest(client) }
                continue
            }
            let ours = try recorded.anthropicRequest(client)
            var expected = request["body"]?.objectValue ?? [:]
            for deviation in deviations {
                let before = expected
                deviation.apply(&expected)
                if before != expected { seen.insert(deviation.sdk) }
            }
            if let difference = Self.difference(ours.body, expected) { Issue.record("\(place): \(difference)") }
            #expect("/v1\(ours.path)" == request["path"]?.stringValue, place)
            #expect(Self.headers(ours.headers) == Self.headers(request["headers"]), place)
            let warned = ours.omissions.filter { !$0.isSilentInSDK }
            let told = warned.count + deviations.reduce(0) { $0 + $1.warnings }
            #expect(told == request["warnings"]?.arrayValue?.count ?? 0, "\(place): \(ours.omissions)")
        }
        #expect(seen == Set(deviations.map(\.sdk)), "\(recorded.name)")
    }

    @Test(arguments: RequestCorpusTests.cases)
    func `The schema of Anthropic Messages has every key of a body`(_ recorded: ProviderCase) throws {
        for (_, client) in RelayCorpusTests.versions {
            guard let request = try? recorded.anthropicRequest(client) else { continue }
            let body = JSONValue.object(request.body)
            let typed = try AnthropicMessagesStream.MessageRequest(json: body.json())
            #expect(try JSONValue(json: typed.json()) == body)
            #expect(typed.additionalFields.isEmpty)
        }
    }

    /// What differs first; nil if nothing does.
    ///
    /// JSON in the texts of outputs is compared as JSON.
    private static func difference(_ ours: JSONObject, _ expected: JSONObject) -> String? {
        var comparison = ChunkComparison()
        for key in ours.keys where expected[key] == nil { return "\(key): \(ours[key] ?? .null) instead of nothing" }
        for (key, expected) in expected {
            guard let value = ours[key] else { return "\(key): nothing instead of \(expected)" }
            let pair = (read(value), read(expected))
            if let values = pair.0.arrayValue, let expected = pair.1.arrayValue {
                if let difference = comparison.difference(values, expected) { return "\(key), \(difference)" }
            } else if !comparison.matches(pair.0, pair.1) {
                return "\(key): \(value) instead of \(expected)"
            }
        }
        return nil
    }

    private static func read(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            var result: JSONObject = [:]
            for (key, value) in object {
                let text = key == "content" && object["type"] == "tool_result" ? value.stringValue : nil
                result[key] = text.flatMap { try? JSONValue(json: Array($0.utf8)) } ?? read(value)
            }
            return .object(result)
        case .array(let values): return .array(values.map(read))
        default: return value
        }
    }

    private static func headers(_ headers: [String: String]) -> [String: Set<Substring>] {
        var result: [String: Set<Substring>] = [:]
        for (name, value) in headers { result[name] = Set(value.split(separator: ",")) }
        return result
    }

    private static func headers(_ headers: JSONValue?) -> [String: Set<Substring>] {
        var result: [String: String] = [:]
        for (name, value) in headers?.objectValue ?? [:] { result[name] = value.stringValue }
        return self.headers(result)
    }
}

extension ProviderCase {
    func anthropicRequest(_ client: ClientVersion) throws -> ModelRequest {
        try ConversationCase(document, client: client).request(for: .anthropicMessages, named: "anthropic")
    }
}

extension ModelRequest.Omission {
    /// Whether the SDK leaves the same out without a warning.
    fileprivate var isSilentInSDK: Bool {
        ["file", "reasoning-file", "custom"].contains(what) || reason.contains("Anthropic takes none without")
    }
}
