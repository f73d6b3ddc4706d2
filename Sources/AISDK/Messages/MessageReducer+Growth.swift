import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

// Most events continue the part that the event before has continued. Taking a part out of the message for each costs more
// than the text, so what such events bring is gathered beside the message.
extension MessageReducer {
    /// The growth of a part.
    struct Growth: Sendable {
        var kind: PlainDelta.Kind
        var id: String
        var place: Int
        var text = ""
    }

    /// Takes a delta if it continues what grew last; false if it must be taken in the ordinary way.
    mutating func grow(by delta: PlainDelta) -> Bool {
        guard growth?.kind == delta.kind, delta.edges.isEmpty, let id = growth?.id, UTF8Text.areSame(id, delta.id)
        else {
            return false
        }
        // In place, so that the text has one owner and is not copied.
        growth?.text.append(delta.text)
        return true
    }

    /// Puts into the message what was gathered.
    mutating func settleGrowth() {
        guard let gathered = growth else { return }
        growth = nil
        guard !gathered.text.isEmpty else { return }
        switch gathered.kind {
        case .text: withText(at: gathered.place) { $0.text.append(gathered.text) }
        case .reasoning: withReasoning(at: gathered.place) { $0.text.append(gathered.text) }
        }
    }
}
