/// The one place where text of a schema becomes a Swift literal.
package enum SwiftLiteral {
    /// A string literal of exactly these Unicode scalars.
    package static func string(_ text: String) -> String {
        "\"" + contents(text) + "\""
    }

    /// What stands between the quotes.
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

    /// A literal for a number that a schema holds, in JSON's spelling, or nil if it has none.
    package static func number(_ text: String) -> String? {
        JSONText.number(text)
    }

    /// A literal of several pieces, none wider than `width`, for a call that may be repeated.
    ///
    /// A piece is cut before an escape, never inside.
    package static func pieces(_ text: String, width: Int) -> [String] {
        guard text.utf8.count > width else { return [string(text)] }
        var pieces: [String] = []
        var piece = ""
        for scalar in text.unicodeScalars {
            var next = ""
            append(scalar, to: &next)
            if piece.utf8.count + next.utf8.count > width {
                pieces.append("\"" + piece + "\"")
                piece = ""
            }
            piece += next
        }
        if !piece.isEmpty { pieces.append("\"" + piece + "\"") }
        return pieces
    }
}
