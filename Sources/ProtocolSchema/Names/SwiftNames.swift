/// Swift names after the API guidelines.
package enum SwiftNames {
    /// Words that are spelled in one case throughout.
    private static let acronyms: Set<String> = [
        "api", "css", "csv", "html", "http", "https", "id", "ip", "json", "pdf", "sql", "sse", "ui", "uri", "url",
        "utf8",
        "uuid", "xml", "yaml",
    ]

    /// A type's name: `TextDelta`, `SourceURL`.
    package static func type(_ name: String) -> String {
        guarded(words(name).map { cased($0) }.joined())
    }

    /// A word in the middle of a name; a plural acronym keeps its small s.
    private static func cased(_ word: String) -> String {
        if acronyms.contains(word) { return word.uppercased() }
        if word.hasSuffix("s"), acronyms.contains(String(word.dropLast())) { return word.dropLast().uppercased() + "s" }
        return Words.capitalized(word)
    }

    /// A property's, case's or method's name without backticks: `toolCallID`, `url`.
    package static func member(_ name: String) -> String {
        let words = words(name)
        let rest = words.dropFirst().map { cased($0) }
        return guarded((words.prefix(1) + rest).joined())
    }

    /// The words of a name: of one without letters and digits, what Unicode calls its characters.
    private static func words(_ name: String) -> [String] {
        let words = Words.split(name)
        if words.isEmpty { return name.unicodeScalars.flatMap { Words.split(signs[$0] ?? $0.properties.name ?? "") } }
        // `+1` and `-1` are two names.
        guard words[0].first?.isNumber == true, let sign = name.unicodeScalars.first.flatMap({ signs[$0] }) else {
            return words
        }
        return [sign] + words
    }

    /// The short names of signs.
    private static let signs: [Unicode.Scalar: String] = ["*": "star", "+": "plus", "-": "minus"]

    /// Whether a name is a keyword, and so needs backticks.
    package static func isKeyword(_ name: String) -> Bool { keywords.contains(name) }

    /// The name in backticks if it is a keyword.
    package static func escaped(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    /// Whether a pinned name is valid in Swift source: letters, digits and underscores, no digit in front.
    package static func isIdentifier(_ name: String) -> Bool {
        if isPlainIdentifier(name) { return true }
        guard let first = name.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue } && name != "_"
    }

    /// The usual form of names: ASCII letters and digits, a letter first.
    private static func isPlainIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, (97...122).contains(first | 0x20) else { return false }
        return name.utf8.allSatisfy { (97...122).contains($0 | 0x20) || (48...57).contains($0) }
    }

    private static func guarded(_ name: String) -> String {
        if let first = name.utf8.first, first < 0x80, !(48...57).contains(first) { return name }
        return name.first?.isNumber == true ? "_" + name : name
    }

    private static let keywords: Set<String> = [
        "Any", "Protocol", "Self", "Type", "actor", "as", "associatedtype", "async", "await", "break", "case", "catch",
        "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
        "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
        "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self",
        "static",
        "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where",
        "while",
    ]
}

extension String {
    /// A Swift name without the backticks of a keyword.
    package var withoutBackticks: String { utf8.contains(UInt8(ascii: "`")) ? filter { $0 != "`" } : self }
}
