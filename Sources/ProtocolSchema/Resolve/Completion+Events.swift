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

    /// The fields of a member: those of the family, with its own in their places, and then the rest of its own.
    private func wireFields(of event: EventModel, _ membership: EventModel.Membership) -> [FieldModel] {
        let shared = events[membership.family].fields.enumerated().compactMap { place, field -> FieldModel? in
            if let own = event.fields.first(where: { $0.name == field.name }) { return own }
            guard let presence = presence(of: place, membership) else { return nil }
            var field = field
            field.presence = presence
            return field
        }
        return shared + event.fields.filter { own in !shared.contains { $0.name == own.name } }
    }

    /// The presence of a field of the family in its member; nil if the member does not have it.
    private func presence(of place: Int, _ membership: EventModel.Membership) -> FieldModel.Presence? {
        let value = carriers.data?.arguments.first { $0.field == place }?.value
        return switch (value, membership.id, membership.transient) {
        case (.id, .always, _): .required
        case (.id, .optional, _), (.isTransient, _, .optional): .optional
        case (.isTransient, _, .always): .constant(.bool(true))
        default: nil
        }
    }
}
