/// A documentation comment: one sentence, then the rest.
package struct DocComment: Hashable, Sendable {
    /// The first sentence.
    package var summary: String
    /// Paragraphs after it, none of them empty.
    package var paragraphs: [String]
    /// What each parameter is, for functions whose comment says more than one sentence.
    package var parameters: [(name: String, text: String)] = []
    /// What a function returns.
    package var returns: String?
    /// What a function throws.
    package var errors: String?

    /// Creates a comment from text that obeys the rules already.
    package init(_ summary: String, _ paragraphs: [String] = []) {
        self.summary = summary
        self.paragraphs = paragraphs
    }

    /// Creates a comment from what a schema says, or else from `fallback`, with `notes` as a last paragraph.
    package init(_ doc: String?, else fallback: String, notes: String? = nil) {
        let found = doc.map(Self.paragraphs) ?? []
        if let first = found.first {
            let (sentence, rest) = Self.splitFirstSentence(first)
            summary = sentence
            paragraphs = (rest.isEmpty ? [] : [rest]) + found.dropFirst()
        } else {
            summary = fallback
            paragraphs = []
        }
        if let notes { paragraphs.append(notes) }
    }

    package static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.summary == rhs.summary && lhs.paragraphs == rhs.paragraphs && lhs.returns == rhs.returns
            && lhs.errors == rhs.errors
            && lhs.parameters.elementsEqual(rhs.parameters) { $0.name == $1.name && $0.text == $1.text }
    }

    /// Hashes the summary, which nearly always tells comments apart.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(summary)
        hasher.combine(paragraphs)
    }
}

extension DocComment {
    /// What a schema says, as one sentence.
    ///
    /// For places where only one fits.
    package static func sentence(_ doc: String?, else fallback: String) -> String {
        guard let doc, let first = paragraphs(of: doc).first else { return fallback }
        return splitFirstSentence(first).sentence
    }

    /// The noun after `a` or `an`.
    static func withArticle(_ noun: String) -> String {
        let first = noun.first { $0 != "`" } ?? "x"
        return ("aeio".contains(first) ? "an " : "a ") + noun
    }

    /// Cuts text at blank lines and joins the lines of each paragraph.
    private static func paragraphs(of doc: String) -> [String] {
        if doc.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            let trimmed = trim(Substring(doc))
            return trimmed.isEmpty ? [] : [String(trimmed)]
        }
        var result: [String] = []
        var current = ""
        for line in doc.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let text = trim(Substring(visible(line)))
            if text.isEmpty {
                if !current.isEmpty { result.append(current) }
                current = ""
            } else {
                current += (current.isEmpty ? "" : " ") + text
            }
        }
        if !current.isEmpty { result.append(current) }
        return result
    }

    /// The text without anything that could end the comment.
    static func printable(_ text: String) -> String {
        text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) ? text : visible(Substring(text))
    }

    /// Leaves out what could end the line, or turn the reading direction.
    private static func visible(_ text: Substring) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
            case .format, .surrogate, .privateUse, .unassigned:
                if scalar == "\u{200D}" || scalar == "\u{200C}" { scalars.append(scalar) }
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// The first sentence, closed by a full stop, and what follows it.
    ///
    /// A full stop with a space after it ends a sentence: that is what the formatter's rule takes for one.
    private static func splitFirstSentence(_ text: String) -> (sentence: String, rest: String) {
        let bytes = text.utf8
        var index = bytes.startIndex
        while let stop = bytes[index...].firstIndex(of: UInt8(ascii: ".")) {
            let next = bytes.index(after: stop)
            guard next < bytes.endIndex else { return (text, "") }
            if bytes[next] == UInt8(ascii: " ") {
                return (String(text[..<next]), String(trim(text[next...])))
            }
            index = next
        }
        var end = Substring(text)
        while let last = end.last, "!?:;,".contains(last) { end.removeLast() }
        return (end + ".", "")
    }

    private static func trim(_ text: Substring) -> Substring {
        var text = text
        while text.utf8.first == UInt8(ascii: " ") { text.removeFirst() }
        while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
        return text
    }
}

extension SourceWriter {
    /// Writes a documentation comment.
    package mutating func doc(_ comment: DocComment) {
        paragraph(comment.summary)
        for text in comment.paragraphs {
            line("///")
            // A list item could pass for a tag that names a parameter.
            paragraph(text.hasPrefix("- ") || text.hasPrefix("* ") || text.hasPrefix("+ ") ? "\\" + text : text)
        }
        let hasTags = !comment.parameters.isEmpty || comment.returns != nil || comment.errors != nil
        if hasTags { line("///") }
        if comment.parameters.count == 1 {
            let parameter = comment.parameters[0]
            paragraph("- Parameter \(parameter.name): \(parameter.text)", hanging: "  ")
        } else if !comment.parameters.isEmpty {
            line("/// - Parameters:")
            for parameter in comment.parameters {
                paragraph("  - \(parameter.name): \(parameter.text)", hanging: "    ")
            }
        }
        if let text = comment.returns { paragraph("- Returns: " + text, hanging: "  ") }
        if let text = comment.errors { paragraph("- Throws: " + text, hanging: "  ") }
    }

    /// Writes text as comment lines, broken between words.
    private mutating func paragraph(_ text: String, hanging: String = "") {
        let text = DocComment.printable(text)
        let room = Self.width - depth * 4 - 4
        if text.utf8.count <= room { return line("/// ", text) }
        var current = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !current.isEmpty, current.utf8.count + 1 + word.utf8.count > room {
                line("/// ", current)
                current = hanging + word
            } else {
                current += current.isEmpty ? String(word) : " " + word
            }
        }
        if !current.isEmpty { line("/// ", current) }
    }
}
