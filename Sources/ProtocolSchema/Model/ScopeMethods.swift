/// The names of what generated code offers for a span.
extension ScopeModel {
    /// The property with the key of the open one: `currentTextID`; nil without a key.
    package var currentKeyName: String? {
        key.map { "current" + SwiftNames.type(Self.joined(name, $0.single ?? "key")) }
    }

    /// The method that keeps one open around some work: `withText`.
    package var enclosingMethodName: String { "with" + SwiftNames.type(name) }

    /// Both names in one, without saying a word twice: `letter` and `letter-id` become `letter-id`.
    private static func joined(_ scope: String, _ key: String) -> String {
        let scope = Words.split(scope)
        let key = Words.split(key)
        let shared = (0...min(scope.count, key.count)).last { scope.suffix($0) == key.prefix($0) } ?? 0
        return (scope + key.dropFirst(shared)).joined(separator: "-")
    }
}
