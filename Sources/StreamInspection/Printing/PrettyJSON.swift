package import ProtocolSupport

/// JSON for people: indented by two spaces, and short lists and objects on one line.
package enum PrettyJSON {
    /// A list or an object that fits into so many columns stays on its line.
    private static let lineLimit = 72

    /// The text of a value, without a line end after it.
    package static func text(_ value: JSONValue) -> String {
        var text = ""
        write(value, level: 0, &text)
        return text
    }

    private static func write(_ value: JSONValue, level: Int, _ text: inout String) {
        switch value {
        case .array(let elements) where !elements.isEmpty:
            writeItems(elements.map { ("", $0) }, ("[", "]"), level, of: value, &text)
        case .object(let object) where !object.isEmpty:
            let items = object.map { ("\(JSONValue.string($0.key)): ", $0.value) }
            writeItems(items, ("{", "}"), level, of: value, &text)
        default:
            text += "\(value)"
        }
    }

    private static func writeItems(
        _ items: [(head: String, value: JSONValue)],
        _ brackets: (String, String),
        _ level: Int,
        of value: JSONValue,
        _ text: inout String
    ) {
        if let line = line(items, brackets), level * 2 + line.utf8.count <= lineLimit {
            text += line
            return
        }
        text += brackets.0
        for (index, item) in items.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: level + 1) + item.head
            write(item.value, level: level + 1, &text)
        }
        text += "\n" + String(repeating: "  ", count: level) + brackets.1
    }

    /// All on one line; nil if an item holds others, or if there are so many that they do not fit anyway.
    private static func line(_ items: [(head: String, value: JSONValue)], _ brackets: (String, String)) -> String? {
        guard items.count <= lineLimit / 2, items.allSatisfy({ isFlat($0.value) }) else { return nil }
        let space = brackets.0 == "{" ? " " : ""
        let inner = items.map { "\($0.head)\($0.value)" }.joined(separator: ", ")
        return brackets.0 + space + inner + space + brackets.1
    }

    private static func isFlat(_ value: JSONValue) -> Bool {
        switch value {
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty
        default: true
        }
    }
}
