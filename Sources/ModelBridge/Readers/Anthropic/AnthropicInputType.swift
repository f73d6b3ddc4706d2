import ProtocolSupport

/// Puts a type in front of the members of an input, whole or in pieces.
///
/// The provider has a tool each for code, commands and files. The application has one, whose inputs differ by their type.
struct AnthropicInputType: Sendable {
    private enum Place {
        case beforeObject
        case beforeMember
        case done
    }

    private let type: String
    private var place = Place.beforeObject

    init(_ type: String) {
        self.type = type
    }

    /// Returns a whole input with the type.
    func whole(_ input: JSONValue) -> JSONValue {
        guard let members = input.objectValue, members["type"] == nil else { return input }
        var typed: JSONObject = ["type": .string(type)]
        for (key, value) in members { typed[key] = value }
        return .object(typed)
    }

    /// Returns the next piece of an input, with the type if it belongs there.
    mutating func piece(_ text: String) -> String {
        switch place {
        case .done: return text
        case .beforeMember: return member(text[...])
        case .beforeObject:
            guard let first = Self.firstSign(of: text[...]) else { return text }
            guard text.utf8[first] == UInt8(ascii: "{") else {
                place = .done
                return text
            }
            place = .beforeMember
            let rest = text[text.utf8.index(after: first)...]
            return text[..<first] + "{\"type\": \"\(type)\"" + member(rest)
        }
    }

    /// Puts a comma between the type and the next member, if there is one.
    private mutating func member(_ text: Substring) -> String {
        guard let first = Self.firstSign(of: text) else { return String(text) }
        place = .done
        return text.utf8[first] == UInt8(ascii: "}") ? String(text) : "," + text
    }

    private static func firstSign(of text: Substring) -> String.Index? {
        text.utf8.firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
}
