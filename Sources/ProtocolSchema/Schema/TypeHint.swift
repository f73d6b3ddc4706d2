/// A guess at the type phrase that was meant, from the spelling of another language: `array<string>` is `list of string`.
enum TypeHint {
    /// How deep spellings may nest; a longer text is not a type that somebody typed.
    private static let depthLimit = 8

    /// Names of types in other languages.
    private static let names = [
        "str": "string", "text": "string", "char": "string", "integer": "int", "int32": "int", "int64": "int",
        "long": "int", "short": "int", "unsigned": "uint", "uint32": "uint", "uint64": "uint", "number": "double",
        "float": "double", "float32": "double", "float64": "double", "decimal": "double", "real": "double",
        "boolean": "bool", "flag": "bool", "datetime": "date-time", "date": "date-time", "timestamp": "date-time",
        "unknown": "any", "anything": "any", "json": "any", "value": "any", "dict": "object", "dictionary": "object",
        "record": "object", "map": "object", "nil": "null", "none": "null", "undefined": "null", "list": "list of any",
        "array": "list of any", "set": "list of any",
    ]
    private static let lists: Set<String> = ["list", "array", "set", "sequence", "vec", "vector", "repeated"]
    private static let maps: Set<String> = ["map", "dict", "dictionary", "record", "object"]
    private static let optionals: Set<String> = ["optional", "maybe"]
    private static let absences: Set<String> = ["null", "nil", "none", "undefined"]

    /// Returns the phrase that the text probably means; nil if there is none, or if the text is that phrase.
    ///
    /// `isKnown` decides whether a name is a type. A hint contains only types.
    static func phrase(for text: String, isKnown: (String) -> Bool) -> String? {
        guard let phrase = translated(text.trimmingSpaces()[...], 0, isKnown), phrase != text else { return nil }
        return phrase
    }

    /// The type that a name of another language means; nil for other names.
    static func foreignName(_ name: String) -> String? { names[name.lowercased()] }

    /// The remark about a text that marks the type, and not the field, as optional.
    static func note(on text: String, _ phrase: String) -> [Diagnostic.Note] {
        let isMarked = text.hasSuffix("?") || optionals.contains { text.lowercased().hasPrefix($0) }
        guard isMarked else { return [] }
        return [.init("a '?' after the name of a field makes the field optional: 'name?: \(phrase)'")]
    }

    private static func translated(_ text: Substring, _ depth: Int, _ isKnown: (String) -> Bool) -> String? {
        guard depth < depthLimit, text.utf8.count < 200 else { return nil }
        func inner(_ text: some StringProtocol) -> String? {
            translated(text.trimmingSpaces()[...], depth + 1, isKnown)
        }
        func list(_ text: some StringProtocol) -> String? { inner(text).map { "list of " + $0 } }
        func nullable(_ text: some StringProtocol) -> String? { inner(text).map { $0 + " or null" } }

        if text.hasSuffix("?") { return inner(text.dropLast()) }
        if text.hasSuffix("[]") { return list(text.dropLast(2)) }
        if text.hasPrefix("["), text.hasSuffix("]") {
            let pair = arguments(text.dropFirst().dropLast(), separator: ":")
            return pair.count == 2 ? inner(pair[1]).map { "map of " + $0 } : list(text.dropFirst().dropLast())
        }
        if let generic = generic(text) {
            let arguments = arguments(generic.arguments, separator: ",")
            guard let last = arguments.last else { return nil }
            if lists.contains(generic.name), arguments.count == 1 { return list(last) }
            if maps.contains(generic.name) { return inner(last).map { "map of " + $0 } }
            if generic.name == "nullable" { return nullable(last) }
            return optionals.contains(generic.name) ? inner(last) : nil
        }
        let alternatives = alternatives(of: text)
        if alternatives.count > 1 {
            let present = alternatives.filter { !absences.contains($0.lowercased()) }
            let phrases = present.compactMap { inner($0) }
            guard !present.isEmpty, phrases.count == present.count else { return nil }
            return (phrases + (present.count < alternatives.count ? ["null"] : [])).joined(separator: " or ")
        }
        return words(text, inner: { inner($0) }, isKnown)
    }

    /// A name, or several words that lead to one: `array of string`, `optional int`.
    private static func words(
        _ text: Substring,
        inner: (String) -> String?,
        _ isKnown: (String) -> Bool
    ) -> String? {
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first else { return nil }
        if words.count == 1 { return isKnown(first) ? first : foreignName(first) }
        let folded = first.lowercased()
        let rest = words.dropFirst(words[1] == "of" ? 2 : 1).joined(separator: " ")
        if lists.contains(folded) { return inner(rest).map { "list of " + $0 } }
        if maps.contains(folded) { return inner(rest).map { "map of " + $0 } }
        if folded == "nullable" { return inner(rest).map { $0 + " or null" } }
        return optionals.contains(folded) ? inner(rest) : nil
    }

    /// The parts between `|`, or between the words `or`.
    private static func alternatives(of text: Substring) -> [String] {
        let parts = arguments(text, separator: "|").map { $0.trimmingSpaces() }
        if parts.count > 1 { return parts }
        return text.split(separator: " ").split(separator: "or").map { $0.joined(separator: " ") }
    }

    /// Takes `name<arguments>` and `name[arguments]` apart.
    private static func generic(_ text: Substring) -> (name: String, arguments: Substring)? {
        for (open, close) in [("<", ">"), ("[", "]"), ("(", ")")] as [(Character, String)] {
            guard text.hasSuffix(close), let start = text.firstIndex(of: open) else { continue }
            let name = text[..<start].trimmingSpaces().lowercased()
            if !name.isEmpty, name.allSatisfy(\.isLetter) { return (name, text[start...].dropFirst().dropLast()) }
        }
        return nil
    }

    /// Splits at a separator that is not inside brackets.
    private static func arguments(_ text: Substring, separator: Character) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var depth = 0
        for index in text.indices {
            switch text[index] {
            case "<", "[", "(": depth += 1
            case ">", "]", ")": depth -= 1
            case separator where depth == 0:
                parts.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
        }
        return parts + [text[start...]]
    }
}
