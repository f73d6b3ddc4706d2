/// A type written as a phrase: `list of usage or null`.
package indirect enum TypePhrase: Hashable, Sendable {
    case name(String)
    case list(TypePhrase)
    case map(TypePhrase)
    case nullable(TypePhrase)

    /// How deep `list of` and `map of` may nest; hostile text must not exhaust the stack.
    private static let depthLimit = 16

    /// Reads a phrase; nil if it is none.
    package init?(_ text: String) {
        var words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" })[...]
        let isNullable = words.count > 2 && words.suffix(2).elementsEqual(["or", "null"])
        if isNullable { words = words.dropLast(2) }
        guard words.count <= 2 * Self.depthLimit, let phrase = Self.read(words) else { return nil }
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
}
