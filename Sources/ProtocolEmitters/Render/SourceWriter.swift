/// Swift source as it grows: whole lines, four spaces a level, no spaces on blank ones.
package struct SourceWriter: Sendable {
    /// What has been written.
    package private(set) var text = ""
    /// How many levels the next line stands in.
    package var depth = 0
    /// How many lines have been written.
    package private(set) var lineCount = 0

    /// The number of columns a line may have.
    package static let width = 120

    /// Creates an empty writer.
    package init() {}

    /// Makes room for `bytes` bytes.
    package mutating func reserve(_ bytes: Int) {
        text.reserveCapacity(text.utf8.count + bytes)
    }

    /// Writes one line.
    package mutating func line(_ content: String) {
        indent()
        text += content
        endLine()
    }

    /// Writes one line that begins with `prefix`.
    package mutating func line(_ prefix: String, _ content: String) {
        indent()
        text += prefix
        text += content
        endLine()
    }

    /// Leaves a line empty.
    package mutating func blank() {
        endLine()
    }

    /// Writes a list between brackets: on one line if it fits, else one item a line.
    package mutating func list(_ list: CodeList) {
        if list.items.isEmpty || (!list.isBroken && fits(list)) {
            indent()
            text += list.open
            appendItems(list.items)
            text += list.close
            endLine()
        } else {
            brokenList(list)
        }
    }

    private mutating func appendItems(_ items: [String]) {
        var isFirst = true
        for item in items {
            if !isFirst { text += ", " }
            isFirst = false
            text += item
        }
    }

    private mutating func brokenList(_ list: CodeList) {
        line(list.open)
        depth += 1
        let last = list.items.count - 1
        for (index, item) in list.items.enumerated() {
            indent()
            text += item
            if index < last || list.hasTrailingComma { text += "," }
            endLine()
        }
        depth -= 1
        line(list.close)
    }

    /// Counts bytes, of which there are never fewer than columns.
    private func fits(_ list: CodeList) -> Bool {
        var length = depth * 4 + list.open.utf8.count + list.close.utf8.count
        for item in list.items {
            length += item.utf8.count + 2
            if length > Self.width + 2 { return false }
        }
        return length - 2 <= Self.width
    }

    private mutating func indent() {
        for _ in 0..<depth { text += "    " }
    }

    private mutating func endLine() {
        text += "\n"
        lineCount += 1
    }
}

/// Items between brackets: parameters, arguments, elements.
package struct CodeList: Hashable, Sendable {
    /// All before the first item.
    package var open: String
    /// The items.
    package var items: [String]
    /// All behind the last item.
    package var close: String
    /// Whether the last item is followed by a comma when each stands on its own line.
    package var hasTrailingComma: Bool
    /// Whether each item stands on its own line even if all fit on one.
    package var isBroken: Bool

    /// Creates a list.
    package init(
        _ open: String,
        _ items: [String],
        _ close: String,
        hasTrailingComma: Bool = false,
        isBroken: Bool = false
    ) {
        self.open = open
        self.items = items
        self.close = close
        self.hasTrailingComma = hasTrailingComma
        self.isBroken = isBroken
    }
}
