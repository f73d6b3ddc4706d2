/// Text from outside in a line of a comment or a message.
enum OneLine {
    /// The longest text that is shown in full, in bytes.
    static let limit = 120

    /// The text without line breaks and control characters, cut where it gets long.
    static func text(_ text: String, limit: Int = limit) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let character = YAMLScalar.isSafe(scalar) ? scalar : " "
            if character == " ", result.hasSuffix(" ") { continue }
            result.unicodeScalars.append(character)
            if result.utf8.count > limit { return result + "…" }
        }
        return result
    }

    /// Documentation in lines, each of them clean; nil if there is nothing to read.
    static func prose(_ doc: String?) -> String? {
        guard let doc else { return nil }
        let lines = doc.split(whereSeparator: \.isNewline).map { line in
            let line = text(String(line), limit: .max).drop { $0 == " " }
            return line.hasSuffix(" ") ? String(line.dropLast()) : String(line)
        }
        let prose = lines.filter { !$0.isEmpty }.joined(separator: "\n")
        return prose.isEmpty ? nil : prose
    }
}
