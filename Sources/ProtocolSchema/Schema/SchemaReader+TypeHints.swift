extension SchemaReader {
    /// Reports a text that is not a type phrase, with the phrase that it probably means.
    mutating func reportInvalidType(_ text: Located<String>) {
        // A name is checked when all types are known; until then, any may be one.
        guard let hint = TypeHint.phrase(for: text.value, isKnown: Self.isTypeName) else {
            return report(
                .invalidType,
                "'\(text.value)' is not a type",
                at: text.range,
                notes: [
                    .init(
                        "a type is a name, 'list of T' or 'map of T', or several with 'or' between them; 'or null' comes last"
                    )
                ]
            )
        }
        report(
            .invalidType,
            "'\(text.value)' is not a type; did you mean '\(hint)'?",
            at: text.range,
            notes: TypeHint.note(on: text.value, hint)
        )
    }

    /// Reports `[T]`, which is a list in YAML and not a type; false if it is something else.
    mutating func reportBracketedType(_ items: [YAMLNode], at range: SourceRange) -> Bool {
        guard items.count == 1, case .scalar(let text, _) = items[0].content,
            let hint = TypeHint.phrase(for: "[\(text)]", isKnown: Self.isTypeName)
        else { return false }
        report(.invalidType, "a type must be text, not a list; did you mean '\(hint)'?", at: range)
        return true
    }

    /// Whether a word may be the name of a type that is not a spelling of another language.
    private static func isTypeName(_ word: String) -> Bool {
        if BuiltinType(rawValue: word) != nil { return true }
        return TypeHint.foreignName(word) == nil && word.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
    }
}
