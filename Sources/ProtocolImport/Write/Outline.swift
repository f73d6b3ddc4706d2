/// A part of a schema as it is to be written.
indirect enum Outline: Hashable {
    /// A scalar with the quotes that it needs.
    case scalar(String)
    /// Prose, which may have lines.
    case prose(String)
    case list([Outline])
    case mapping([Entry])

    /// A key of a mapping.
    struct Entry: Hashable {
        /// The key with the quotes that it needs.
        var key: String
        var value: Outline
        /// Comments above the key.
        var comments: [String] = []

        init(_ key: String, _ value: Outline, comments: [String] = []) {
            (self.key, self.value, self.comments) = (key, value, comments)
        }
    }

    /// A text that stays one: quoted where it would look like something else.
    static func text(_ text: String) -> Outline { .scalar(YAMLScalar.text(text)) }

    /// The outline in one line; nil if it has comments or lines.
    var line: String? {
        switch self {
        case .scalar(let text): return text
        case .prose(let text): return text.contains("\n") ? nil : YAMLScalar.text(text)
        case .list(let items):
            let lines = items.compactMap(\.line)
            return lines.count == items.count ? "[\(lines.joined(separator: ", "))]" : nil
        case .mapping(let entries):
            if entries.isEmpty { return "{}" }
            var lines: [String] = []
            for entry in entries {
                guard entry.comments.isEmpty, let value = entry.value.line else { return nil }
                lines.append("\(entry.key): \(value)")
            }
            return "{ \(lines.joined(separator: ", ")) }"
        }
    }
}
