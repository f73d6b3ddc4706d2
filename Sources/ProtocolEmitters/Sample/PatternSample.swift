/// Makes the shortest text it can that matches a regular expression.
///
/// It knows alternatives, groups, classes, escapes, the dot, anchors and quantifiers; nil for all else.
struct PatternSample {
    static func text(matching pattern: String, length: Int = 0) -> String? {
        // What may be repeated is repeated until the text is long enough.
        for repeats in 0...min(length, 1_000) {
            var sample = PatternSample(rest: pattern[...], repeats: repeats)
            guard let text = sample.alternatives(), sample.rest.isEmpty else { return nil }
            if text.unicodeScalars.count >= length { return text }
        }
        return nil
    }

    private var rest: Substring
    private var repeats: Int

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
        var inner = PatternSample(rest: members, repeats: 0)
        return inner.escape()
    }

    /// How often the atom stands: as seldom as its quantifier and the length allow.
    private mutating func repetitions() -> Int? {
        let least: Int
        var most = Int.max
        switch rest.first {
        case "*": least = 0
        case "?": (least, most) = (0, 1)
        case "+": least = 1
        case "{":
            guard let end = rest.firstIndex(of: "}") else { return nil }
            let bounds = rest.dropFirst().prefix { $0 != "}" }.split(separator: ",", omittingEmptySubsequences: false)
            guard let first = bounds.first.flatMap({ Int($0) }) else { return nil }
            least = first
            most = bounds.count == 1 ? first : Int(bounds[1]) ?? .max
            rest = rest[end...]
        default: return 1
        }
        rest.removeFirst()
        if rest.first == "?" || rest.first == "+" { rest.removeFirst() }
        return min(max(least, repeats), most, 1_000)
    }
}
