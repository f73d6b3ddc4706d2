/// A type written as a phrase: `list of usage or null`.
package indirect enum TypePhrase: Hashable, Sendable {
    case name(String)
    case list(TypePhrase)
    case map(TypePhrase)
    case nullable(TypePhrase)
    /// At least two types with `or` between them; none of them is another choice, or null.
    case choice([TypePhrase])

    /// How deep `list of` and `map of` may nest, and how many types may follow each other; hostile text must not exhaust
    /// the stack.
    private static let depthLimit = 16

    /// Reads a phrase; nil if it is none.
    package init?(_ text: String) {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" })
        var pieces = words.split(separator: "or", omittingEmptySubsequences: false)
        let isNullable = pieces.count > 1 && pieces.last?.elementsEqual(["null"]) == true
        if isNullable { pieces.removeLast() }
        guard pieces.count <= Self.depthLimit else { return nil }
        var phrases: [TypePhrase] = []
        for piece in pieces {
            guard piece.count < 2 * Self.depthLimit, let phrase = Self.read(piece), phrase != .name("null") else {
                return nil
            }
            phrases.append(phrase)
        }
        let phrase = phrases.count == 1 ? phrases[0] : .choice(phrases)
        self = isNullable ? .nullable(phrase) : phrase
    }

    private static func read(_ words: ArraySlice<Substring>) -> TypePhrase? {
        guard let first = words.first else { return nil }
        if words.count == 1 { return .name(String(first)) }
        guard words.dropFirst().first == "of", let inner = read(words.dropFirst(2)) else { return nil }
        return switch first {
        case "list": .list(inner)
        case "map": .map(inner)
        default: nil
        }
    }

    /// The types of a choice, and whether null is a value too; nil if the phrase is not a choice.
    var choice: (alternatives: [TypePhrase], isNullable: Bool)? {
        switch self {
        case .choice(let alternatives): (alternatives, false)
        case .nullable(.choice(let alternatives)): (alternatives, true)
        case .name, .list, .map, .nullable: nil
        }
    }
}
