import ModelProviders
import ProtocolSupport
import Testing

/// Whether the schema of Anthropic's Messages knows all that the AI SDK sends and reads.
struct AnthropicSchemaTests {
    @Test(arguments: RequestCorpusTests.cases)
    func `A request of the SDK is read with all its keys, and written as it came`(_ recorded: ProviderCase) throws {
        for (name, _) in RelayCorpusTests.versions {
            guard let body = recorded.merged(for: name)["requests"]?["anthropic"]?["body"] else { continue }
            let request = try AnthropicMessagesStream.MessageRequest(json: body.json())
            #expect(try JSONValue(json: request.json()) == body)
            #expect(Unknown.paths(in: request) == [])
        }
    }

    /// Cases whose events have what the API does not.
    private static let odd: Set<String> = ["json-broken", "nulls", "unknown-event-type", "unknown-fields"]

    @Test(arguments: ProviderCase.all(of: "anthropic").filter { !odd.contains($0.name) })
    func `An event is read with all its keys, and written as it came`(_ recorded: ProviderCase) throws {
        for line in recorded.body.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let text = String(decoding: line, as: UTF8.self)
            guard text.hasPrefix("data:"), !text.hasSuffix("[DONE]") else { continue }
            let json = String(text.dropFirst("data:".count))
            let event = try AnthropicMessagesStream.Event(json: json)
            #expect(try JSONValue(json: event.json()) == JSONValue(json: json))
            // Null is kept among the unknown keys, so that it is written again.
            #expect(Unknown.paths(in: event) == [])
        }
    }

    @Test func `Keys and types that the schema does not know are found`() throws {
        let json = #"""
            {"type":"message_start","message":{"usage":{"stars":1},"content":[{"type":"text","text":"","glow":2},{"type":"sparkle"}]}}
            """#
        let event = try AnthropicMessagesStream.Event(json: json)
        #expect(Unknown.paths(in: event).count == 3)
    }
}

/// The parts of a value that its type keeps without knowing them.
enum Unknown {
    static func paths(in value: Any, at path: String = "") -> [String] {
        switch value {
        case let value as UnrecognizedValue: return ["\(path): \(value.value)"]
        case let fields as AdditionalFields:
            return fields.object.filter { !$0.value.isNull }.map { "\(path).\($0.key)" }
        case is JSONValue, is JSONObject: return []
        default:
            return Mirror(reflecting: value).children.flatMap { child in
                paths(in: child.value, at: "\(path).\(child.label ?? "")")
            }
        }
    }
}
