import ProtocolSupport

/// What was written without being collected.
struct Uncollected: Sendable {
    /// The names of the events.
    var types: Set<String> = []
    /// The calls that they may have begun.
    var calls: Set<UTF8Text> = []

    var isEmpty: Bool { types.isEmpty }

    /// Uncollected text is between these, so that it can be told apart.
    static let marks: (begin: Character, end: Character) = ("⟦", "⟧")

    static func marked(_ text: String) -> String { "\(marks.begin)\(text)\(marks.end)" }

    /// The text without what is marked.
    static func withoutMarked(_ text: String) -> String {
        // By scalars: what comes after a mark may join with it to one character.
        var result = String.UnicodeScalarView()
        var isMarked = false
        for scalar in text.unicodeScalars {
            if scalar == "⟦" {
                isMarked = true
            } else if scalar == "⟧" {
                isMarked = false
            } else if !isMarked {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
