import ModelProviders
import ProtocolSupport

@testable import ModelBridge

/// Reads events of OpenAI's Responses that are given as text.
struct OpenAIResponsesReading {
    private let reader: OpenAIResponsesReader

    init(_ settings: ModelReaderSettings = ModelReaderSettings(makeID: { "made" })) {
        reader = OpenAIResponsesReader(settings)
    }

    /// The parts of a response that has these events.
    func parts(_ events: [String]) throws -> [ModelPart] {
        var reader = reader
        var parts: [ModelPart] = []
        for event in events { reader.read(try OpenAIResponsesStream.Event(json: event), into: &parts) }
        reader.finish(into: &parts)
        return parts
    }

    /// The parts before the last one, which says why the response ended.
    func output(_ events: [String]) throws -> [ModelPart] { try parts(events).dropLast() }
}

extension OpenAIResponsesReading {
    static func added(_ item: String, at place: Int = 0) -> String {
        #"{"type":"response.output_item.added","output_index":\#(place),"item":{\#(item)}}"#
    }

    static func done(_ item: String, at place: Int = 0) -> String {
        #"{"type":"response.output_item.done","output_index":\#(place),"item":{\#(item)}}"#
    }

    static func text(_ delta: String, item: String = "m", at place: Int = 0) -> String {
        #"{"type":"response.output_text.delta","output_index":\#(place),"content_index":0,"item_id":"\#(item)","#
            + #""delta":"\#(delta)"}"#
    }
}
