import ProtocolSupport

/// The content that was written without being collected.
struct Uncollected: Sendable {
    /// The types of the events.
    var types: Set<String> = []
    /// The calls that the events may have begun.
    var calls: Set<UTF8Text> = []

    var isEmpty: Bool { types.isEmpty }

    /// The marks around uncollected text.
    static let marks: (begin: Character, end: Character) = ("⟦", "⟧")

    static func marked(_ text: String) -> String { "\(marks.begin)\(text)\(marks.end)" }

    /// Returns the text without its marked parts.
    static func withoutMarked(_ text: String) -> String {
        // By scalars, since a scalar after a mark may combine with it into one character.
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
