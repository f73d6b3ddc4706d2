/// The events that an extension adds to a family of its base, such as `data-progress` to `data-*`.
extension Resolver {
    /// The key of a family that a member gives a type.
    private static let payloadKey = "data"

    /// The name of a member without its family: `progress` of `data-progress`.
    func memberName(of name: String) -> String {
        guard let base else { return name }
        let families = base.events.filter { $0.isFamily && name.hasPrefix($0.name) && name != $0.name }
        let longest = families.max { $0.name.utf8.count < $1.name.utf8.count }
        return longest.map { String(name.dropFirst($0.name.count)) } ?? name
    }

    /// The struct of this document that an event carries and that has the Swift name `swiftName`.
    func declaredPayload(of written: SchemaEvent, called swiftName: String) -> TypeID? {
        guard let field = written.structure.fields.first(where: { $0.name.value == Self.payloadKey }),
            case .phrase(let phrase)? = field.type, case .name(let name) = phrase.value,
            let id = typeIDs[name], types[id.index].swiftName == swiftName,
            case .structure? = self.written[id]?.expression
        else { return nil }
        return id
    }

    /// How an event of an extension belongs to the base; reports one that does not.
    mutating func membership(of written: SchemaEvent, _ event: EventModel) -> EventModel.Membership? {
        guard let base else {
            if let range = written.id?.range ?? written.transient?.range {
                report(.invalidExtension, "'id' and 'transient' belong on events of an extension", at: range)
            }
            return nil
        }
        guard let name = dataName(of: event, written, in: base), let carrier = base.carriers.data else { return nil }
        checkShape(of: written)
        return EventModel.Membership(
            family: carrier.event,
            name: name,
            isNamed: !base.events[carrier.event].isFamily,
            id: policy(written.id, of: .id, called: "id", in: base),
            transient: policy(written.transient, of: .isTransient, called: "transient", in: base),
            structure: structure(of: event, written)
        )
    }

    /// The name that the data of an event travels under; reports an event that the base cannot carry.
    private mutating func dataName(of event: EventModel, _ written: SchemaEvent, in base: ProtocolModel) -> String? {
        guard let carrier = base.carriers.data?.event else {
            reportUncarried("data", by: base, at: written.name.range)
            return nil
        }
        let family = base.events[carrier]
        guard family.isFamily else { return event.wireName }
        if base.family(of: event.wireName) == carrier { return String(event.wireName.dropFirst(family.wireName.count)) }
        report(
            .invalidExtension,
            "'\(written.name.value)' cannot be carried: the data of applications travels in the family "
                + "'\(family.displayName)'",
            at: written.name.range,
            notes: [.init("the family is here", at: family.range)]
        )
        return nil
    }

    /// Whether a field of the family is offered, which it cannot be if the family does not have it.
    private mutating func policy(
        _ written: Located<EventModel.Membership.Policy>?,
        of value: CarriersModel.Carrier.Value,
        called field: String,
        in base: ProtocolModel
    ) -> EventModel.Membership.Policy {
        guard let carrier = base.carriers.data else { return .never }
        if carrier.field(of: value) != nil { return written?.value ?? .optional }
        if let written, written.value != .never {
            let family = base.events[carrier.event].displayName
            report(.invalidExtension, "the data that '\(family)' carries has no '\(field)'", at: written.range)
        }
        return .never
    }

    /// The struct inside that has the event's name: declared so, or written in place.
    private func structure(of event: EventModel, _ written: SchemaEvent) -> TypeID? {
        guard case .named(let id)? = event.fields.first?.type else { return nil }
        if declaredPayload(of: written, called: event.swiftName) != nil { return id }
        let data = written.structure.fields.first { $0.name.value == Self.payloadKey }
        return if case .structure? = data?.type { id } else { nil }
    }

    private mutating func checkShape(of written: SchemaEvent) {
        let fields = written.structure.fields
        if let stray = fields.first(where: { $0.name.value != Self.payloadKey }) {
            report(
                .invalidExtension,
                "an event of an extension has the field 'data' and no other; '\(stray.name.value)' belongs inside of it",
                at: stray.name.range
            )
        } else if let field = fields.first, field.isOptional || field.constant != nil {
            report(.invalidExtension, "'data' is required, and no constant", at: field.name.range)
        } else if fields.isEmpty {
            report(
                .missingKey,
                "event '\(written.name.value)' needs 'data', the type of what it carries",
                at: written.name.range
            )
        }
        if let name = written.structure.includes.first {
            report(.invalidExtension, "an event of an extension has the field 'data' and no other", at: name.range)
        }
        if written.below != nil {
            report(
                .invalidExtension,
                "what an application adds has no client versions, and so nothing is sent in its place",
                at: written.name.range
            )
        }
        if let pinned = fields.first?.wire ?? fields.first?.swift {
            report(.invalidExtension, "'data' is the base's own key and cannot be renamed", at: pinned.range)
        }
    }
}
