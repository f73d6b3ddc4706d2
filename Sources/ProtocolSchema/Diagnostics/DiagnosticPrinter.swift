/// Formats findings as text for people; nothing else formats them.
package struct DiagnosticPrinter: Sendable {
    /// The longest message that is printed in full: names in it come from the schema and may be as long as the file.
    private static let messageLimit = 2000
    /// The number of findings that are printed: nobody reads more, and fixing the first ones fixes many of the others.
    package static let findingLimit = 100

    /// The bytes of the files, for excerpts.
    private let sources: [String: [UInt8]]
    private let isColoured: Bool

    /// Creates a printer that shows excerpts of `sources`, which maps paths to the bytes of the files.
    package init(sources: [String: [UInt8]], isColoured: Bool = false) {
        self.sources = sources
        self.isColoured = isColoured
    }

    /// Returns the text of all findings in a bag; empty if there are none.
    package func print(_ bag: DiagnosticBag) -> String {
        print(bag.diagnostics)
    }

    /// Returns the findings in the given order, then a line with their number; empty if there are none.
    package func print(_ diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "" }
        let shown = Array(diagnostics.prefix(Self.findingLimit))
        let places = places(in: shown)
        var lines: [String] = []
        for diagnostic in shown { append(diagnostic, places: places, to: &lines) }
        if shown.count < diagnostics.count {
            lines.append("and \(diagnostics.count - shown.count) more, which are not shown")
        }
        lines.append(summary(of: diagnostics))
        return lines.joined(separator: "\n") + "\n"
    }

    /// Returns the number of findings and their location, such as `2 errors in schema/chat.yaml`.
    package func summary(of diagnostics: [Diagnostic]) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        var counts: [String] = []
        if errors > 0 { counts.append(errors == 1 ? "1 error" : "\(errors) errors") }
        if warnings > 0 { counts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
        let paths = Set(diagnostics.map(\.range.path))
        let place = paths.count == 1 ? paths.first.map(clean) ?? "" : "\(paths.count) files"
        return counts.joined(separator: " and ") + " in \(place)"
    }

    // MARK: - Lines

    /// The places where ranges start, by path and position.
    private typealias Places = [String: [SourcePosition: SourcePlace]]

    private func append(_ diagnostic: Diagnostic, places: Places, to lines: inout [String]) {
        let isExcerpted = !diagnostic.rule.isAboutWholeFile
        let ranges = (isExcerpted ? [diagnostic.range] : []) + diagnostic.notes.compactMap(\.range)
        let gutter = ranges.map { String($0.start.line).count }.max() ?? 1

        let label = style(diagnostic.severity.rawValue + ":", diagnostic.severity == .error ? .red : .bold)
        let place = style(location(diagnostic.range), .bold)
        let message = style(clean(diagnostic.message, limit: DiagnosticPrinter.messageLimit), .bold)
        lines.append("\(place) \(label) \(message) [\(diagnostic.rule.rawValue)]")
        if isExcerpted { appendExcerpt(of: diagnostic.range, gutter: gutter, places: places, to: &lines) }

        for note in diagnostic.notes {
            let message = clean(note.message, limit: DiagnosticPrinter.messageLimit)
            let label = style("note:", .bold)
            guard let range = note.range else {
                lines.append("\(label) \(message)")
                continue
            }
            lines.append("\(style(location(range), .bold)) \(label) \(message)")
            appendExcerpt(of: range, gutter: gutter, places: places, to: &lines)
        }
    }

    private func appendExcerpt(of range: SourceRange, gutter: Int, places: Places, to lines: inout [String]) {
        guard let bytes = sources[range.path], let place = places[range.path]?[range.start],
            let excerpt = Excerpt(of: range, at: place, in: bytes)
        else { return }
        let number = String(range.start.line)
        let padding = String(repeating: " ", count: max(0, gutter - number.count))
        let indentation = String(repeating: " ", count: excerpt.caretColumn)
        let caret = "^" + String(repeating: "~", count: excerpt.caretWidth - 1)
        lines.append(" \(padding)\(number) | \(excerpt.text)")
        lines.append(" \(String(repeating: " ", count: gutter)) | \(indentation)\(style(caret, .red))")
    }

    private func location(_ range: SourceRange) -> String {
        "\(clean(range.path)):\(range.start.line):\(range.start.column):"
    }

    /// Returns the places of all findings and notes, in one pass over each file.
    private func places(in diagnostics: [Diagnostic]) -> Places {
        var wanted: [String: Set<SourcePosition>] = [:]
        for diagnostic in diagnostics {
            for range in [diagnostic.range] + diagnostic.notes.compactMap(\.range) {
                wanted[range.path, default: []].insert(range.start)
            }
        }
        var places: Places = [:]
        for (path, positions) in wanted {
            places[path] = sources[path].map { SourcePlace.places(of: positions, in: $0) }
        }
        return places
    }

    // MARK: - Characters

    /// Returns a text that is safe to print on a terminal, cut after `limit` characters.
    private func clean(_ text: String, limit: Int) -> String {
        let start = text.unicodeScalars.prefix(limit)
        return clean(String(start)) + (start.endIndex < text.unicodeScalars.endIndex ? "…" : "")
    }

    private func clean(_ text: String) -> String {
        DisplayCell.cells(of: text).map(\.text).joined()
    }

    private enum Style: String {
        case bold = "\u{1B}[1m"
        case red = "\u{1B}[1;31m"
    }

    private func style(_ text: String, _ style: Style) -> String {
        isColoured ? style.rawValue + text + "\u{1B}[0m" : text
    }
}

extension RuleID {
    /// Whether a finding is about the file as a whole, so that an excerpt would add nothing.
    fileprivate var isAboutWholeFile: Bool {
        self == .unreadableFile || self == .fileTooLarge || self == .emptyFile
    }
}
