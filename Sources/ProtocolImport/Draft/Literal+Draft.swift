import ProtocolSchema

extension Literal {
    /// The type of a value that is always this.
    var naturalDraft: DraftType {
        switch self {
        case .bool: .builtin("bool")
        case .string: .builtin("string")
        case .number(let text): .builtin(Int(text) == nil ? "double" : "int")
        case .list: .list(.any)
        case .object: .builtin("object")
        case .null: .any
        }
    }

    /// The value in one line of JSON, cut where it gets long.
    var compact: String { OneLine.text(json) }

    private var json: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): text
        case .string(let text): "\"\(text)\""
        case .list(let items):
            "[" + items.prefix(20).map(\.json).joined(separator: ", ") + (items.count > 20 ? ", …]" : "]")
        case .object(let members):
            "{" + members.prefix(20).map { "\"\($0.key)\": \($0.value.json)" }.joined(separator: ", ")
                + (members.count > 20 ? ", …}" : "}")
        }
    }
}

extension Constraints {
    /// The constraints in words.
    var words: String {
        [
            min.map { "at least \($0)" }, max.map { "at most \($0)" },
            minLength.map { "length at least \($0)" }, maxLength.map { "length at most \($0)" },
            pattern.map { "pattern \(OneLine.text($0))" }, format.map { "format \($0)" },
        ].compactMap(\.self).joined(separator: ", ")
    }
}

extension String {
    /// Whether there is nothing to read.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
