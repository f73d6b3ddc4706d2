/// Makes the shortest text it can that matches a regular expression.
///
/// It knows alternatives, groups, classes, escapes, the dot, anchors and quantifiers; nil for all else.
struct PatternSample {
    static func text(matching pattern: String) -> String? {
        var sample = PatternSample(rest: pattern[...])
        guard let text = sample.alternatives(), sample.rest.isEmpty else { return nil }
        return text
    }

    private var rest: Substring

    private mutating func alternatives() -> String? {
        guard let first = sequence() else { return nil }
        while rest.first == "|" {
            rest.removeFirst()
            guard sequence() != nil else { return nil }
        }
        return first
    }

    private mutating func sequence() -> String? {
        var text = ""
        while let next = rest.first, next != "|", next != ")" {
            guard let atom = atom(), let count = repetitions() else { return nil }
            text += String(repeating: atom, count: count)
        }
        return text
    }

    private mutating func atom() -> String? {
        switch rest.removeFirst() {
        case "^", "$": return ""
        case ".": return "x"
        case "\\": return escape()
        case "[": return characterClass()
        case "(": return group()
        case "*", "+", "?", "{": return nil
        case let literal: return String(literal)
        }
    }

    private mutating func escape() -> String? {
        switch rest.popFirst() {
        case "d": "0"
        case "w": "a"
        case "s": " "
        case "b", "A", "z", "Z": ""
        case "n": "\n"
        case "t": "\t"
        case let other? where !other.isLetter && !other.isNumber: String(other)
        default: nil
        }
    }

    private mutating func group() -> String? {
        if rest.first == "?" {
            guard rest.hasPrefix("?:") else { return nil }
            rest.removeFirst(2)
        }
        guard let text = alternatives(), rest.popFirst() == ")" else { return nil }
        return text
    }

    private mutating func characterClass() -> String? {
        guard let end = rest.dropFirst().firstIndex(of: "]") else { return nil }
        var members = rest[..<end]
        rest = rest[rest.index(after: end)...]
        let isNegated = members.first == "^"
        if isNegated { members.removeFirst() }
        if isNegated { return ["x", "0", " ", "~"].first { !members.contains($0) } }
        guard let first = members.popFirst() else { return nil }
        guard first == "\\" else { return String(first) }
        var inner = PatternSample(rest: members)
        return inner.escape()
    }

    /// How often the atom stands: as seldom as its quantifier allows.
    private mutating func repetitions() -> Int? {
        let count: Int
        switch rest.first {
        case "*", "?": count = 0
        case "+": count = 1
        case "{":
            guard let end = rest.firstIndex(of: "}"),
                let least = Int(rest[rest.index(after: rest.startIndex)..<end].prefix { $0 != "," })
            else { return nil }
            rest = rest[end...]
            count = least
        default: return 1
        }
        rest.removeFirst()
        if rest.first == "?" || rest.first == "+" { rest.removeFirst() }
        return min(count, 1_000)
    }
}
