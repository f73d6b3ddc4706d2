/// Puts text of a schema into Markdown without letting it break out.
///
/// Docs may use code spans, emphasis, links and paragraphs; HTML and what would begin a block is shown as text.
enum MarkdownText {
    /// The text as paragraphs.
    static func block(_ text: String) -> String {
        let lines = normalized(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var paragraphs: [[String]] = [[]]
        for line in lines {
            if line.allSatisfy(\.isWhitespace) {
                if paragraphs.last?.isEmpty == false { paragraphs.append([]) }
            } else {
                paragraphs[paragraphs.count - 1].append(line.trimmed)
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { paragraph in
            inline(paragraph.joined(separator: "\n"))
                .split(separator: "\n").map { unblocked(String($0)) }.joined(separator: "\n")
        }
        .joined(separator: "\n\n")
    }

    /// The text on one line.
    static func line(_ text: String) -> String {
        let words = normalized(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return unblocked(inline(words))
    }

    /// The text on one line of a table.
    static func cell(_ text: String) -> String {
        piped(line(text))
    }

    /// The first sentence of a doc, on one line.
    static func summary(_ text: String) -> String {
        let words = normalized(text).split(whereSeparator: \.isWhitespace)
        let last = words.indices.first { index in
            words[index].last.map { ".!?".contains($0) } == true
                && words.indices.contains(index + 1) && words[index + 1].first?.isLowercase == false
        }
        return line(words[...(last ?? words.indices.last ?? words.startIndex - 1)].joined(separator: " "))
    }

    /// A code span on one line.
    static func code(_ text: String) -> String {
        let text = PlainText.shown(text)
        let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        let pad = text.isEmpty || text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ") ? " " : ""
        return fence + pad + text + pad + fence
    }

    /// A code span in a table.
    static func codeCell(_ text: String) -> String {
        piped(code(text))
    }

    /// A fenced block of code.
    static func fence(_ text: String, _ language: String) -> String {
        let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return fence + language + "\n" + (text.hasSuffix("\n") ? text : text + "\n") + fence
    }

    /// The text as the fragment of a link.
    static func anchor(_ kind: String, _ name: String) -> String {
        var result = kind + "-"
        for scalar in name.lowercased().unicodeScalars {
            let isPlain =
                ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || "-_.".unicodeScalars.contains(scalar)
            result += isPlain ? String(scalar) : scalar == "*" ? "all" : "-\(scalar.value)-"
        }
        return result
    }

    // MARK: Pieces

    /// One kind of line end, and no character that cannot be seen.
    private static func normalized(_ text: String) -> String {
        String(text.map { $0.isNewline ? "\n" : $0 }).split(separator: "\n", omittingEmptySubsequences: false)
            .map { PlainText.shown(String($0.map { $0 == "\t" ? " " : $0 })) }.joined(separator: "\n")
    }

    /// Code spans stay; outside of them HTML, and a backtick without a partner, becomes text.
    private static func inline(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.first {
            guard character == "`" else {
                result += character == "<" ? "&lt;" : String(character)
                rest.removeFirst()
                continue
            }
            let ticks = rest.prefix { $0 == "`" }
            let inside = rest[ticks.endIndex...]
            if let end = closing(ticks.count, in: inside) {
                result += rest[..<end]
                rest = rest[end...]
            } else {
                result += String(repeating: "\\`", count: ticks.count)
                rest = inside
            }
        }
        return result
    }

    /// Where a code span that was opened by so many backticks ends.
    private static func closing(_ count: Int, in text: Substring) -> Substring.Index? {
        var rest = text
        while let start = rest.firstIndex(of: "`") {
            let ticks = rest[start...].prefix { $0 == "`" }
            if ticks.count == count { return ticks.endIndex }
            rest = rest[ticks.endIndex...]
        }
        return nil
    }

    /// The line so that it begins no heading, quote, rule, table or fence; lists may stay.
    private static func unblocked(_ line: String) -> String {
        guard let first = line.first else { return line }
        let isRule = Set(line).isSubset(of: ["=", "-", " ", "*", "_"])
        let isFence = line.hasPrefix("```") || line.hasPrefix("~~~")
        return "#>|".contains(first) || isRule || isFence ? "\\" + line : line
    }

    private static func piped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
