/// Writes an outline as YAML: in one line where it fits, block style otherwise.
struct OutlineWriter {
    private(set) var text = ""
    private static let width = 120

    /// Writes the short entries at the head of the file.
    mutating func write(head entries: [Outline.Entry]) {
        for entry in entries { write(entry, level: 0) }
    }

    /// Writes a section of the file, with an empty line before it and a line for each entry at least.
    mutating func write(section name: String, _ entries: [Outline.Entry]) {
        text += "\n\(name):\n"
        for entry in entries { write(entry, level: 1) }
    }

    /// Writes a comment, in lines that fit.
    mutating func comment(_ comment: String, level: Int = 0) {
        for line in Self.wrapped(OneLine.text(comment, limit: 400), width: Self.width - 2 - 2 * level) {
            text += Self.indentation(level) + "# " + line + "\n"
        }
    }

    private mutating func write(_ entry: Outline.Entry, level: Int) {
        for comment in entry.comments { self.comment(comment, level: level) }
        let start = Self.indentation(level) + entry.key + ":"
        if let line = entry.value.line, start.count + line.count + 1 <= Self.width {
            text += "\(start) \(line)\n"
            return
        }
        switch entry.value {
        case .scalar(let scalar): text += "\(start) \(scalar)\n"
        case .prose(let prose): write(prose, after: start, level: level + 1)
        case .list(let items):
            text += start + "\n"
            for item in items { write(item, level: level + 1) }
        case .mapping(let entries):
            text += start + "\n"
            for entry in entries { write(entry, level: level + 1) }
        }
    }

    /// Writes an item of a list; items are scalars and lines here.
    private mutating func write(_ item: Outline, level: Int) {
        text += Self.indentation(level) + "- " + (item.line ?? "") + "\n"
    }

    private mutating func write(_ prose: String, after start: String, level: Int) {
        let lines = prose.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        let width = max(40, Self.width - 2 * level)
        text += lines.count > 1 ? "\(start) |-\n" : "\(start) >-\n"
        for line in lines {
            for piece in Self.wrapped(line, width: width) { text += Self.indentation(level) + piece + "\n" }
        }
    }

    private static func indentation(_ level: Int) -> String { String(repeating: "  ", count: level) }

    /// The line in pieces that fit, broken at spaces; tables and headings stay whole.
    private static func wrapped(_ line: String, width: Int) -> [String] {
        guard line.utf8.count > width, line.first != "|", line.first != "#" else { return [line] }
        var pieces: [String] = []
        var piece = ""
        for word in line.split(separator: " ") {
            if !piece.isEmpty, piece.count + word.count + 1 > width {
                pieces.append(piece)
                piece = ""
            }
            piece += (piece.isEmpty ? "" : " ") + word
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }
}
