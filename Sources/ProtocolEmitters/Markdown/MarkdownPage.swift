/// A page: blocks, one blank line apart.
package struct MarkdownPage: Hashable, Sendable {
    private var blocks: [String] = []

    init() {}

    /// The page as text.
    package var text: String { blocks.joined(separator: "\n\n") + "\n" }

    mutating func heading(_ level: Int, _ text: String, anchor: String? = nil) {
        // GitHub derives a heading's own fragment from its text; an explicit one is stable and unique.
        if let anchor { blocks.append("<a id=\"\(anchor)\"></a>") }
        blocks.append(String(repeating: "#", count: level) + " " + text)
    }

    /// Adds Markdown that is already safe; nothing if it is empty.
    mutating func paragraph(_ text: String?) {
        if let text, !text.isEmpty { blocks.append(text) }
    }

    /// Adds a text of the schema.
    mutating func doc(_ text: String?) {
        paragraph(text.map(MarkdownText.block))
    }

    mutating func code(_ text: String, _ language: String) {
        blocks.append(MarkdownText.fence(text, language))
    }

    mutating func list(_ items: [String]) {
        paragraph(items.map { "- " + $0 }.joined(separator: "\n"))
    }

    /// Adds a table of cells that are already safe; columns without any text are left out.
    mutating func table(_ columns: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        let kept = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        let heads = kept.map { columns[$0] }
        var lines = [row(heads), row(heads.map { _ in "---" })]
        lines += rows.map { cells in row(kept.map { cells[$0] }) }
        blocks.append(lines.joined(separator: "\n"))
    }

    private func row(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }
}
