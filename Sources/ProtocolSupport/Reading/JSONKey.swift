extension JSONKey {
    /// Whether the string is `literal`, for `switch`.
    @inlinable
    @inline(__always)
    public static func ~= (literal: StaticString, key: JSONKey) -> Bool { key == literal }

    /// Whether the string begins with `literal`.
    public func hasPrefix(_ literal: StaticString) -> Bool {
        if hasEscapes { return string.utf8.starts(with: literal.description.utf8) }
        return count >= literal.utf8CodeUnitCount && begins(with: literal)
    }

    @usableFromInline
    @inline(never)
    func isEscaped(_ literal: StaticString) -> Bool { UTF8Text.areSame(string, literal.description) }
}
