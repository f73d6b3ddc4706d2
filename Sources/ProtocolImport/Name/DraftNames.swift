import ProtocolSchema

/// The names of a protocol that is being made.
struct DraftNames {
    /// The longest name that a schema has as a key, in bytes; libyaml reads keys of 1024 characters at most.
    static let lengthLimit = 200

    /// The names of the definitions, by pointer.
    private(set) var types: [String: String] = [:]
    /// The names of the events, in their order, with the spelling on the wire where it differs.
    private(set) var events: [MemberTable.Name] = []
    /// The casings of the file.
    let casings: DraftCasings
    /// The definitions, with those that inline enums were turned into.
    private(set) var definitions: [String: DraftDefinition]
    /// The pointers of the definitions in the order in which the schema has them.
    private(set) var order: [String]
    private(set) var table: SwiftTypeTable

    /// Words that mean something else in a type phrase.
    private static let reserved: Set<String> = ["list", "map", "null", "of", "or"]

    /// Names everything; a name of the protocol that the user has given is kept free.
    init(_ draft: DraftProtocol, casings: DraftCasings, protocolName: String?) {
        self.casings = casings
        definitions = draft.definitions
        order = draft.order
        table = SwiftTypeTable(namespace: protocolName)
        var members = MemberTable("event", in: .events, casing: casings.events)
        for event in draft.events {
            var name = members.claim(event.name)
            // `swift` pins the struct's name, but not the name of the case: another name of the event gives both.
            let wanted = name.swift.map { Words.split($0).joined(separator: "-") } ?? name.name
            let (own, isRenamed) = table.claim(wanted, fallback: "event", suffix: "Event")
            if isRenamed || name.swift != nil { name = .init(name: own, wire: event.name) }
            events.append(name)
        }
        for pointer in order { nameType(pointer) }
    }

    private mutating func nameType(_ pointer: String) {
        let hint = definitions[pointer]?.hint ?? ""
        var name = Words.split(hint).joined(separator: "-")
        if BuiltinType(rawValue: name) != nil || Self.reserved.contains(name) { name += "-type" }
        types[pointer] = table.claim(name, fallback: "type", suffix: "Value").name
    }

    /// Decides whether a field holds its enum itself, which the schema writes in one line; otherwise gives it a name.
    mutating func place(_ field: DraftField, of owner: String) -> DraftField {
        let isShort: Bool
        switch field.value.type {
        case .enumeration(let model):
            let length = model.values.reduce(0) { $0 + $1.text.utf8.count + 2 }
            isShort = length <= 80 && model.values.allSatisfy { $0.doc == nil } && !field.value.isNullable
        // The Swift enum of such a union is named after its owner, like that of an enum.
        case .kinds: isShort = true
        default: return field
        }
        if isShort, table.claimInline(owner + SwiftNames.type(field.name)) { return field }
        var field = field
        let pointer = "enum \(definitions.count) \(field.name)"
        definitions[pointer] = DraftDefinition(
            hint: "\(owner) \(field.name)",
            value: DraftValue(type: field.value.type)
        )
        order.append(pointer)
        nameType(pointer)
        field.value.type = .named(pointer)
        return field
    }

    /// The phrase of a type whose parts have names; nil for one that the schema writes as a mapping.
    func phrase(_ type: DraftType) -> String? {
        switch type {
        case .builtin(let name): name
        case .named(let pointer): types[pointer] ?? "any"
        case .list(let element): phrase(element).map { "list of \($0)" }
        case .map(let value): phrase(value).map { "map of \($0)" }
        case .kinds(let types):
            types.contains { phrase($0) == nil } ? nil : types.compactMap { phrase($0) }.joined(separator: " or ")
        case .enumeration, .structure, .union, .tuple, .constant: nil
        }
    }
}
