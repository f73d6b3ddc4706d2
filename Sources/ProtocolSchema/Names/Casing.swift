/// How a name is spelled on the wire.
package enum Casing: String, Hashable, Sendable, CaseIterable {
    case kebab = "kebab-case"
    case camel = "camelCase"
    case snake = "snake_case"
    case pascal = "PascalCase"
    case screamingSnake = "SCREAMING_SNAKE_CASE"
    case verbatim

    /// The name in this spelling; one without letters and digits is the same in all.
    package func spell(_ name: String) -> String {
        let words = self == .verbatim ? [] : Words.split(name)
        if words.isEmpty { return name }
        return switch self {
        case .verbatim: name
        case .kebab: words.joined(separator: "-")
        case .snake: words.joined(separator: "_")
        case .screamingSnake: words.joined(separator: "_").uppercased()
        case .pascal: words.map(Words.capitalized).joined()
        case .camel: (words.prefix(1) + words.dropFirst().map(Words.capitalized)).joined()
        }
    }
}

/// Names taken apart.
package enum Words {
    /// The words of a name in lower case: split at everything that is neither a letter nor a digit, and at camel humps.
    package static func split(_ name: String) -> [String] {
        splitPlain(name) ?? splitAny(name)
    }

    /// The words of a name in ASCII, as nearly all are; nil for another.
    private static func splitPlain(_ name: String) -> [String]? {
        let bytes = Array(name.utf8)
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        var words: [String] = []
        var start = 0
        func close(at end: Int) {
            if start < end { words.append(String(decoding: bytes[start..<end].lazy.map(lowercased), as: UTF8.self)) }
            start = end
        }
        for (index, byte) in bytes.enumerated() {
            let isUpper = isUppercase(byte)
            if !isUpper, !isLowerOrDigit(byte) {
                close(at: index)
                start = index + 1
            } else if isUpper, start < index {
                let previous = bytes[index - 1]
                let isLowerNext = index + 1 < bytes.count && (97...122).contains(bytes[index + 1])
                if isLowerOrDigit(previous) || isUppercase(previous) && isLowerNext { close(at: index) }
            }
        }
        close(at: bytes.count)
        return words
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { isUppercase(byte) ? byte | 0x20 : byte }

    private static func isUppercase(_ byte: UInt8) -> Bool { (65...90).contains(byte) }

    private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte)
    }

    private static func splitAny(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        let characters = Array(name)
        for (index, character) in characters.enumerated() {
            guard character.isLetter || character.isNumber else {
                append(&word, to: &words)
                continue
            }
            if character.isUppercase, startsHump(at: index, in: characters) { append(&word, to: &words) }
            word.append(character)
        }
        append(&word, to: &words)
        return words
    }

    /// The word with its first letter in upper case.
    package static func capitalized(_ word: String) -> String {
        guard let first = word.utf8.first, (97...122).contains(first), word.utf8.allSatisfy({ $0 < 0x80 }) else {
            return word.prefix(1).uppercased() + word.dropFirst()
        }
        return String(Unicode.Scalar(first & 0xDF)) + word[word.utf8.index(after: word.startIndex)...]
    }

    private static func append(_ word: inout String, to words: inout [String]) {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
    }

    /// `aB` starts a hump at B, and so does the last capital of `HTTPServer`.
    private static func startsHump(at index: Int, in characters: [Character]) -> Bool {
        guard index > 0 else { return false }
        let previous = characters[index - 1]
        if previous.isLowercase || previous.isNumber { return true }
        guard previous.isUppercase, index + 1 < characters.count else { return false }
        return characters[index + 1].isLowercase
    }
}
