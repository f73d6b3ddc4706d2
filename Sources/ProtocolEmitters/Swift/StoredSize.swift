import ProtocolSchema

/// The size of values in memory, roughly: enough to tell large events from small ones.
struct StoredSize {
    /// No value is measured further.
    private static let longest = 256

    private let model: ProtocolModel
    /// The types around the one that is measured; a type inside itself is a reference.
    private var path: Set<Int> = []
    private var known: [Int: Int] = [:]

    /// An event that is larger is stored apart from the enum, whose size is that of its largest case: each event is moved several
    /// times on its way, and nearly all events of a stream are pieces of something, which are small and stay in place.
    static func limit(of model: ProtocolModel) -> Int {
        let pieces = model.events.filter { event in
            event.roles.contains { if case .continues = $0 { true } else { false } }
        }
        return max(64, pieces.map { bytes(of: $0, model) }.max() ?? 0)
    }

    /// The bytes that the struct of an event takes.
    static func bytes(of event: EventModel, _ model: ProtocolModel) -> Int {
        var size = StoredSize(model: model)
        return (event.isFamily ? 16 : 0) + size.bytes(of: event.fields) + 8
    }

    private mutating func bytes(of fields: [FieldModel]) -> Int {
        var sum = 0
        for field in fields where field.constant == nil {
            let isOptional = field.isOptional || field.value.isNullable
            let (bytes, alignment) = field.isBoxed ? (8, 8) : layout(field.value.type, isOptional: isOptional)
            sum = (sum + alignment - 1) / alignment * alignment + bytes
            if sum > Self.longest { break }
        }
        return (sum + 7) / 8 * 8
    }

    private mutating func layout(_ type: TypeReference, isOptional: Bool) -> (bytes: Int, alignment: Int) {
        switch model.resolved(type) {
        case .string, .object, .dateTime, .map: (16, 8)
        case .int, .uint, .double: (isOptional ? 9 : 8, 8)
        case .bool: (1, 1)
        case .any: (17, 8)
        case .list: (8, 8)
        case .nullable(let wrapped): layout(wrapped, isOptional: true)
        case .named(let id): (bytes(of: id), 8)
        }
    }

    private mutating func bytes(of id: TypeID) -> Int {
        if let known = known[id.index] { return known }
        guard path.insert(id.index).inserted else { return 8 }
        let bytes = measured(id)
        path.remove(id.index)
        known[id.index] = bytes
        return bytes
    }

    private mutating func measured(_ id: TypeID) -> Int {
        switch model.types[id.index].shape {
        case .alias(let target): return layout(target, isOptional: false).bytes
        // Of a type that is declared elsewhere nothing is known; most are as large as what they are made from.
        case .foreign(let shape): return layout(shape.base, isOptional: false).bytes
        case .enumeration(let shape): return shape.isOpen ? 16 : 1
        case .structure(let shape): return bytes(of: shape.fields) + 8
        case .tuple(let shape): return bytes(of: shape.elements) + 8
        case .union(let shape): return largest(shape.cases.map { .named($0.type) }) + 1
        case .kindUnion(let shape): return largest(shape.cases.map(\.type)) + 1
        }
    }

    private mutating func largest(_ types: [TypeReference]) -> Int {
        var largest = 0
        for type in types { largest = max(largest, layout(type, isOptional: false).bytes) }
        return largest
    }

    private init(model: ProtocolModel) {
        self.model = model
    }
}
