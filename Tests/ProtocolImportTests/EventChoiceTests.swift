import ProtocolImport
import ProtocolSchema
import Testing

@Suite struct EventChoiceTests {
    private static let document = """
        openapi: 3.1.0
        paths:
          /stream: { get: { responses: { "200": { content: { application/x-ndjson: { schema: { $ref: "#/components/schemas/Small" } } } } } } }
        components:
          schemas:
            Large: { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }] }
            LogEvent: { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/C" }] }
            Small: { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }] }
            A: { type: object, properties: { kind: { const: a } } }
            B: { type: object, properties: { kind: { const: b } } }
            C: { type: object, properties: { kind: { const: c } } }
        """

    @Test(
        "the events are those of a stream, those whose name says so, or those with most alternatives",
        arguments: [
            (document, ["  a: {}", "  b: {}"], "took 'Small' for the events, because a response is a stream of it"),
            (
                document.replacing("x-ndjson", with: "json"), ["  a: {}", "  c: {}"],
                "took 'LogEvent' for the events, because its name says so"
            ),
            (
                document.replacing("x-ndjson", with: "json").replacing("LogEvent", with: "Log"),
                ["  a: {}", "  b: {}", "  c: {}"], "took 'Large' for the events, because it has the most alternatives"
            ),
        ]
    )
    func theBestCandidateWins(_ document: String, events: [String], message: String) throws {
        let result = try ImportCase.imported(document)
        let section = try #require(result.text.split(separator: "\nevents:").last)
        #expect(section.split(separator: "\n").map(String.init) == events)
        #expect(result.messages[0].hasPrefix(message))
        #expect(result.messages[1].hasPrefix("possible too, with --events: "))
    }

    @Test func theFramingOfTheStreamIsKept() throws {
        #expect(try ImportCase.imported(Self.document).text.contains("transport: { framing: json-lines }"))
    }

    @Test func theUserHasTheLastWord() throws {
        let result = try ImportCase.imported(Self.document, options: .init(protocolName: "Mine", events: "Large"))
        #expect(result.text.contains("protocol: Mine\n"))
        #expect(
            result.messages[0].hasPrefix(
                "took 'Large' for the events, because you named it: 3 events, told apart by 'kind'"
            )
        )
    }
}
