/// The events that an extension adds to a family of its base, such as `data-progress` to `data-*`.
extension Resolver {
    /// The key of a family that a member gives a type.
    private static let payloadKey = "data"

    /// What a member is called beside its family: `progress` of `data-progress`.
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
                report(.invalidExtension, "'id' and 'transient' stand on events of an extension", at: range)
            }
            return nil
        }
        guard let family = base.family(of: event.wireName) else {
            let families = base.events.filter(\.isFamily).map { "'\($0.displayName)'" }.joined(separator: ", ")
            report(
                .invalidExtension,
                "'\(written.name.value)' is no member of a family of \(base.name)",
                at: written.name.range,
                notes: [.init(families.isEmpty ? "it has no families" : "its families are \(families)")]
            )
            return nil
        }
        checkCarries(family, of: base, for: written)
        checkShape(of: written)
        return EventModel.Membership(
            family: family,
            name: String(event.wireName.dropFirst(base.events[family].wireName.count)),
            id: policy(written.id, of: .id, called: "id", in: base),
            transient: policy(written.transient, of: .isTransient, called: "transient", in: base),
            structure: structure(of: event, written)
        )
    }

    /// Whether a field of the family is offered, which it cannot be if the family does not have it.
    private mutating func policy(
        _ written: Located<EventModel.Membership.Policy>?,
        of value: CarriersModel.Carrier.Value,
        called field: String,
        in base: ProtocolModel
    ) -> EventModel.Membership.Policy {
        guard let carrier = base.carriers.data else { return .never }
        if carrier.arguments.contains(where: { $0.value == value }) { return written?.value ?? .optional }
        if let written, written.value != .never {
            let family = base.events[carrier.event].displayName
            report(.invalidExtension, "the family '\(family)' has no field '\(field)'", at: written.range)
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

    private mutating func checkCarries(_ index: Int, of base: ProtocolModel, for written: SchemaEvent) {
        let carrier = base.carriers.data?.event
        guard carrier != index else { return }
        let family = base.events[index]
        var message =
            "the family '\(family.displayName)' has no required field 'data' of the type any, which a member could give a type"
        if let carrier {
            message =
                "the data of applications travels in the family '\(base.events[carrier].displayName)', not in "
                + "'\(family.displayName)'"
        }
        report(
            .invalidExtension,
            message,
            at: written.name.range,
            notes: [.init("the family is here", at: family.range)]
        )
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
