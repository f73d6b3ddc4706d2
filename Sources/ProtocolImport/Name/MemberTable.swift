import ProtocolSchema

/// The names of the fields of a struct, or of the values of an enum: what the schema calls them, and the pins they need.
struct MemberTable {
    /// A name with what pins its spellings.
    struct Name {
        var name: String
        var wire: String?
        var swift: String?
    }

    private let kind: String
    private let scope: SwiftScope
    private let casing: Casing
    private var taken: Set<String> = []
    private var names: Set<String> = []

    /// An empty table; `kind` names what has no name.
    init(_ kind: String, in scope: SwiftScope, casing: Casing) {
        (self.kind, self.scope, self.casing) = (kind, scope, casing)
    }

    /// A name for what is spelled like this on the wire.
    mutating func claim(_ wire: String) -> Name {
        var name = Name(name: wire)
        if wire.isEmpty, scope == .values, names.insert("").inserted, taken.insert("empty").inserted { return name }
        let isUsable =
            !wire.isEmpty && wire.utf8.count <= DraftNames.lengthLimit && wire.last != "?" && wire.last != "*"
        var number = names.count + 1
        if !isUsable { name.name = "\(kind)-\(number)" }
        while !names.insert(name.name).inserted {
            number += 1
            name.name = "\(kind)-\(number)"
        }
        if casing.spell(name.name) != wire { name.wire = wire }
        let natural = SwiftNames.member(name.name)
        if SwiftNames.isIdentifier(natural), taken.insert(free(natural)).inserted { return name }
        let base = SwiftNames.isIdentifier(natural) ? natural : kind
        number = 2
        while scope.hasTaken("\(base)\(number)") || !taken.insert("\(base)\(number)").inserted { number += 1 }
        name.swift = "\(base)\(number)"
        return name
    }

    /// The name as the generator spells it if generated code has it already.
    private func free(_ name: String) -> String {
        var name = name
        while scope.hasTaken(name) { name += "Value" }
        return name
    }
}
