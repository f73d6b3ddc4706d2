import ProtocolSchema

/// The Swift names of a protocol's types, and names of the language that give them without a clash.
struct SwiftTypeTable {
    private var taken: Set<String> = []
    /// What had to be numbered, for comments.
    private(set) var comments: [String: String] = [:]

    /// Keeps a Swift name for something else.
    mutating func reserve(_ swiftName: String) { taken.insert(swiftName) }

    /// Whether a Swift name is in use.
    func contains(_ swiftName: String) -> Bool { taken.contains(swiftName) }

    /// A name for a type, like the one given or numbered; the type's Swift name is taken with it.
    mutating func claim(_ name: String, fallback: String, suffix: String) -> (name: String, isRenamed: Bool) {
        let isUsable = SwiftNames.isIdentifier(SwiftNames.type(name)) && name.utf8.count <= DraftNames.lengthLimit
        let base = isUsable ? name : fallback
        var candidate = base
        var number = 2
        while !taken.insert(Self.swiftName(of: candidate, suffix: suffix)).inserted {
            candidate = "\(base)-\(number)"
            number += 1
        }
        return (candidate, candidate != name)
    }

    /// Takes the Swift name of an enum that a field holds itself; false if another type has it.
    mutating func claimInline(_ swiftName: String) -> Bool {
        taken.insert(SwiftNames.hidesCommonType(swiftName) ? swiftName + "Value" : swiftName).inserted
    }

    /// The Swift name that a name of the language gives.
    static func swiftName(of name: String, suffix: String) -> String {
        let swiftName = SwiftNames.type(name)
        return SwiftNames.hidesCommonType(swiftName) ? swiftName + suffix : swiftName
    }
}
