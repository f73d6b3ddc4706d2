import ProtocolSchema

extension Lowering {
    /// The key of the envelope that an event is written under; nil if all are under that of the payload.
    func envelopeKey() -> Declaration? {
        let events = model.events.filter { $0.envelopeKey != nil }
        guard !events.isEmpty else { return nil }
        var body = Code("switch self {")
        for event in events {
            guard let key = event.envelopeKey else { continue }
            body.branch("case .\(event.caseName)", SwiftLiteral.string(key))
        }
        body.line("default: nil")
        body.line("}")
        return property(
            "envelopeKey",
            "String?",
            "The key of the envelope that the event is written under; nil for that of the payload.",
            body
        )
    }
}
