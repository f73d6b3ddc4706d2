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
    private let casing: Casing
    private var taken: Set<String>
    private var names: Set<String> = []

    /// A table in which some Swift names are in use already.
    init(_ kind: String, casing: Casing, reserved: Set<String>) {
        (self.kind, self.casing, taken) = (kind, casing, reserved)
    }

    /// A name for what is spelled like this on the wire.
    mutating func claim(_ wire: String) -> Name {
        var name = Name(name: wire)
        let isUsable = !wire.isEmpty && wire.utf8.count <= DraftNames.lengthLimit && wire.last != "?" && wire.last != "*"
        var number = names.count + 1
        if !isUsable { name.name = "\(kind)-\(number)" }
        while !names.insert(name.name).inserted {
            number += 1
            name.name = "\(kind)-\(number)"
        }
        if casing.spell(name.name) != wire { name.wire = wire }
        let natural = SwiftNames.member(name.name)
        let base = SwiftNames.isIdentifier(natural) ? natural : kind
        var swift = natural
        number = 2
        if !SwiftNames.isIdentifier(swift) { swift = "\(base)\(names.count)" }
        while !taken.insert(swift).inserted {
            swift = "\(base)\(number)"
            number += 1
        }
        if swift != natural { name.swift = swift }
        return name
    }
}
