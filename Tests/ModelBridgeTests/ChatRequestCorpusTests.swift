import AISDK
import ModelBridge
import ModelProviders
import ProtocolSupport
import StreamInspection
import Testing

/// Whether recorded conversations become the requests of Chat Completions that the AI SDK sends.
struct ChatRequestCorpusTests {
    static let apis: [(name: String, api: ModelAPI)] = [
        ("openai-chat", .openAIChat), ("openai-compatible", .openAICompatible(provider: "compat")),
    ]

    @Test(arguments: RequestCorpusTests.cases, apis)
    func `A conversation becomes the SDK's request`(
        _ recorded: ProviderCase,
        _ api: (name: String, api: ModelAPI)
    ) throws {
        let deviation = ChatRequestDeviation.all.first { $0.cases.contains(recorded.name) && $0.holds(for: api.name) }
        var deviates = false
        for (version, client) in RelayCorpusTests.versions {
            let outcome = recorded.merged(for: version)
            let place = Comment(rawValue: "\(recorded.name), \(api.name), \(version)")
            guard let request = outcome["requests"]?[api.name] else {
                #expect(throws: (any Error).self, place) { try recorded.request(for: api, client) }
                continue
            }
            if request["downloads"] != nil {
                let error = #expect(throws: ModelRequestError.self, place) { try recorded.request(for: api, client) }
                #expect(error?.kind == .unsupported, place)
                continue
            }
            let ours = try recorded.request(for: api, client)
            var pair = ChatRequestPair(ours: ours.body, recorded: request["body"]?.objectValue ?? [:])
            if deviation?.level(&pair) == true { deviates = true }
            if let difference = pair.difference { Issue.record("\(place): \(difference)") }
            #expect("/v1\(ours.path)" == request["path"]?.stringValue, place)
            let headers = JSONObject(ours.headers.mapValues { .string($0) })
            #expect(headers == request["headers"]?.objectValue ?? [:], place)
            let warned = ours.omissions.filter { !$0.isSilentInSDK }
            #expect(warned.count == request["warnings"]?.arrayValue?.count ?? 0, "\(place): \(ours.omissions)")
        }
        #expect(deviates == (deviation != nil), "\(recorded.name), \(api.name)")
    }

    @Test(arguments: RequestCorpusTests.cases, apis)
    func `The schema of Chat Completions has every key of a body`(
        _ recorded: ProviderCase,
        _ api: (name: String, api: ModelAPI)
    ) throws {
        for (_, client) in RelayCorpusTests.versions {
            guard let request = try? recorded.request(for: api, client) else { continue }
            let body = JSONValue.object(request.body)
            let typed = try OpenAIChatStream.ChatRequest(json: body.json())
            #expect(try JSONValue(json: typed.json()) == body)
            #expect(!typed.messages.contains { if case .unrecognized = $0 { true } else { false } })
            guard recorded.name != "settings-compatible-options" else { continue }
            #expect(typed.additionalFields.isEmpty)
        }
    }
}

extension ProviderCase {
    fileprivate func request(for api: (name: String, api: ModelAPI), _ client: ClientVersion) throws -> ModelRequest {
        try ConversationCase(document, client: client).request(for: api.api, named: api.name)
    }
}

extension ModelRequest.Omission {
    /// Whether the SDK leaves the same out without a warning.
    fileprivate var isSilentInSDK: Bool {
        ["reasoning", "file", "reasoning-file", "custom"].contains(what) || what.hasPrefix("openai.")
    }
}

/// Our body and a recorded one.
struct ChatRequestPair {
    var ours: JSONObject
    var recorded: JSONObject

    /// What differs first; nil if nothing does.
    ///
    /// JSON in texts is compared as JSON.
    var difference: String? {
        var comparison = ChunkComparison()
        for key in ours.keys where recorded[key] == nil { return "\(key): \(ours[key] ?? .null) instead of nothing" }
        for (key, expected) in recorded {
            guard let value = ours[key] else { return "\(key): nothing instead of \(expected)" }
            if let values = value.arrayValue, let expected = expected.arrayValue {
                if let difference = comparison.difference(values.map(Self.read), expected.map(Self.read)) {
                    return "\(key), \(difference)"
                }
            } else if !comparison.matches(value, expected) {
                return "\(key): \(value) instead of \(expected)"
            }
        }
        return nil
    }

    var messages: (ours: [JSONValue], recorded: [JSONValue]) {
        (ours["messages"]?.arrayValue ?? [], recorded["messages"]?.arrayValue ?? [])
    }

    /// The message with the JSON in its texts as values.
    private static func read(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            var result: JSONObject = [:]
            let isOutput = object["role"] == "tool"
            for (key, value) in object {
                let isJSON = key == "arguments" || isOutput && key == "content"
                if isJSON, let text = value.stringValue, let json = try? JSONValue(json: Array(text.utf8)) {
                    result[key] = json
                } else {
                    result[key] = read(value)
                }
            }
            return .object(result)
        case .array(let values): return .array(values.map(read))
        default: return value
        }
    }
}
