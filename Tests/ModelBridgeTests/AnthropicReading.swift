import ModelProviders
import ProtocolSupport

@testable import ModelBridge

/// Reads events of Anthropic's Messages that are given as text.
struct AnthropicReading {
    private var reader: AnthropicMessagesReader

    init(_ settings: ModelReaderSettings = ModelReaderSettings()) {
        reader = AnthropicMessagesReader(settings)
    }

    /// The parts of a response that has these events.
    func parts(_ events: [String]) throws -> [ModelPart] {
        var reader = reader
        var parts: [ModelPart] = []
        for event in events { reader.read(try AnthropicMessagesStream.Event(json: event), into: &parts) }
        reader.finish(into: &parts)
        return parts
    }
}

extension AnthropicReading {
    static let start = #"{"type":"message_start","message":{"usage":{"input_tokens":1}}}"#

    /// The parts of a message with one block that has these deltas.
    func parts(of block: String, deltas: [String] = []) throws -> [ModelPart] {
        let start = #"{"type":"content_block_start","index":0,"content_block":\#(block)}"#
        let deltas = deltas.map { #"{"type":"content_block_delta","index":0,"delta":\#($0)}"# }
        let stop = #"{"type":"content_block_stop","index":0}"#
        return Array(try parts([Self.start, start] + deltas + [stop]).dropFirst())
    }
}
