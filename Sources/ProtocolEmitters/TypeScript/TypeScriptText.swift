/// The one place where text of a schema becomes TypeScript.
enum TypeScriptText {
    /// A string literal of exactly these Unicode scalars; JSON's are TypeScript's too.
    static func string(_ text: String) -> String { JSONPrinter.quoted(text) }

    /// A property's key: a plain name as it is, anything else in quotes.
    static func key(_ name: String) -> String { isIdentifier(name) ? name : string(name) }

    /// A key of an object that is a value, where `__proto__` would set the object's prototype.
    static func valueKey(_ name: String) -> String {
        name == "__proto__" ? "[\(string(name))]" : key(name)
    }

    /// A template literal type: a fixed beginning and then anything.
    static func prefixed(_ prefix: String) -> String {
        var text = ""
        for scalar in string(prefix).dropFirst().dropLast().unicodeScalars {
            if scalar == "`" || scalar == "$" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return "`" + text.replacing("\\\"", with: "\"") + "${string}`"
    }

    /// Whether the name can be a key without quotes: letters, digits, `_` and `$`, all ASCII.
    private static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(48...57).contains(first) else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "$"): true
            default: false
            }
        }
    }

    /// A documentation comment; text of a schema can neither end it nor hide in it.
    static func comment(_ paragraphs: [String], indentation: String) -> String {
        let lines = paragraphs.flatMap { paragraph in
            paragraph.split(whereSeparator: \.isNewline).flatMap { wrapped(visible(String($0)), width: 112) }
        }
        guard let only = lines.first else { return "" }
        if lines.count == 1 { return "\(indentation)/** \(only) */\n" }
        return "\(indentation)/**\n" + lines.map { "\(indentation) * \($0)\n" }.joined() + "\(indentation) */\n"
    }

    private static func visible(_ text: String) -> String {
        DocComment.printable(text).replacing("*/", with: "*\\/")
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}

/// Gives each type a name that no other has and that hides nothing that the file needs.
struct TypeScriptNames {
    /// Names that mean something in a type, or that the file itself uses.
    private static let reserved: Set<String> = [
        "Array", "Object", "Record", "any", "async", "await", "bigint", "boolean", "break", "case",
        "catch", "class",
        "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export", "extends", "false",
        "finally", "for",
        "function", "if", "implements", "import", "in", "infer", "instanceof", "interface", "intrinsic", "is", "keyof",
        "let",
        "module", "never", "new", "null", "number", "object", "package", "private", "protected", "public", "readonly",
        "return",
        "static", "string", "super", "switch", "symbol", "this", "throw", "true", "try", "type", "typeof", "undefined",
        "unique",
        "unknown", "var", "void", "while", "with", "yield",
    ]
    private let reserved: Set<String>
    private var taken: Set<String>

    /// Creates names that do not meet the type that the file imports.
    init(importing type: String?) {
        reserved = Self.reserved.union([type].compactMap(\.self))
        taken = reserved
    }

    /// A name for the type that Swift calls `name`.
    mutating func name(for name: String) -> String {
        let plain = name.filter { $0 != "`" }
        var candidate = plain
        var number = 2
        while !taken.insert(candidate).inserted {
            candidate = plain + (reserved.contains(plain) && number == 2 ? "Value" : String(number))
            number += 1
        }
        return candidate
    }
}
