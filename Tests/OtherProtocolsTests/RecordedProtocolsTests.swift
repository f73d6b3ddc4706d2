import ModelProviders
import ProtocolEmitters
import ProtocolSchema
import ProtocolSupport
import Testing

/// Reads recorded streams of protocols of other people, written from their public documentation.
@Suite struct RecordedProtocolsTests {
    @Test("a recorded stream is read without loss, and follows the rules", arguments: Recording.all)
    func isRead(_ recording: Recording) throws {
        let read = try recording.read(recording.bytes())
        #expect(!read.events.isEmpty)
        for event in read.events { #expect(event.written == event.recorded) }
        #expect(read.violations == [])
    }

    @Test("a recorded stream may arrive in pieces of any size", arguments: Recording.all)
    func arrivesInPieces(_ recording: Recording) throws {
        let bytes = try recording.bytes()
        let whole = try recording.read(bytes)
        for size in [1, 7, 61] { #expect(try recording.read(bytes, inPiecesOf: size) == whole, "\(size)") }
    }

    @Test(
        "an event that a schema does not know has its name",
        arguments: [
            ("openai-responses/answer.sse", ["response.sparkle.delta"]),
            ("langgraph/run.sse", ["weather"]),
            ("mcp/session.sse", ["notifications/weather"]),
            ("google-gemini/answer.sse", []),
        ]
    )
    func unknownEvents(_ name: String, _ expected: [String]) throws {
        let recording = try Recording.named(name)
        #expect(try recording.read(recording.bytes()).unrecognized == expected)
    }

    @Test(
        "a sample of every event comes back unchanged, with all fields and with the required ones",
        arguments: Sampled.all
    )
    func samples(_ sampled: Sampled) throws {
        let model = try Sample.model(sampled.name)
        for coverage in [SampleValues.Coverage.all, .required, .random(seed: 1), .random(seed: 2)] {
            let samples = SampleValues(model, coverage: coverage)
            for index in model.events.indices {
                let json = JSONPrinter.compact(samples.event(index))
                try sampled.check(json, kind: index)
            }
        }
    }
}

/// A protocol whose events are made up from its schema.
struct Sampled: Sendable, CustomTestStringConvertible {
    /// The name of the schema's file.
    let name: String
    private let roundTrip: @Sendable (String) throws -> (kind: Int?, written: JSONValue)

    var testDescription: String { name }

    init<Stream: StreamProtocol>(_ name: String, as stream: Stream.Type) {
        self.name = name
        roundTrip = { json in
            let event = try Stream.Event(json: json)
            return (event.kind, try JSONValue(json: event.json()))
        }
    }

    /// Checks that the event is read as what it is, and written as it came.
    func check(_ json: String, kind: Int) throws {
        let (found, written) = try roundTrip(json)
        #expect(found == kind, "\(json)")
        #expect(written == (try JSONValue(json: json)))
    }

    static let all = [
        Sampled("anthropic-messages", as: AnthropicMessagesStream.self),
        Sampled("openai-chat", as: OpenAIChatStream.self), Sampled("openai-responses", as: OpenAIResponsesStream.self),
        Sampled("google-gemini", as: GeminiStream.self), Sampled("bedrock-converse", as: BedrockConverse.self),
        Sampled("ollama", as: OllamaChat.self), Sampled("langgraph", as: LangGraph.self),
        Sampled("a2a", as: AgentToAgent.self), Sampled("mcp", as: ModelContext.self),
        Sampled("pilot-station", as: PilotStation.self),
    ]
}
