import ModelProviders
import ProtocolSupport
import Testing

/// Whether the types of the protocol hold every recorded request to OpenAI's Responses.
struct OpenAIResponsesRequestTests {
    private static let bodies = ProviderCase.all(of: "requests").flatMap { recorded in
        ["6.0.264", "7.0.77"].compactMap { version -> Body? in
            guard let request = recorded.merged(for: version)["requests"]?["openai-responses"],
                let json = request["body"]
            else { return nil }
            return Body(name: "\(recorded.name), \(version)", json: json)
        }
    }

    struct Body: Sendable, CustomTestStringConvertible {
        let name: String
        let json: JSONValue
        var testDescription: String { name }
    }

    @Test func `There are recorded requests`() {
        #expect(Self.bodies.count > 200)
    }

    @Test(arguments: bodies)
    func `A request is read without loss, and nothing in it is unknown`(_ body: Body) throws {
        let request = try OpenAIResponsesStream.ResponseRequest(json: body.json.description)
        #expect(try JSONValue(json: request.json()) == body.json)
        #expect(request.additionalFields.isEmpty)
        guard case .list(let items) = request.input else {
            Issue.record("the input is not a list")
            return
        }
        for item in items {
            if case .unrecognized(let item) = item { Issue.record("\(item.value)") }
            guard case .plainMessage(let message) = item, case .list(let parts) = message.content else { continue }
            for case .unrecognized(let part) in parts { Issue.record("\(part.value)") }
        }
        for case .unrecognized(let tool) in request.tools ?? [] { Issue.record("\(tool.value)") }
    }
}
