/// An event, or a family of events.
package struct EventModel: Hashable, Sendable {
    /// The events that are sent to clients that do not know an event.
    package enum Below: Hashable, Sendable {
        /// Nothing.
        case drop
        /// Nothing: writing throws.
        case refuse
        /// Other events.
        case send([Substitute])
    }

    /// How an extension's event belongs to a family of its base.
    package struct Membership: Hashable, Sendable {
        /// Whether a field of the family is offered.
        package enum Policy: String, Hashable, Sendable, CaseIterable {
            case never = "none"
            case optional
            case always = "required"
        }

        /// The index of the family's event.
        package var family: Int
        /// The text in place of the family's `*`, or the value of the field with the name.
        package var name: String
        /// Whether the family is one event with a field for the name.
        package var isNamed: Bool
        /// Whether the caller gives an id; `never` if the family has no id.
        package var id: Policy
        /// Whether the data is transient: `optional` is the caller's choice; `never` if the family has no such field.
        package var transient: Policy
        /// The struct that the event carries and that has the event's own Swift name; nil where another type is carried.
        package var structure: TypeID?
        /// The fields on the wire: its own, and those of the family that it has too.
        package internal(set) var wireFields: [FieldModel] = []

        /// Creates a membership.
        package init(
            family: Int,
            name: String,
            isNamed: Bool = false,
            id: Policy,
            transient: Policy,
            structure: TypeID?
        ) {
            self.family = family
            self.name = name
            self.isNamed = isNamed
            self.id = id
            self.transient = transient
            self.structure = structure
        }
    }

    /// The name in the schema, without the `*` of a family.
    package var name: String
    /// The text of the discriminator's value, or what it begins with; the name in the casing of events where nothing on the wire names it.
    package var wireName: String
    /// The sign by which it is recognized.
    package var recognition: Recognition
    /// Whether it is a value instead of an object: the value of its only field.
    package var isValue = false
    /// The key of the envelope that it is written under; nil for the payload key, or if there is no envelope.
    package internal(set) var envelopeKey: String?
    /// Whether this stands for all events whose name begins with `wireName`.
    package var isFamily: Bool
    /// The Swift struct.
    package var swiftName: String
    /// The name in methods that write the event, where the struct could not have it.
    package internal(set) var methodStem: String?
    /// The case of the event enum, with backticks where it needs them.
    package var caseName: String
    /// The documentation in the schema.
    package var doc: String?
    /// The fields in written order.
    package var fields: [FieldModel]
    /// Which clients know it.
    package var availability: Availability
    /// The events that other clients get.
    package var below: Below
    /// Field values to show, as the object on the wire without the discriminator.
    package var example: Literal?
    /// The text in place of a family's `*` in the example, if the schema gives one.
    package var exampleName: String?
    /// How an extension's event belongs to a family of the base.
    package var membership: Membership?
    /// Whether it comes from the protocol that is extended.
    package var isInherited: Bool
    /// Where it stands: the event's key.
    package var range: SourceRange
    /// The index of the string field whose texts may be joined, which makes one event of two; nil for none.
    package var joins: Int?
    /// The fields that identify the event's scope among others of its kind; nil for none.
    package internal(set) var scopeKey: Key?
    /// The index of the field by which it refers to an event, or others to it; nil for none.
    package internal(set) var reference: Int?
    /// Its effects on the scopes where no variant applies; empty if it may come at any time.
    package internal(set) var roles: [EventRole] = []
    /// Its effects under conditions, of which the first that holds counts.
    package internal(set) var variants: [Variant] = []
    /// The Swift spelling of its struct; for a member of a family, of the type that describes the member's payload.
    package internal(set) var swiftType = SwiftTypeName("")

    /// Creates an event.
    package init(
        name: String,
        wireName: String,
        recognition: Recognition,
        isFamily: Bool,
        swiftName: String,
        caseName: String,
        doc: String?,
        fields: [FieldModel],
        availability: Availability,
        below: Below,
        example: Literal?,
        membership: Membership?,
        isInherited: Bool,
        range: SourceRange
    ) {
        self.name = name
        self.wireName = wireName
        self.recognition = recognition
        self.isFamily = isFamily
        self.swiftName = swiftName
        self.caseName = caseName
        self.doc = doc
        self.fields = fields
        self.availability = availability
        self.below = below
        self.example = example
        self.membership = membership
        self.isInherited = isInherited
        self.range = range
    }
}

extension EventModel {
    /// The name on the wire, with the `*` of a family; the name in the schema where others have the same name on the wire.
    package var displayName: String { membership?.isNamed == true ? name : wireName + (isFamily ? "*" : "") }

    /// The name in the schema, with the `*` of a family.
    package var schemaName: String { name + (isFamily ? "*" : "") }

    /// Whether it may be sent whatever the floor, and whatever its fields say.
    package var isAlwaysSendable: Bool { availability.isAlwaysSendable && !fields.contains(where: \.dropsEvent) }

    /// The machine that it moves, if it moves one; an index into `ProtocolModel.scopes`.
    package var machine: Int? {
        allRoles.lazy.compactMap { if case .moves(let scope, _) = $0 { scope } else { nil } }.first
    }

    /// The index of the string field that is the whole key of its scope; nil for none.
    package var key: Int? { scopeKey.flatMap { $0.isInteger ? nil : $0.field } }

    /// The fields on the wire; a member of a family has more of them than its extension declares.
    package var wireFields: [FieldModel] { membership?.wireFields ?? fields }
}

extension ProtocolModel {
    /// The indices of the families in matching order: the longest prefix comes first.
    package var familiesInMatchingOrder: [Int] {
        events.indices.filter { events[$0].isFamily }
            .sorted { events[$0].wireName.utf8.count > events[$1].wireName.utf8.count }
    }

    /// The family that a name on the wire belongs to, by index.
    package func family(of name: String) -> Int? {
        familiesInMatchingOrder.first { name.hasPrefix(events[$0].wireName) }
    }
}
