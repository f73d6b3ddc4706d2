/// A piece of a random schema, printed as YAML in flow style.
indirect enum FuzzNode: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    /// Text between quotes.
    case text(String)
    /// A word, a number or a bool as it is.
    case plain(String)
    case list([FuzzNode])
    case map([FuzzEntry])

    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = .plain(String(value)) }
    init(integerLiteral value: Int) { self = .plain(String(value)) }

    static func texts(_ texts: [String]) -> FuzzNode { .list(texts.map(FuzzNode.text)) }

    /// The YAML on one line.
    var flow: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .plain(let text): text
        case .list(let items): "[" + items.map(\.flow).joined(separator: ", ") + "]"
        case .map(let entries): "{" + entries.map(\.flow).joined(separator: ", ") + "}"
        }
    }

    /// The YAML of a whole document: an entry of a section on each line.
    static func document(_ sections: [FuzzEntry]) -> String {
        sections.map { section in
            guard case .map(let entries) = section.value, !entries.isEmpty else { return section.flow + "\n" }
            return section.key + ":\n" + entries.map { "  " + $0.flow + "\n" }.joined()
        }
        .joined()
    }

    fileprivate static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case " "..."~": result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return result + "\""
    }
}

/// An entry of a mapping.
struct FuzzEntry {
    var key: String
    var value: FuzzNode
    /// Whether the key is a number or a bool.
    private var isPlain = false

    init(_ key: String, _ value: FuzzNode) {
        self.key = key
        self.value = value
    }

    /// An entry whose key is a number or a bool.
    init(plain key: FuzzNode, _ value: FuzzNode) {
        self.init(key.flow, value)
        isPlain = true
    }

    var flow: String {
        if isPlain { return key + ": " + value.flow }
        let isWord = key.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") } && !key.hasPrefix("-")
        let isSafe = isWord && !["true", "false", "null", "yes", "no", "on", "off", "y", "n", ""].contains(key)
        return (isSafe ? key : FuzzNode.quoted(key)) + ": " + value.flow
    }
}
