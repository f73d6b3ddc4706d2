import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

// Text and reasoning, whose ids are apart.
extension MessageReducer {
    mutating func startText(_ event: UIMessageStream.TextStart) -> Outcome {
        openText[UTF8Text(event.id)] = OpenPart(place: current.parts.count)
        return publish(.text(.init(text: "", state: .streaming, providerMetadata: event.providerMetadata)))
    }

    mutating func growText(
        _ event: UIMessageStream.TextDelta,
        _ edges: SplitPair.Edges
    ) throws(ReductionError) -> Outcome {
        guard let open = openText[UTF8Text(event.id)] else { return try notOpen(event.id, "text-delta") }
        withText(at: open.place) { part in
            Self.append(event.delta, edges, after: open.high, to: &part.text)
            part.providerMetadata = event.providerMetadata ?? part.providerMetadata
        }
        if open.high != edges.high, !event.delta.isEmpty { openText[UTF8Text(event.id)]?.high = edges.high }
        if open.high == nil, edges.isEmpty { growth = Growth(kind: .text, id: event.id, place: open.place) }
        return .published
    }

    mutating func endText(_ event: UIMessageStream.TextEnd) throws(ReductionError) -> Outcome {
        guard let open = openText[UTF8Text(event.id)] else { return try notOpen(event.id, "text-end") }
        withText(at: open.place) { part in
            part.state = .done
            part.providerMetadata = event.providerMetadata ?? part.providerMetadata
        }
        if isForgotten(event.id) { openText[UTF8Text(event.id)] = nil }
        return .published
    }

    mutating func startReasoning(_ event: UIMessageStream.ReasoningStart) -> Outcome {
        openReasoning[UTF8Text(event.id)] = OpenPart(place: current.parts.count)
        let part = UIMessageStream.ReasoningPart(
            text: "",
            state: .streaming,
            providerMetadata: event.providerMetadata,
            id: rules.keepsReasoningIDs ? event.id : nil
        )
        return publish(.reasoning(part))
    }

    mutating func growReasoning(
        _ event: UIMessageStream.ReasoningDelta,
        _ edges: SplitPair.Edges
    ) throws(ReductionError) -> Outcome {
        guard let open = openReasoning[UTF8Text(event.id)] else { return try notOpen(event.id, "reasoning-delta") }
        withReasoning(at: open.place) { part in
            Self.append(event.delta, edges, after: open.high, to: &part.text)
            part.providerMetadata = event.providerMetadata ?? part.providerMetadata
        }
        if open.high != edges.high, !event.delta.isEmpty { openReasoning[UTF8Text(event.id)]?.high = edges.high }
        if open.high == nil, edges.isEmpty { growth = Growth(kind: .reasoning, id: event.id, place: open.place) }
        return .published
    }

    mutating func endReasoning(_ event: UIMessageStream.ReasoningEnd) throws(ReductionError) -> Outcome {
        guard let open = openReasoning[UTF8Text(event.id)] else { return try notOpen(event.id, "reasoning-end") }
        withReasoning(at: open.place) { part in
            part.state = .done
            part.providerMetadata = event.providerMetadata ?? part.providerMetadata
        }
        if isForgotten(event.id) { openReasoning[UTF8Text(event.id)] = nil }
        return .published
    }

    /// Handles a delta or an end whose part is not open: it fails, unless every object of the client has such a part.
    private mutating func notOpen(_ id: String, _ event: String) throws(ReductionError) -> Outcome {
        guard rules.inherits(id) else { throw ReductionError(event: event, id: id, rule: .partNotOpen) }
        noteInherited(id)
        return .published
    }

    /// Notes that the client takes what it inherits under that id for a part or for input, and writes to it.
    ///
    /// Under one id that is the object from which all others inherit.
    mutating func noteInherited(_ id: String) {
        if UTF8Text.areSame(id, ClientRules.prototypeName) { hasChangedPrototype = true }
    }

    /// Whether a part that has ended is forgotten: the first clients could not let go of one id.
    private func isForgotten(_ id: String) -> Bool {
        rules.hasPrototypeLessIDs || !UTF8Text.areSame(id, ClientRules.prototypeName)
    }

    // In both, the part is taken out of the array first: a text with one owner grows in place.
    mutating func withText(at place: Int, _ body: (inout UIMessageStream.TextPart) -> Void) {
        guard case .text(var part) = current.parts[place] else { return }
        current.parts[place] = .stepStart(UIMessageStream.StepStartPart())
        body(&part)
        current.parts[place] = .text(part)
    }

    mutating func withReasoning(at place: Int, _ body: (inout UIMessageStream.ReasoningPart) -> Void) {
        guard case .reasoning(var part) = current.parts[place] else { return }
        current.parts[place] = .stepStart(UIMessageStream.StepStartPart())
        body(&part)
        current.parts[place] = .reasoning(part)
    }

    /// Appends a delta; half a pair at the end of the text is shown as a replacement character.
    private static func append(
        _ delta: String,
        _ edges: SplitPair.Edges,
        after high: UInt16?,
        to text: inout String
    ) {
        guard let high, let low = edges.low else {
            text.append(delta)
            return
        }
        text.unicodeScalars.removeLast()
        text.append(SplitPair.join(high, low))
        text.append(String(delta.unicodeScalars.dropFirst()))
    }
}
