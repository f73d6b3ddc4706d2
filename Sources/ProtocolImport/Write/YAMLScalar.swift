import ProtocolSchema

/// Texts as scalars of YAML.
enum YAMLScalar {
    /// The text as a scalar that is a string for every reader of YAML, inside brackets too.
    static func text(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// A value of JSON in one line.
    static func literal(_ literal: Literal) -> String {
        switch literal {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): text
        case .string(let text): self.text(text)
        case .list(let items): "[" + items.map { Self.literal($0) }.joined(separator: ", ") + "]"
        case .object(let members):
            members.isEmpty
                ? "{}"
                : "{ " + members.map { Self.text($0.key) + ": " + Self.literal($0.value) }.joined(separator: ", ")
                    + " }"
        }
    }

    /// Words that some readers of YAML take for something other than text.
    private static let words: Set<String> = ["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, !words.contains(text.lowercased()) else {
            return false
        }
        if Double(text) != nil || first == UInt8(ascii: ".") || (48...57).contains(first) && text.contains(":") {
            return false
        }
        if (48...57).contains(first), text.utf8.allSatisfy({ (48...57).contains($0) || "_-+.xobeE".utf8.contains($0) })
        {
            return false
        }
        if "-?:,[]{}#&*!|>'\"%@`=<+ ".utf8.contains(first) || last == UInt8(ascii: ":") || last == 0x20 { return false }
        if text.contains(": ") || text.contains(" #") { return false }
        return text.unicodeScalars.allSatisfy { isSafe($0) && !",[]{}".unicodeScalars.contains($0) }
    }

    /// Whether a character may be written as it is.
    static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isSafe(scalar): result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }
        }
        return result + "\""
    }
}
