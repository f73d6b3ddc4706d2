import AISDK
package import ProtocolSupport

/// A plain implementation of the client's repair of unfinished JSON: repairs the whole text each time and parses it.
package enum Repair {
    /// Returns the value that `client` sees in `text`, or nil if there is none.
    package static func value(_ text: String, _ client: ClientVersion) -> JSONValue? {
        if let value = parse(text) { return isRefused(value, in: text, client) ? JSONValue?.none : value }
        let cutsEscapes = UIMessageStream.Behaviour.repairsCutUnicodeEscapes.applies(to: client)
        let text = repaired(Array(text.utf16), cutsEscapes)
        guard let value = parse(text), !isRefused(value, in: text, client) else { return nil }
        return value
    }

    private static func parse(_ text: String) -> JSONValue? { try? JSONValue(json: text) }

    /// Old clients inspect the value only if the text contains one of the names, and then also fail at `null`.
    private static func isRefused(_ value: JSONValue, in text: String, _ client: ClientVersion) -> Bool {
        let isOld = client < ClientVersion(5, 0, 146)
        if isOld, !text.contains(/"(__proto__|constructor)"\s*:/) { return false }
        return isForbidden(value, isOld)
    }

    private static func isForbidden(_ value: JSONValue, _ isOld: Bool) -> Bool {
        switch value {
        case .array(let elements): elements.contains { isForbidden($0, isOld) }
        case .object(let object):
            object["__proto__"] != nil || object["constructor"]?["prototype"] != nil
                || (isOld && object["constructor"] == .null)
                || object.contains { isForbidden($0.value, isOld) }
        default: false
        }
    }

    private static func repaired(_ text: [UInt16], _ cutsEscapes: Bool) -> String {
        var stack = ["root"]
        var usable = 0
        var literal = 0
        var digits = 0
        func part(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF16.self) }
        func isPrefix(_ begun: String) -> Bool { ["true", "false", "null"].contains { $0.hasPrefix(begun) } }
        func begin(_ unit: Character, _ place: Int, _ next: String) {
            let inner: String
            switch unit {
            case "\"": inner = "string"
            case "t", "f", "n":
                inner = "literal"
                literal = place
            case "-", "0"..."9": inner = "number"
            case "{": inner = "object start"
            case "[": inner = "array start"
            default: return
            }
            if unit != "-" { usable = place + 1 }
            stack[stack.count - 1] = next
            stack.append(inner)
        }
        func leave(_ unit: Character, _ place: Int) {
            switch (stack[stack.count - 1], unit) {
            case ("object value", ","): stack[stack.count - 1] = "object comma"
            case ("array value", ","): stack[stack.count - 1] = "array comma"
            case ("object value", "}"), ("array value", "]"):
                stack.removeLast()
                usable = place + 1
            default: break
            }
        }
        for (place, code) in text.enumerated() {
            let unit = Unicode.Scalar(code).map { Character($0) } ?? "\u{FFFD}"
            switch stack[stack.count - 1] {
            case "root": begin(unit, place, "end")
            case "object start", "object comma":
                if unit == "\"" {
                    stack[stack.count - 1] = "key"
                } else if unit == "}", stack[stack.count - 1] == "object start" {
                    stack.removeLast()
                    usable = place + 1
                }
            case "key": if unit == "\"" { stack[stack.count - 1] = "after key" }
            case "after key": if unit == ":" { stack[stack.count - 1] = "before value" }
            case "before value": begin(unit, place, "object value")
            case "object value": leave(unit, place)
            case "array start":
                usable = place + 1
                if unit == "]" { stack.removeLast() } else { begin(unit, place, "array value") }
            case "array value":
                if unit != "," { usable = place + 1 }
                leave(unit, place)
            case "array comma": begin(unit, place, "array value")
            case "string":
                if unit == "\\" {
                    stack.append("escape")
                } else {
                    usable = place + 1
                    if unit == "\"" { stack.removeLast() }
                }
            case "escape":
                stack.removeLast()
                if cutsEscapes, unit == "u" {
                    stack.append("unicode escape")
                    digits = 0
                } else {
                    usable = place + 1
                }
            case "unicode escape":
                guard unit.isASCII, unit.isHexDigit else { continue }
                digits += 1
                if digits == 4 {
                    stack.removeLast()
                    usable = place + 1
                }
            case "number":
                switch unit {
                case "0"..."9": usable = place + 1
                case "e", "E", "-", ".": break
                default:
                    stack.removeLast()
                    if unit == "," || unit == "}" || unit == "]" { leave(unit, place) }
                }
            case "literal":
                if isPrefix(part(literal..<place + 1)) {
                    usable = place + 1
                } else {
                    stack.removeLast()
                    leave(unit, place)
                }
            default: break
            }
        }
        var result = part(0..<usable)
        for place in stack.reversed() {
            if place == "string" {
                result += "\""
            } else if place == "literal" {
                let begun = part(literal..<text.count)
                result +=
                    ["true", "false", "null"].first { $0.hasPrefix(begun) }.map { $0.dropFirst(begun.count) } ?? ""
            } else if place.hasPrefix("array") {
                result += "]"
            } else if place.contains("key") || place.contains("object") || place == "before value" {
                result += "}"
            }
        }
        return result
    }
}
