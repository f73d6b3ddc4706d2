/// Items between brackets: parameters, arguments, elements.
package struct CodeList: Hashable, Sendable {
    /// One of the items.
    package indirect enum Item: Hashable, Sendable {
        case text(String)
        case list(CodeList)
    }

    /// All before the first item.
    package var open: String
    /// The items.
    package var items: [Item]
    /// All after the last item.
    package var close: String
    /// Whether the last of several items is followed by a comma when each has its own line.
    package var hasTrailingComma: Bool
    /// Whether each item has its own line even if all fit on one.
    package var isBroken: Bool

    /// Creates a list.
    package init(
        _ open: String,
        items: [Item],
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

    /// Creates a list of plain items.
    package init(
        _ open: String,
        _ items: [String],
        _ close: String,
        hasTrailingComma: Bool = false,
        isBroken: Bool = false
    ) {
        self.init(open, items: items.map { .text($0) }, close, hasTrailingComma: hasTrailingComma, isBroken: isBroken)
    }

    /// Creates an array literal that begins with `open`.
    package static func array(_ items: [Item], open: String = "[") -> CodeList {
        CodeList(open, items: items, "]", hasTrailingComma: true, isBroken: !items.isEmpty)
    }

    /// Takes the list's width from `room`; false when there is not enough.
    func takes(from room: inout Int) -> Bool {
        guard !isBroken || items.isEmpty else { return false }
        room -= open.utf8.count + close.utf8.count + max(0, items.count - 1) * 2
        for item in items {
            guard room >= 0 else { return false }
            switch item {
            case .text(let text): room -= text.utf8.count
            case .list(let list): guard list.takes(from: &room) else { return false }
            }
        }
        return room >= 0
    }
}
