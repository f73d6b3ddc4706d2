/// A kind of data that an extension adds to a family of its base.
package struct FamilyMember: Hashable, Sendable {
    /// The event.
    package let event: EventModel
    /// How it belongs to the family.
    package let membership: EventModel.Membership
    /// The payload.
    package let payload: FieldModel
    /// The family.
    package let family: EventModel
}

extension ProtocolModel {
    /// The kind of data that an event is; nil for all other events.
    package func member(_ event: EventModel) -> FamilyMember? {
        guard let membership = event.membership, let payload = event.fields.first else { return nil }
        return FamilyMember(
            event: event,
            membership: membership,
            payload: payload,
            family: events[membership.family]
        )
    }

    /// The kinds of data that an extension adds, in written order.
    package var members: [FamilyMember] { events.compactMap { member($0) } }
}
