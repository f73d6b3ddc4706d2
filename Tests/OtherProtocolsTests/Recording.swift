import Foundation
import ModelProviders
import ProtocolSupport
import StreamRuntime
import Testing

/// A recorded stream of a protocol of somebody else, and the protocol to read it as.
struct Recording: Sendable, CustomTestStringConvertible {
    /// What a reader gets from a stream.
    struct Read: Equatable {
        /// The events as they were in the stream, and as they are written back.
        var events: [(recorded: JSONValue, written: JSONValue)] = []
        /// The names of the events that the schema does not know.
        var unrecognized: [String] = []
        /// The rules that the stream breaks.
        var violations: [String] = []

        static func == (left: Read, right: Read) -> Bool {
            left.unrecognized == right.unrecognized && left.violations == right.violations
                && left.events.elementsEqual(right.events, by: ==)
        }
    }

    /// The folder of the protocol, and the file.
    let name: String
    private let reader: @Sendable ([UInt8], Int) throws -> Read

    var testDescription: String { name }

    init<Stream: StreamProtocol>(
        _ name: String,
        as stream: Stream.Type,
        framing: TransportTable.Framing? = nil
    ) {
        self.name = name
        reader = { bytes, size in try Self.read(bytes, inPiecesOf: size, as: stream, framing: framing) }
    }

    /// The bytes of the recording.
    func bytes() throws -> [UInt8] {
        Array(try Data(contentsOf: Sample.tests.appending(path: "Protocols/streams/\(name)")))
    }

    /// Reads a stream of the recording's protocol that arrives in pieces.
    func read(_ bytes: [UInt8], inPiecesOf size: Int = .max) throws -> Read { try reader(bytes, size) }

    private static func read<Stream: StreamProtocol>(
        _ bytes: [UInt8],
        inPiecesOf size: Int,
        as stream: Stream.Type,
        framing: TransportTable.Framing?
    ) throws -> Read {
        // What comes after the frame that ends the stream is judged as well.
        var options = ReadingOptions(readsPastDone: true)
        options.framing = framing
        var decoder = EventDecoder<Stream>(options)
        var read = Read()
        var rest = bytes[...]
        while !rest.isEmpty {
            decoder.append(rest.prefix(size))
            rest = rest.dropFirst(size)
            try drain(&decoder, into: &read)
        }
        decoder.finish()
        try drain(&decoder, into: &read)
        read.violations += decoder.violationsAtEnd.map(\.description)
        return read
    }

    private static func drain<Stream: StreamProtocol>(
        _ decoder: inout EventDecoder<Stream>,
        into read: inout Read
    ) throws {
        while let decoded = try decoder.next() {
            let recorded = try JSONValue(json: decoded.json)
            let isNamedByLine = Stream.discriminator == .eventLine
            let name = decoded.eventName ?? "message"
            read.events.append((isNamedByLine ? [name: recorded] : recorded, try JSONValue(json: decoded.event.json())))
            if decoded.event.kind == nil { read.unrecognized.append(decoded.event.type) }
            if let violation = decoded.violation { read.violations.append(violation.description) }
        }
    }
}

extension Recording {
    /// The recordings that follow the rules of their protocols.
    static let all: [Recording] = [
        Recording("anthropic-messages/answer.sse", as: AnthropicMessagesStream.self),
        Recording("anthropic-messages/failed.sse", as: AnthropicMessagesStream.self),
        Recording("openai-chat/text.sse", as: OpenAIChatStream.self),
        Recording("openai-chat/tools.sse", as: OpenAIChatStream.self),
        Recording("openai-chat/compatible.sse", as: OpenAIChatStream.self),
        Recording("openai-chat/failed.sse", as: OpenAIChatStream.self),
        Recording("openai-responses/answer.sse", as: OpenAIResponsesStream.self),
        Recording("openai-responses/failed.sse", as: OpenAIResponsesStream.self),
        Recording("google-gemini/answer.sse", as: GeminiStream.self),
        Recording("google-gemini/answer.json", as: GeminiStream.self, framing: .jsonArray),
        Recording("google-gemini/blocked.sse", as: GeminiStream.self),
        Recording("google-gemini/failed.sse", as: GeminiStream.self),
        Recording("bedrock-converse/answer.jsonl", as: BedrockConverse.self),
        Recording("bedrock-converse/failed.jsonl", as: BedrockConverse.self),
        Recording("ollama/answer.jsonl", as: OllamaChat.self),
        Recording("ollama/failed.jsonl", as: OllamaChat.self),
        Recording("langgraph/run.sse", as: LangGraph.self),
        Recording("langgraph/failed.sse", as: LangGraph.self),
        Recording("a2a/task.sse", as: AgentToAgent.self),
        Recording("a2a/message.sse", as: AgentToAgent.self),
        Recording("a2a/failed.sse", as: AgentToAgent.self),
        Recording("mcp/session.sse", as: ModelContext.self),
    ]

    /// The recording of a name.
    static func named(_ name: String) throws -> Recording {
        try #require(all.first { $0.name == name })
    }
}
