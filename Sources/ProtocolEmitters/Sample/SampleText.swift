import ProtocolSchema

/// Strings for samples: what a reader would expect under such a name, within the constraints.
enum SampleText {
    static func text(named name: String, constraints: Constraints, random: inout SampleRandom?) -> String {
        if let format = constraints.format, let text = formatted[format] { return text }
        if let pattern = constraints.pattern {
            return PatternSample.text(matching: pattern, length: constraints.minLength ?? 0) ?? expected(name)
        }
        guard let index = random?.below(hostile.count * 2), index < hostile.count else {
            return fitted(expected(name), constraints)
        }
        return fitted(hostile[index], constraints)
    }

    private static let formatted = [
        "uri": "https://example.com/page",
        "email": "ada@example.com",
        "uuid": "7d9b1e0c-53a4-4c5b-9a39-0c1f6f3f2a11",
        "date-time": "2026-01-31T12:00:00Z",
    ]

    /// The usual mistakes of escaping by hand.
    private static let hostile = [
        "", "\"quoted\"", "a\\b", "line\nbreak\r\ttab", "\u{2028}\u{0}\u{7F}", "naïve 👩‍👩‍👧", "</script>",
    ]

    private static func expected(_ name: String) -> String {
        let words = Words.split(name).map { $0.lowercased() }
        let last = words.last ?? "value"
        switch last {
        case "id":
            let owner = words.dropLast().first { $0 != "tool" } ?? "id"
            return owner == "id" ? "id-1" : owner + "-1"
        case "url", "uri", "link": return "https://example.com/page"
        case "type" where words.contains("media"): return "text/plain"
        case "delta", "text": return words.contains("error") ? "Something went wrong." : "Hello"
        case "error": return "Something went wrong."
        case "title": return "A title"
        case "filename", "file": return "report.pdf"
        case "name": return words.contains("tool") ? "weather" : "example"
        case "reason": return "Because."
        case "message", "description": return "Some words."
        default: return words.isEmpty ? "value" : words.joined(separator: " ")
        }
    }

    private static func fitted(_ text: String, _ constraints: Constraints) -> String {
        var scalars = Array(text.unicodeScalars)
        if let least = constraints.minLength, scalars.count < least {
            scalars += Array(repeating: "x", count: least - scalars.count)
        }
        if let most = constraints.maxLength, scalars.count > most { scalars.removeLast(scalars.count - most) }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }
}
