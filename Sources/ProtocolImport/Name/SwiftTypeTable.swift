import ProtocolSchema

/// The Swift names of a protocol's types, and names of the language that give them without a clash.
struct SwiftTypeTable {
    private var taken: Set<String> = []
    /// The namespace, if the user has named it.
    private let namespace: String?

    /// An empty table.
    init(namespace: String?) { self.namespace = namespace }

    /// Whether a Swift name is in use.
    func contains(_ swiftName: String) -> Bool { taken.contains(swiftName) }

    /// A name for a type, like the one given or numbered; the type's Swift name is taken with it.
    mutating func claim(_ name: String, fallback: String, suffix: String) -> (name: String, isRenamed: Bool) {
        let isUsable = SwiftNames.isIdentifier(SwiftNames.type(name)) && name.utf8.count <= DraftNames.lengthLimit
        let base = isUsable ? name : fallback
        var candidate = base
        var number = 2
        while !taken.insert(swiftName(of: candidate, suffix: suffix)).inserted {
            candidate = "\(base)-\(number)"
            number += 1
        }
        return (candidate, candidate != name)
    }

    /// Takes the Swift name of an enum that a field holds itself; false if another type has it.
    mutating func claimInline(_ swiftName: String) -> Bool {
        SwiftNames.isIdentifier(swiftName) && taken.insert(free(swiftName, suffix: "Value")).inserted
    }

    /// The Swift name that a name of the language gives.
    func swiftName(of name: String, suffix: String) -> String { free(SwiftNames.type(name), suffix: suffix) }

    private func free(_ swiftName: String, suffix: String) -> String {
        var name = swiftName
        while SwiftScope.types.hasTaken(name) || name == namespace { name += suffix }
        return name
    }
}
