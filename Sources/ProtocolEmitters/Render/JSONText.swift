package import ProtocolSchema

/// JSON as generated code writes it: no spaces, the same escapes as the runtime's writer.
package enum JSONText {
    /// A string with its quotes.
    package static func string(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            return "\"" + text + "\""
        }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}": result += "\\b"
            case "\u{C}": result += "\\f"
            default: appendPlain(scalar, to: &result)
            }
        }
        return result + "\""
    }

    private static func appendPlain(_ scalar: Unicode.Scalar, to result: inout String) {
        guard scalar.value < 0x20 else { return result.unicodeScalars.append(scalar) }
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    /// A literal of a schema.
    package static func literal(_ literal: Literal) -> String {
        switch literal {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): number(text) ?? "null"
        case .string(let text): string(text)
        case .list(let items): "[" + items.map(Self.literal).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { string($0.key) + ":" + Self.literal($0.value) }.joined(separator: ",") + "}"
        }
    }

    /// The number in JSON's spelling, or nil if it is none.
    package static func number(_ text: String) -> String? {
        if isNumber(text) { return text }
        if let integer = Int(text) { return String(integer) }
        guard let value = Double(text), value.isFinite else { return nil }
        return "\(value)"
    }

    /// Whether the text follows the grammar of RFC 8259.
    private static func isNumber(_ text: String) -> Bool {
        var bytes = Substring(text).utf8
        if bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
        guard let first = bytes.first else { return false }
        let integer = skipDigits(&bytes)
        guard integer > 0, integer == 1 || first != UInt8(ascii: "0") else { return false }
        if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            guard skipDigits(&bytes) > 0 else { return false }
        }
        guard let exponent = bytes.first else { return true }
        guard exponent == UInt8(ascii: "e") || exponent == UInt8(ascii: "E") else { return false }
        bytes.removeFirst()
        if let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { bytes.removeFirst() }
        return skipDigits(&bytes) > 0 && bytes.isEmpty
    }

    private static func skipDigits(_ bytes: inout Substring.UTF8View) -> Int {
        var count = 0
        while let byte = bytes.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            bytes.removeFirst()
            count += 1
        }
        return count
    }
}
