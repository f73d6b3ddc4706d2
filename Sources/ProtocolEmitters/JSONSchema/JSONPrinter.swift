/// Writes JSON trees as text.
package enum JSONPrinter {
    /// The tree on one line, without spaces.
    package static func compact(_ tree: JSONTree) -> String {
        switch tree {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): text
        case .string(let text): quoted(text)
        case .array(let elements): "[" + elements.map(compact).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { quoted($0.key) + ":" + compact($0.value) }.joined(separator: ",") + "}"
        }
    }

    /// The tree over several lines; what is short and flat stays on one.
    package static func pretty(_ tree: JSONTree, width: Int = 100) -> String {
        lines(tree, column: 0, indentation: 0, width: width)
    }

    /// The tree as a whole file.
    package static func document(_ tree: JSONTree) -> String { pretty(tree) + "\n" }

    /// A string as JSON writes it.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where InvisibleCharacters.contains(scalar):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func lines(_ tree: JSONTree, column: Int, indentation: Int, width: Int) -> String {
        if let line = oneLine(tree), column + line.count <= width { return line }
        let inner = indentation + 2
        let margin = String(repeating: " ", count: inner)
        let close = "\n" + String(repeating: " ", count: indentation)
        switch tree {
        case .array(let elements):
            let rows = elements.map { margin + lines($0, column: inner, indentation: inner, width: width) }
            return "[\n" + rows.joined(separator: ",\n") + close + "]"
        case .object(let members):
            let rows = members.map { member in
                let key = quoted(member.key) + ": "
                let start = inner + key.count
                return margin + key + lines(member.value, column: start, indentation: inner, width: width)
            }
            return "{\n" + rows.joined(separator: ",\n") + close + "}"
        default:
            return compact(tree)
        }
    }

    /// The spaced one-line form of scalars and of collections of scalars.
    private static func oneLine(_ tree: JSONTree) -> String? {
        switch tree {
        case .array(let elements) where elements.allSatisfy(isScalar):
            "[" + elements.map(compact).joined(separator: ", ") + "]"
        case .object(let members) where members.isEmpty:
            "{}"
        case .object(let members) where members.allSatisfy({ isScalar($0.value) }):
            "{ " + members.map { quoted($0.key) + ": " + compact($0.value) }.joined(separator: ", ") + " }"
        case .array, .object: nil
        default: compact(tree)
        }
    }

    private static func isScalar(_ tree: JSONTree) -> Bool {
        switch tree {
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }
}

/// Characters that would hide in a text, or turn it around, if they were written unescaped.
enum InvisibleCharacters {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
        default: false
        }
    }
}
