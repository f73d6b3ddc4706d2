extension ProtocolModel {
    /// Says of every event how Swift spells it and what it has on the wire.
    mutating func completeEvents() {
        for index in events.indices {
            let event = events[index]
            events[index].swiftType = declared(event.swiftName, isInherited: event.isInherited)
            guard let membership = event.membership else { continue }
            let fields = wireFields(of: event, membership)
            events[index].membership?.wireFields = fields
        }
    }

    /// The fields of a member: those of the family with its own in their places, and what it has besides.
    private func wireFields(of event: EventModel, _ membership: EventModel.Membership) -> [FieldModel] {
        let shared = events[membership.family].fields.compactMap { field -> FieldModel? in
            if let own = event.fields.first(where: { $0.name == field.name }) { return own }
            var field = field
            switch (field.name, membership.id, membership.transient) {
            case ("id", .never, _), ("transient", _, .never): return nil
            case ("id", .always, _): field.presence = .required
            case ("transient", _, .always): field.presence = .constant(.bool(true))
            case ("id", .optional, _), ("transient", _, .optional): field.presence = .optional
            default: if field.isOptional { return nil }
            }
            return field
        }
        return shared + event.fields.filter { own in !shared.contains { $0.name == own.name } }
    }
}
