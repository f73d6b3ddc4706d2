/// Swift source as it grows: whole lines, four spaces a level, no spaces on blank ones.
package struct SourceWriter: Sendable {
    /// The text so far, as bytes, because appending to a string costs far more.
    private var bytes: [UInt8] = []
    /// The indentation of the next line, in levels.
    package var depth = 0
    /// How many lines have been written.
    package private(set) var lineCount = 0

    /// The text so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The number of columns a line may have.
    package static let width = 120

    /// Creates an empty writer.
    package init() {}

    /// Makes room for `bytes` bytes.
    package mutating func reserve(_ bytes: Int) {
        self.bytes.reserveCapacity(self.bytes.count + bytes)
    }

    /// Writes one line, or several if it holds a literal of several lines.
    package mutating func line(_ content: String) {
        indent()
        append(content)
        endLine()
    }

    /// Writes one line that begins with `prefix`.
    package mutating func line(_ prefix: String, _ content: String) {
        indent()
        append(prefix)
        add(content)
        endLine()
    }

    /// Appends text; later lines get the indentation of the first.
    private mutating func append(_ content: String) {
        // Only literals have several lines.
        guard content.utf8.contains(UInt8(ascii: "\n")) else {
            add(content)
            return
        }
        var isFirst = true
        for part in content.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if !isFirst {
                endLine()
                if !part.isEmpty { indent() }
            }
            isFirst = false
            bytes.append(contentsOf: part)
        }
    }

    /// Leaves a line empty.
    package mutating func blank() {
        endLine()
    }

    /// Writes a list between brackets: on one line if it fits, else one item a line.
    ///
    /// - Parameters:
    ///   - list: The list.
    ///   - suffix: What follows the closing bracket.
    package mutating func list(_ list: CodeList, suffix: String = "") {
        if list.items.isEmpty || (!list.isBroken && fits(list, suffix)) {
            indent()
            appendInline(list)
            add(suffix)
            endLine()
        } else {
            brokenList(list, suffix)
        }
    }

    private mutating func appendInline(_ list: CodeList) {
        add(list.open)
        var isFirst = true
        for item in list.items {
            if !isFirst { add(", ") }
            isFirst = false
            switch item {
            case .text(let item): append(item)
            case .list(let inner): appendInline(inner)
            }
        }
        add(list.close)
    }

    private mutating func brokenList(_ list: CodeList, _ suffix: String) {
        line(list.open)
        depth += 1
        let last = list.items.count - 1
        for (index, item) in list.items.enumerated() {
            let comma = index < last || (list.hasTrailingComma && last > 0) ? "," : ""
            switch item {
            case .text(let text): line(text, comma)
            case .list(let inner): self.list(inner, suffix: comma)
            }
        }
        depth -= 1
        line(list.close, suffix)
    }

    /// Counts bytes, of which there are never fewer than columns.
    private func fits(_ list: CodeList, _ suffix: String) -> Bool {
        var room = Self.width - depth * 4 - suffix.utf8.count
        return list.takes(from: &room)
    }

    private mutating func indent() {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 4))
    }

    private mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        lineCount += 1
    }

    private mutating func add(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }
}
