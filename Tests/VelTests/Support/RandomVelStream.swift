import ProtocolSupport
import Vel

/// Generates events of a Vel stream in random order; the same seed gives the same events.
struct RandomVelStream: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    func events(count: Int) -> [VelStream.Event] {
        var copy = self
        return (0..<count).map { _ in copy.event() }
    }

    private mutating func event() -> VelStream.Event {
        let id = ["a", "b", "c"].randomElement(using: &self) ?? "a"
        let text = ["", " ", "tide", "é\u{2028}", "\"\\\n"].randomElement(using: &self) ?? ""
        // Python accepts any key, but a client in JavaScript does not.
        let values: [JSONValue] = [
            .string(text), ["__proto__": 1], [["constructor": nil]], ["constructor": ["prototype": 1]],
        ]
        let value = values.randomElement(using: &self) ?? nil
        let choices: [VelStream.Event] = [
            .start(messageID: id), .responseMetadata(.init(id: text, additionalFields: ["usage": .null])),
            .finishMessage(finishReason: .toolCalls),
            .startStep(), .finishStep(), .textStart(id: id), .textDelta(id: id, delta: text), .textEnd(id: id),
            .reasoningStart(id: id), .reasoningDelta(id: id, delta: text), .reasoningEnd(id: id),
            .toolInputStart(toolCallID: id, toolName: "t"), .toolInputDelta(toolCallID: id, inputTextDelta: text),
            .toolInputAvailable(toolCallID: id, toolName: "t", input: value),
            .toolOutputAvailable(toolCallID: id, output: value),
            .toolOutputError(toolCallID: id, errorText: text),
            .data(name: id, data: value, transient: Bool.random(using: &self)),
            .source(sources: [.init(type: .web, url: "https://a.example")]),
            .file(content: "aGk=", name: "n", mimeType: "text/plain"),
        ]
        // Endings are rare, so that most streams have several events.
        if UInt8.random(in: 0...99, using: &self) == 0 { return .error(error: text) }
        if UInt8.random(in: 0...99, using: &self) == 0 { return .abort(reason: text) }
        return choices.randomElement(using: &self) ?? .finish()
    }
}
