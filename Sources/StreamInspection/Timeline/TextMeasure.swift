/// How wide text is in a drawing, about: a viewer may have any of the fonts that the drawing names, so the widest counts.
struct TextMeasure {
    /// The height of the letters.
    var size: Double
    /// Whether they are bold.
    var isBold = false

    /// The width of a text.
    func width(of text: String) -> Double { text.reduce(0) { $0 + width(of: $1) } }

    /// The text on one line, with an ellipsis in its middle if it is wider than that.
    func cut(_ text: String, to limit: Double) -> String {
        // No drawing has room for more, and what a stream holds may be much longer.
        let text = text.count > 400 ? String(text.prefix(200)) + String(text.suffix(200)) : text
        let printable = PlainText.printable(text)
        guard width(of: printable) > limit else { return printable }
        let room = limit - width(of: "…")
        let tail = fitting(printable.reversed(), in: room / 3)
        let head = fitting(Array(printable), in: room - width(of: String(tail)))
        return String(head) + "…" + String(tail.reversed())
    }

    private func fitting(_ characters: [Character], in room: Double) -> ArraySlice<Character> {
        var rest = room
        return characters.prefix { character in
            rest -= width(of: character)
            return rest >= 0
        }
    }

    private func width(of character: Character) -> Double {
        size * (isBold ? 1.13 : 1) * Self.share(of: character)
    }

    /// The width of a character in letters of size 1.
    private static func share(of character: Character) -> Double {
        switch character {
        case "i", "j", "l", "I", "|", ".", ",", ":", ";", "'", " ", "!", "f", "t", "r", "(", ")", "[", "]", "-", "/":
            0.38
        case "m", "w", "M", "W", "@", "%", "…": 1
        case "a"..."z", "_": 0.61
        case "0"..."9": 0.64
        case "A"..."Z": 0.73
        default: PlainText.width(of: String(character)) > 1 ? 1.1 : 0.75
        }
    }
}
