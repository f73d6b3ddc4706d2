/// Names of parameters and local variables that meet neither each other nor what the function uses besides.
package struct LocalNames {
    private var taken: Set<String>

    /// Keeps the names that the function uses itself.
    package init(reserved: Set<String>) {
        taken = reserved
    }

    /// A name for the value of `property`: that of the property, if it is free.
    package mutating func name(for property: String) -> String {
        var candidate = property
        while SwiftScope.parameters.hasTaken(candidate) || !taken.insert(candidate).inserted {
            candidate = candidate.withoutBackticks + "Value"
        }
        return candidate
    }
}
