extension ProtocolModel {
    /// Decides the Swift spelling of every event and its fields on the wire.
    mutating func completeEvents() {
        for index in events.indices {
            let event = events[index]
            events[index].swiftType = declared(event.swiftName, isInherited: event.isInherited)
            guard let membership = event.membership else { continue }
            let fields = wireFields(of: event, membership)
            events[index].membership?.wireFields = fields
        }
    }

    /// The fields of a member: those of the event that carries it, with its payload in their place.
    private func wireFields(of event: EventModel, _ membership: EventModel.Membership) -> [FieldModel] {
        events[membership.family].fields.enumerated().compactMap { place, field in
            let source = carriers.data?.arguments.first { $0.field == place }?.source
            if source == .value(.payload), let payload = event.fields.first, field.value.resolved != .string {
                var payload = payload
                payload.name = field.name
                payload.wireName = field.wireName
                payload.swiftName = field.swiftName
                return payload
            }
            if field.constant != nil { return field }
            guard let presence = presence(of: source, membership) else { return nil }
            var field = field
            field.presence = presence
            return field
        }
    }

    /// The presence of a field in a member; nil if the member does not have it.
    private func presence(
        of source: CarriersModel.Carrier.Argument.Source?,
        _ membership: EventModel.Membership
    ) -> FieldModel.Presence? {
        switch (source, membership.id, membership.transient) {
        case (.value(.id), .always, _), (.value(.payload), _, _): .required
        case (.value(.id), .optional, _), (.value(.isTransient), _, .optional): .optional
        case (.value(.isTransient), _, .always): .constant(.bool(true))
        case (.value(.name), _, _): .constant(.string(membership.name))
        case (.fixed(let literal), _, _): .constant(literal)
        default: nil
        }
    }
}
