extension JSONKey {
    /// The string.
    public var string: String {
        hasEscapes ? reader.unescaped(begin, end) : reader.text(begin, end)
    }

    /// Whether the string is `literal`.
    @inlinable
    public static func == (key: JSONKey, literal: StaticString) -> Bool {
        key.hasEscapes
            ? key.isEscaped(literal)
            : key.reader.matches(literal, from: key.begin, count: key.end &- key.begin)
    }

    /// Whether the string is `literal`, for `switch`.
    @inlinable
    public static func ~= (literal: StaticString, key: JSONKey) -> Bool { key == literal }

    /// Whether the string begins with `literal`.
    public func hasPrefix(_ literal: StaticString) -> Bool {
        guard !hasEscapes else { return string.utf8.starts(with: literal.description.utf8) }
        let count = literal.utf8CodeUnitCount
        return end - begin >= count && reader.matches(literal, from: begin, count: count)
    }

    @usableFromInline
    @inline(never)
    func isEscaped(_ literal: StaticString) -> Bool { UTF8Text.areSame(string, literal.description) }
}
