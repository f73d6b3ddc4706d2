import GeneratedProtocol
@_spi(Generated) import ProtocolSupport
import StreamRuntime

/// A piece of text or reasoning that says nothing else, as nearly all events of a stream are.
struct PlainDelta {
    /// The kind of part that the piece belongs to.
    enum Kind {
        case text
        case reasoning
    }

    var kind: Kind
    var id: String
    var text: String
    var edges = SplitPair.Edges()

    /// Reads an event where it stands; nil if it must be looked at more closely, be it another one or wrong.
    init?(_ json: ArraySlice<UInt8>) {
        // Safe: the reader lives as long as the closure.
        let delta = json.withUnsafeBytes { bytes in
            var reader = JSONReader(bytes)
            return try? Self.read(&reader)
        }
        guard let delta else { return nil }
        self.init(kind: delta.kind, id: delta.id, text: delta.text)
        // Only an escape can say half a surrogate pair.
        if delta.hasEscapes { edges = SplitPair.edges(of: "delta", in: json) }
    }

    /// Looks at an event that was decoded.
    init?(_ event: UIMessageStream.Event) {
        switch event {
        case .textDelta(let event) where event.providerMetadata == nil:
            self.init(kind: .text, id: event.id, text: event.delta)
        case .reasoningDelta(let event) where event.providerMetadata == nil:
            self.init(kind: .reasoning, id: event.id, text: event.delta)
        default: return nil
        }
    }

    private init(kind: Kind, id: String, text: String) {
        self.kind = kind
        self.id = id
        self.text = text
    }

    /// The delta as an event.
    var event: UIMessageStream.Event {
        switch kind {
        case .text: .textDelta(.init(id: id, delta: text))
        case .reasoning: .reasoningDelta(.init(id: id, delta: text))
        }
    }

    private static func read(
        _ reader: inout JSONReader
    ) throws(JSONDecodingError) -> (kind: Kind, id: String, text: String, hasEscapes: Bool)? {
        var kind: Kind?
        var id: String?
        var text: String?
        var size = 0
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "type":
                kind = try readKind(&reader)
                if kind == nil { return nil }
            case "id": id = try reader.string()
            case "delta":
                let begin = reader.offset
                text = try reader.string()
                size = reader.offset - begin
            default: return nil
            }
        }
        try reader.finish()
        guard let kind, let id, let text else { return nil }
        return (kind, id, text, size != text.utf8.count + 2)
    }

    private static func readKind(_ reader: inout JSONReader) throws(JSONDecodingError) -> Kind? {
        let begin = reader
        if try reader.isString("text-delta") { return .text }
        reader = begin
        return try reader.isString("reasoning-delta") ? .reasoning : nil
    }
}
