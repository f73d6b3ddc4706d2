import ProtocolSchema

/// Names that a schema may hold and that generated code could stumble over.
enum HostileNames {
    /// Names of a friendly schema.
    static let plain = [
        "account", "answer", "body", "city", "count", "delta", "detail", "entry", "flag", "group", "item", "label",
        "letter", "line", "note", "order", "page", "reason", "score", "state", "step", "text", "title", "token", "turn",
        "unit", "user", "value-2", "widget", "zone",
    ]

    /// Names in pools that are drawn from alike.
    static let pools = [keywords, Array(SwiftVocabulary.types).sorted(), identifiers, oddities]

    /// Words of Swift, wherever they mean something.
    static let keywords = [
        "Any", "Protocol", "Self", "Type", "actor", "any", "as", "associatedtype", "async", "await", "borrowing",
        "break", "case", "catch", "class", "consume", "consuming", "continue", "convenience", "copy", "default",
        "defer", "deinit", "discard", "distributed", "do", "dynamic", "each", "else", "enum", "extension",
        "fallthrough", "false", "fileprivate", "final", "for", "func", "get", "guard", "if", "import", "in", "indirect",
        "infix", "init", "inout", "internal", "is", "isolated", "lazy", "left", "let", "macro", "mutating", "nil",
        "none", "nonisolated", "nonmutating", "open", "operator", "optional", "override", "package", "postfix",
        "precedencegroup", "prefix", "private", "protocol", "public", "repeat", "required", "rethrows", "return",
        "right", "self", "sending", "set", "some", "static", "struct", "subscript", "super", "switch", "then", "throw",
        "throws", "true", "try", "typealias", "unowned", "var", "weak", "where", "while", "willSet", "yield",
    ]

    /// What is not a word at all, or more than one.
    static let oddities = [
        "+", "-", "*", "_", "__proto__", "1", "2nd", "1.0", "+1", "-1", "a b", "a-b", "a/b", "a.b", "a|b", "a_b", "aB",
        "AB", "ä", "Ünï", "ß", "Ελλάς", "日本", "العربية", "😀", "👩‍👩‍👧", "é", "\u{200B}x", "½",
        "ids", "ID", "URL", "url", "utf8-id", "HTTPServer", "null", "$0", "$type", "@id", "#", "\"", "\\", "\\(x)", "`",
        "`x`", "*/", "//", "'", "\n", "\u{2028}", "x:y", "{}", "[0]", "%s", "<T>", "constructor", "hasOwnProperty",
    ]

    /// Every identifier of generated code itself, so that what the generator declares tomorrow is tried as well.
    static let identifiers: [String] = {
        let found = GeneratedWords.samples.flatMap { words in words.all.map(\.text) }
        return Set(found).filter { $0.first?.isNumber == false }.sorted()
    }()
}
