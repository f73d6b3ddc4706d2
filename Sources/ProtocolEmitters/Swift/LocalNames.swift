import ProtocolSchema

/// Names of local variables that meet neither each other nor what the function uses besides.
struct LocalNames {
    private var taken: Set<String>

    /// Keeps the names that the function uses itself.
    init(reserved: Set<String>) {
        taken = reserved
    }

    /// A name for the value of `field`: that of the property, if it is free.
    mutating func name(for property: String) -> String {
        var candidate = property
        while !taken.insert(candidate).inserted {
            candidate = candidate.withoutBackticks + "Value"
        }
        return candidate
    }
}
