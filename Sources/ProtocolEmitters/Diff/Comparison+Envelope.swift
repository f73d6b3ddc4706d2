import ProtocolSchema

extension Comparison {
    /// The changes of the keys that may hold the event, besides that of the payload.
    func alternativeChanges(_ old: TransportModel.Envelope, _ new: TransportModel.Envelope) -> [Change] {
        let fine = Verdict.fine(Reason.noName)
        let removed = old.alternatives.filter { !new.alternatives.contains($0) }.map { key in
            change(
                .transport,
                .removed,
                "envelope key " + key,
                wire: .fine("Old clients look for an event in one place more."),
                swift: fine
            )
        }
        let added = new.alternatives.filter { !old.keys.contains($0) }.map { key in
            change(
                .transport,
                .added,
                "envelope key " + key,
                wire: .breaks("Old clients do not look for an event there."),
                swift: fine
            )
        }
        return removed + added
    }

    /// What it means to old clients that an event is written under another key of the envelope.
    func verdict(onEnvelopeKey key: String) -> Verdict {
        old.transport.envelope?.keys.contains(key) == true
            ? .fine("Old clients look for events under both keys.")
            : .breaks("Old clients do not look for an event there.")
    }

    /// The key of the envelope that an event is written under; nil if there is no envelope.
    func envelopeKey(of event: EventModel, in model: ProtocolModel) -> String? {
        event.envelopeKey ?? model.transport.envelope?.payload
    }
}
