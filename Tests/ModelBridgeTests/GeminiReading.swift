import ModelProviders
import ProtocolSupport

@testable import ModelBridge

/// Reads events of Gemini that are given as text.
struct GeminiReading {
    private var reader: GeminiReader

    init(tools: [ModelTool] = []) {
        reader = GeminiReader(ModelReaderSettings(tools: tools) { "made" })
    }

    /// The parts of a response that has these events, without its last word.
    func parts(_ events: String...) throws -> [ModelPart] { try all(events).dropLast() }

    /// The parts of a response that has these parts, each in a chunk of its own, without its last word.
    func parts(of content: String...) throws -> [ModelPart] {
        try all(content.map { Self.chunk(parts: $0) }).dropLast()
    }

    /// The last word of a response that has these events.
    func finish(_ events: String...) throws -> ModelFinish? {
        guard case .finish(let finish) = try all(events).last else { return nil }
        return finish
    }

    private func all(_ events: [String]) throws -> [ModelPart] {
        var reader = reader
        var parts: [ModelPart] = []
        for event in events { reader.read(try GeminiStream.Event(json: event), into: &parts) }
        reader.finish(into: &parts)
        return parts
    }

    /// A chunk with these parts.
    static func chunk(parts: String) -> String { #"{"candidates":[{"content":{"parts":[\#(parts)]}}]}"# }

    /// A chunk with this reason.
    static func end(_ reason: String) -> String { #"{"candidates":[{"finishReason":"\#(reason)"}]}"# }
}
