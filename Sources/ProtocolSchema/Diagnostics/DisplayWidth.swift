/// A character of a source line in a form that is safe to print on a terminal.
struct DisplayCell: Hashable, Sendable {
    /// The text shown: never a control character, so a hostile schema cannot send commands to the terminal.
    let text: String
    /// The number of columns it takes.
    let width: Int

    /// The number of spaces shown for a tab in any column, so that the caret below always lines up.
    private static let tabWidth = 4

    /// Returns the cells of a text.
    static func cells(of text: String) -> [DisplayCell] {
        var previous: Unicode.Scalar?
        return text.unicodeScalars.map { scalar in
            defer { previous = scalar }
            return DisplayCell(scalar, after: previous)
        }
    }

    private init(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) {
        if scalar == "\t" {
            (text, width) = (String(repeating: " ", count: DisplayCell.tabWidth), DisplayCell.tabWidth)
        } else if DisplayCell.isHarmful(scalar) {
            (text, width) = ("\u{FFFD}", 1)
        } else {
            (text, width) = (String(scalar), DisplayCell.width(of: scalar, after: previous))
        }
    }

    /// Whether a terminal would act on a character instead of showing it, or reorder the characters around it.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0x200E, 0x200F: true
        default: false
        }
    }

    private static func width(of scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Int {
        if scalar.isASCII { return 1 }
        // A joiner merges two symbols; a skin tone changes the symbol before it; two regional letters make a flag.
        if previous == "\u{200D}" || scalar.properties.isEmojiModifier { return 0 }
        if (0x1F1E6...0x1F1FF).contains(scalar.value) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        let isWide = scalar.properties.isEmojiPresentation || wideRanges.contains { $0.contains(scalar.value) }
        return isWide ? 2 : 1
    }

    /// The East Asian scripts whose characters take two columns.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F200...0x1F320,
        0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}
