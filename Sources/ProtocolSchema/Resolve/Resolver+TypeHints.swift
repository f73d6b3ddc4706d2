extension Resolver {
    /// Reports a name that is not a type, with the type that it probably means.
    mutating func reportUnknownType(_ name: Located<String>) {
        let known = BuiltinType.allCases.map(\.rawValue) + typeIDs.keys.sorted()
        let hint = TypeHint.phrase(for: name.value) { known.contains($0) }
        guard let hint else { return reportUnknown(.unknownType, "type", name, known: known) }
        report(
            .unknownType,
            "unknown type '\(name.value)'; did you mean '\(hint)'?",
            at: name.range,
            notes: TypeHint.note(on: name.value, hint)
        )
    }
}
