/// The one place where text of a schema becomes a Swift literal.
package enum SwiftLiteral {
    /// The width of the widest literal on one line.
    package static let width = 88

    /// A string literal of exactly these Unicode scalars, on several lines if it is wide.
    package static func string(_ text: String) -> String {
        if text.utf8.count <= width || text.utf8.count <= 2 * width && contents(text).utf8.count <= width {
            return "\"" + contents(text) + "\""
        }
        var lines = cut(text, width: width)
        if let last = lines.last, last.utf8.last == UInt8(ascii: " ") {
            // Editors take spaces off the end of a line.
            lines[lines.count - 1] = String(last.dropLast()) + "\\u{20}"
        }
        if lines.count == 1 { return "\"" + lines[0] + "\"" }
        return "\"\"\"\n" + lines.map { "    " + $0 }.joined(separator: "\\\n") + "\n    \"\"\""
    }

    /// The text between the quotes.
    ///
    /// Everything that could end the literal, start an interpolation, or deceive a reader is escaped.
    package static func contents(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars { append(scalar, to: &result) }
        return result
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\0": result += "\\u{0}"
        default:
            if scalar.isASCII ? scalar.value >= 0x20 && scalar.value < 0x7F : isVisible(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
    }

    /// Whether a reader sees the scalar as one sign of its own, in its place.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator, .nonspacingMark, .spacingMark, .enclosingMark:
            false
        default: true
        }
    }

    /// A name as the label of an argument, where hardly any keyword needs backticks.
    package static func label(_ name: String) -> String {
        guard name.hasPrefix("`"), name != "`inout`" else { return name }
        return String(name.dropFirst().dropLast())
    }

    /// A name as the label of a parameter, where few keywords need backticks.
    package static func parameterLabel(_ name: String) -> String {
        ["`let`", "`var`"].contains(name) ? name : label(name)
    }

    /// A literal for a number that a schema holds, in JSON's spelling, or nil if it has none.
    package static func number(_ text: String) -> String? {
        JSONText.number(text)
    }

    /// Literals that together are the text, for a call that may be repeated.
    package static func pieces(_ text: String) -> [String] {
        if text.utf8.count <= width / 2 { return ["\"" + contents(text) + "\""] }
        return cut(text, width: width).map { "\"" + $0 + "\"" }
    }

    /// The escaped text in pieces of at most `width` bytes, each cut before an escape, never inside.
    private static func cut(_ text: String, width: Int) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for scalar in text.unicodeScalars {
            var next = ""
            append(scalar, to: &next)
            if piece.utf8.count + next.utf8.count > width {
                pieces.append(piece)
                piece = ""
            }
            piece += next
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }

    /// A literal of several lines in which nothing is escaped, so that JSON stays readable.
    ///
    /// It has as many number signs as its text needs to have neither an end nor an interpolation in it.
    package static func raw(_ text: String) -> String {
        var signs = "#"
        while text.contains("\"\"\"" + signs) || text.contains("\\" + signs) { signs += "#" }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            wrapped(String(line)).joined(separator: "\\" + signs + "\n")
        }
        return signs + "\"\"\"\n" + lines.joined(separator: "\n") + "\n\"\"\"" + signs
    }

    /// The line in pieces that end after a space.
    private static func wrapped(_ line: String) -> [String] {
        var pieces: [String] = []
        var rest = Substring(line)
        while rest.utf8.count > width, let space = rest.prefix(width).lastIndex(of: " "), space > rest.startIndex,
            rest[..<space].contains(where: { $0 != " " })
        {
            let end = rest.index(after: space)
            pieces.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return pieces + [String(rest)]
    }
}
