import ModelProviders
import ProtocolSupport
import Testing

/// Breaks recorded streams in ways in which servers and networks break them, and expects each to be found.
@Suite struct MutilationTests {
    /// A change of a stream; frames are counted from 0.
    enum Mutilation: Sendable, CustomTestStringConvertible {
        /// A frame is lost.
        case dropped(Int)
        /// A frame comes twice.
        case doubled(Int)
        /// A frame and the next one change places.
        case swapped(Int)
        /// The stream ends before a frame.
        case cut(Int)
        /// A frame comes again at the end.
        case repeatedAtEnd(Int)
        /// A frame comes again before another.
        case repeated(Int, before: Int)
        /// A text in a frame is another.
        case changed(Int, String, String)

        var testDescription: String { "\(self)" }

        func callAsFunction(_ frames: [String]) throws -> [String] {
            var frames = frames
            switch self {
            case .dropped(let index): frames.remove(at: index)
            case .doubled(let index): frames.insert(frames[index], at: index)
            case .swapped(let index): frames.swapAt(index, index + 1)
            case .cut(let index): frames.removeSubrange(index...)
            case .repeatedAtEnd(let index): frames.append(frames[index])
            case .repeated(let index, let place): frames.insert(frames[index], at: place)
            case .changed(let index, let old, let new):
                try #require(frames[index].contains(old))
                frames[index] = frames[index].replacing(old, with: new)
            }
            return frames
        }
    }

    /// A recording, and changes that break it.
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let mutilations: [Mutilation]

        var testDescription: String { name }
    }

    @Test("a broken stream is found", arguments: rows)
    func isFound(_ row: Row) throws {
        let recording = try Recording.named(row.name)
        let text = String(decoding: try recording.bytes(), as: UTF8.self)
        let separator = row.name.hasSuffix(".jsonl") ? "\n" : "\n\n"
        let frames = text.split(separator: separator).map(String.init)
        #expect(row.mutilations.count >= 6)
        for mutilation in row.mutilations {
            let broken = try mutilation(frames).joined(separator: separator) + separator
            #expect(try recording.read(Array(broken.utf8)).violations != [], "\(mutilation)")
        }
    }

    static let rows: [Row] = [
        Row(
            name: "anthropic-messages/answer.sse",
            mutilations: [
                .dropped(0), .dropped(2), .dropped(21), .doubled(7), .doubled(9), .swapped(2), .cut(20), .cut(30),
                .repeatedAtEnd(8), .changed(8, #""index":1"#, #""index":7"#),
            ]
        ),
        // The chunks of a text can be told apart only by their reason to stop, so a lost one cannot be found.
        Row(
            name: "openai-chat/text.sse",
            mutilations: [
                .dropped(4), .swapped(3), .cut(3), .repeated(1, before: 6),
                .changed(4, #""finish_reason":"stop""#, #""finish_reason":null"#),
                .changed(5, #""choices":[]"#, #""choices":[{"index":0,"delta":{"content":"more"}}]"#),
            ]
        ),
        Row(
            name: "openai-responses/answer.sse",
            mutilations: [
                .dropped(0), .dropped(8), .doubled(9), .swapped(14), .cut(20), .repeatedAtEnd(10),
                .changed(11, #""output_index":1"#, #""output_index":7"#),
                .changed(11, #""content_index":0"#, #""content_index":2"#),
            ]
        ),
        Row(
            name: "google-gemini/answer.sse",
            mutilations: [
                .dropped(5), .swapped(4), .cut(4), .repeatedAtEnd(1), .repeatedAtEnd(3),
                .changed(5, #""finishReason":"STOP","#, ""),
            ]
        ),
        Row(
            name: "bedrock-converse/answer.jsonl",
            mutilations: [
                .dropped(0), .dropped(12), .doubled(3), .swapped(0), .cut(10), .repeatedAtEnd(4),
                .changed(5, #""contentBlockIndex":1"#, #""contentBlockIndex":0"#),
            ]
        ),
        Row(
            name: "ollama/answer.jsonl",
            mutilations: [
                .dropped(4), .doubled(4), .swapped(3), .cut(2), .repeatedAtEnd(0),
                .changed(4, #""done":true"#, #""done":false"#),
            ]
        ),
        Row(
            name: "langgraph/run.sse",
            mutilations: [
                .dropped(0), .doubled(0), .swapped(0), .dropped(15), .swapped(14), .cut(9), .repeatedAtEnd(1),
            ]
        ),
        Row(
            name: "a2a/task.sse",
            mutilations: [
                .dropped(3), .doubled(3), .swapped(2), .cut(2), .repeatedAtEnd(2),
                .changed(3, #""final":true"#, #""final":false"#),
            ]
        ),
        Row(
            name: "mcp/session.sse",
            mutilations: [
                .dropped(0), .doubled(1), .swapped(0), .repeatedAtEnd(4), .dropped(5),
                .changed(8, #""id":1"#, #""id":"1""#),
            ]
        ),
    ]
}
