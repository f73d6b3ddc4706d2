import ProtocolSchema

/// Gives each case of a union a struct without the discriminator: the union writes it.
///
/// Unions with the same key share their structs. With another key, a struct would still have one of the two keys, so it gets a copy.
struct UnionPlacement {
    private var definitions: [String: DraftDefinition]
    /// The structs that are a case already.
    private var taken: Set<String> = []

    /// The definitions in which every case has a struct; `order` decides which union a shared struct belongs to.
    static func placed(_ definitions: [String: DraftDefinition], order: [String]) -> [String: DraftDefinition] {
        var placement = UnionPlacement(definitions: definitions)
        for pointer in order { placement.place(pointer) }
        for pointer in placement.taken { placement.strip(pointer) }
        return placement.definitions
    }

    private init(definitions: [String: DraftDefinition]) { self.definitions = definitions }

    /// The key that a struct's union writes.
    private var discriminators: [String: String] = [:]

    private mutating func place(_ pointer: String) {
        guard var definition = definitions[pointer], case .union(var union) = definition.value.type else { return }
        for index in union.cases.indices {
            let own = union.cases[index].pointer
            guard let structure = definitions[own], case .structure = structure.value.type else { continue }
            if taken.insert(own).inserted {
                discriminators[own] = union.discriminator
                continue
            }
            if discriminators[own] == union.discriminator { continue }
            let copy = "\(pointer) case \(union.cases[index].value)"
            var value = structure.value
            value.lose("the same as '\(structure.hint)', which is a case of a union with another key")
            definitions[copy] = DraftDefinition(hint: "\(definition.hint) \(union.cases[index].value)", value: value)
            taken.insert(copy)
            discriminators[copy] = union.discriminator
            union.cases[index].pointer = copy
        }
        let before = union.cases.count
        union.cases.removeAll { entry in
            guard case .structure? = definitions[entry.pointer]?.value.type else { return true }
            return false
        }
        if union.cases.count < before { definition.value.lose("cases that are not objects") }
        definition.value.type = union.cases.isEmpty ? .any : .union(union)
        definitions[pointer] = definition
    }

    private mutating func strip(_ pointer: String) {
        guard var definition = definitions[pointer], let key = discriminators[pointer],
            case .structure(let fields) = definition.value.type
        else { return }
        definition.value.type = .structure(fields.filter { $0.name != key })
        definitions[pointer] = definition
    }
}
