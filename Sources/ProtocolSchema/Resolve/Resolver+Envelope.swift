extension Resolver {
    /// Resolves the object around the events, and the keys in it that events are written under.
    mutating func resolveEnvelope() -> TransportModel.Envelope? {
        let envelope = writtenEnvelope()
        for written in document.events {
            guard let key = written.envelope, let index = eventIDs[written.name.value] else { continue }
            events[index].envelopeKey = checked(key, of: written, in: envelope)
        }
        return envelope
    }

    private mutating func writtenEnvelope() -> TransportModel.Envelope? {
        guard let transport = document.transport, let payload = transport.payload else { return nil }
        for key in transport.payloadAlternatives where key.value == payload.value {
            report(
                .duplicateName,
                "'\(key.value)' is the payload's key already",
                at: key.range,
                notes: [.init("the first is here", at: payload.range)]
            )
        }
        let alternatives = transport.payloadAlternatives.map(\.value).filter { $0 != payload.value }
        let structure = SchemaStruct(
            fields: transport.envelopeFields,
            includes: [],
            states: [],
            range: transport.range
        )
        let fields = fields(
            of: structure,
            owner: Owner(
                subject: "the envelope",
                name: "envelope",
                place: .fields("transport.envelope.fields"),
                swiftName: "Envelope"
            ),
            reservedWires: [payload.value] + alternatives,
            besides: ["event"]
        )
        return TransportModel.Envelope(
            payload: payload.value,
            alternatives: alternatives,
            fields: fields.map(spelled)
        )
    }

    /// Returns the key that an event is written under, unless it is the payload's; nil after reporting that there is no such key.
    private mutating func checked(
        _ key: Located<String>,
        of event: SchemaEvent,
        in envelope: TransportModel.Envelope?
    ) -> String? {
        guard base == nil else {
            report(.invalidExtension, "'envelope' belongs to the base; an extension cannot change it", at: key.range)
            return nil
        }
        guard let envelope else {
            report(
                .invalidValue,
                "event '\(event.name.value)' is under a key of an envelope, but 'transport' has none",
                at: key.range,
                notes: [.init("'transport: { envelope: { payload: …, or: [\(key.value)] } }' declares the key")]
            )
            return nil
        }
        guard envelope.keys.contains(key.value) else {
            let suggestion = nearest(to: key.value, among: envelope.keys).map { "; did you mean '\($0)'?" } ?? ""
            report(
                .invalidValue,
                "no event is under '\(key.value)' in the envelope\(suggestion)",
                at: key.range,
                notes: [
                    .init("'payload' and 'or' of the envelope have the keys \(envelope.keys.joined(separator: ", "))")
                ]
            )
            return nil
        }
        return key.value == envelope.payload ? nil : key.value
    }
}
