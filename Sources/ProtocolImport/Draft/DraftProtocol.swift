import ProtocolSchema

/// A protocol as far as a document describes it, before its parts have names.
struct DraftProtocol {
    var discriminator: String
    var events: [DraftEvent]
    /// The types with names of their own, by pointer.
    var definitions: [String: DraftDefinition]
    /// The pointers of `definitions` that the events use, in the order in which they use them.
    var order: [String] = []

    init(discriminator: String, events: [DraftEvent], definitions: [String: DraftDefinition]) {
        self.discriminator = discriminator
        self.events = events
        self.definitions = definitions
        var walk = DefinitionWalk(definitions)
        for event in events {
            for field in event.fields { walk.visit(field.value.type) }
        }
        order = walk.order
    }
}

extension DraftType {
    /// The pointers that the type itself names.
    var pointers: [String] {
        switch self {
        case .builtin, .enumeration, .constant: []
        case .named(let pointer): [pointer]
        case .list(let inner), .map(let inner): inner.pointers
        case .structure(let fields), .tuple(let fields): fields.flatMap { $0.value.type.pointers }
        case .kinds(let types): types.flatMap(\.pointers)
        case .union(let union): union.cases.map(\.pointer)
        }
    }
}

/// Finds the definitions that types lead to, with a stack of its own: a hostile chain must not exhaust the thread's.
private struct DefinitionWalk {
    private let definitions: [String: DraftDefinition]
    private var seen: Set<String> = []
    private(set) var order: [String] = []

    init(_ definitions: [String: DraftDefinition]) { self.definitions = definitions }

    mutating func visit(_ type: DraftType) {
        var stack = Array(type.pointers.reversed())
        while let pointer = stack.popLast() {
            guard let definition = definitions[pointer], seen.insert(pointer).inserted else { continue }
            order.append(pointer)
            stack.append(contentsOf: definition.value.type.pointers.reversed())
        }
    }
}
