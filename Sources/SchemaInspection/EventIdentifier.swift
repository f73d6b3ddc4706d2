import ProtocolSchema
@_spi(Generated) import ProtocolSupport
import StreamInspection

/// Reads the values by which the lifecycle knows an event: its effects, the key of its scope, its reference.
struct EventIdentifier: Sendable {
    private let model: ProtocolModel
    /// The first row of the variants of each event.
    private let firstVariants: [Int]
    /// The conditions of the variants of each event.
    private let conditions: [[FieldCondition]]

    init(_ model: ProtocolModel) {
        self.model = model
        var next = model.events.count
        firstVariants = model.events.map { event in
            defer { next += event.variants.count }
            return next
        }
        conditions = model.events.map { event in
            event.variants.map { FieldCondition($0.condition, on: event.wireFields, in: model) }
        }
    }

    /// The identity of an event of a kind.
    @Sendable
    func identity(of kind: Int, _ event: JSONValue) -> EventIdentity {
        // A member of a family has the key and the reference of its family.
        let family = model.events[kind].membership?.family
        let owner = model.events[family ?? kind]
        return EventIdentity(
            row: row(of: kind, event),
            scopeKey: owner.scopeKey.flatMap { key($0, of: owner, event) },
            reference: owner.reference.flatMap { event[owner.fields[$0].wireName]?.stringValue }
        )
    }

    /// The row of the first variant whose condition holds; that of the event itself if none does.
    private func row(of kind: Int, _ event: JSONValue) -> Int {
        guard !conditions[kind].isEmpty, let object = event.objectValue else { return kind }
        let place = conditions[kind].firstIndex { $0.holds(for: object) }
        return place.map { firstVariants[kind] + $0 } ?? kind
    }

    private func key(_ key: EventModel.Key, of owner: EventModel, _ event: JSONValue) -> String? {
        let parts = key.parts.map { paths in
            paths.lazy.compactMap { text(at: $0, of: owner, event) }.first
        }
        return parts.count == 1 ? parts[0] : ScopeID.key(parts.map { $0 ?? "" })
    }

    private func text(at path: [ConditionModel.Step], of owner: EventModel, _ event: JSONValue) -> String? {
        let path = ConditionPath(path, from: owner.fields, among: model.types)
        guard let value = path.keys.reduce(Optional(event), { $0?[$1.name] }), !value.isNull else { return nil }
        // As in generated code: where a key may be a string or a number, 1 and "1" differ.
        if isUnionByKind(path.places.last) { return ScopeID.key(of: value) }
        return value.stringValue ?? value.description
    }

    private func isUnionByKind(_ place: ConditionPath.Place?) -> Bool {
        guard case .field(_, _, let value)? = place, case .named(let id) = value.resolved,
            case .kindUnion = model.types[id.index].shape
        else { return false }
        return true
    }
}

extension ProtocolSchema.JSONKind {
    /// The kind of a value; nil for null.
    init?(_ value: JSONValue) {
        switch value {
        case .null: return nil
        case .bool: self = .boolean
        case .string: self = .string
        case .array: self = .array
        case .object: self = .object
        case .int, .uint, .double, .number: self = .number
        }
    }
}
