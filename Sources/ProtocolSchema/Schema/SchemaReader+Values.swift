extension SchemaReader {
    /// Adds an error.
    mutating func report(
        _ rule: RuleID,
        _ message: String,
        at range: SourceRange,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(Diagnostic(rule, message, at: range, notes: notes))
    }

    /// The mapping that a node must be.
    mutating func mapping(_ node: YAMLNode, of subject: String) -> MappingReader? {
        guard let entries = entries(node, of: subject) else { return nil }
        return MappingReader(entries, of: subject, at: node.range)
    }

    /// The entries of the mapping that a node must be; an empty value counts as an empty mapping.
    mutating func entries(_ node: YAMLNode, of subject: String) -> [YAMLNode.Entry]? {
        switch node.content {
        case .mapping(let entries): return entries
        case .scalar("", isPlain: true): return []
        case .scalar, .sequence:
            report(.wrongKind, "\(subject) must be a mapping, not \(node.kindName)", at: node.range)
            return nil
        }
    }

    /// The text that a node must be.
    mutating func text(_ node: YAMLNode, of subject: String) -> Located<String>? {
        guard case .scalar(let text, _) = node.content else {
            report(.wrongKind, "\(subject) must be text, not \(node.kindName)", at: node.range)
            return nil
        }
        return Located(text, at: node.range)
    }

    /// The text that a node must be, which may not be empty.
    mutating func name(_ node: YAMLNode, of subject: String) -> Located<String>? {
        guard let text = text(node, of: subject) else { return nil }
        if text.value.isEmpty {
            report(.invalidName, "\(subject) must not be empty", at: text.range)
            return nil
        }
        return text
    }

    /// One name, or a list of names.
    mutating func names(_ node: YAMLNode, of subject: String) -> [Located<String>] {
        guard case .sequence(let items) = node.content else { return name(node, of: subject).map { [$0] } ?? [] }
        var names: [Located<String>] = []
        for item in items {
            guard let name = name(item, of: subject) else { continue }
            if let first = names.first(where: { $0.value == name.value }) {
                report(
                    .duplicateName,
                    "'\(name.value)' stands twice in \(subject)",
                    at: name.range,
                    notes: [.init("the first is here", at: first.range)]
                )
            } else {
                names.append(name)
            }
        }
        return names
    }

    /// The `doc` of a mapping.
    mutating func doc(_ reader: inout MappingReader) -> String? {
        guard let entry = reader.take("doc"), let text = text(entry.value, of: "'doc'") else { return nil }
        let isPlain = text.value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if isPlain, let last = text.value.utf8.last, last != 0x20, text.value.utf8.first != 0x20 { return text.value }
        let words = text.value.split(whereSeparator: \.isNewline).map { line in
            line.trimmingSpaces()
        }
        return words.isEmpty ? nil : words.joined(separator: "\n")
    }

    /// A plain `true` or `false`.
    mutating func bool(_ node: YAMLNode, of subject: String) -> Bool? {
        switch node.content {
        case .scalar("true", isPlain: true): return true
        case .scalar("false", isPlain: true): return false
        case .scalar, .sequence, .mapping:
            report(.wrongKind, "\(subject) must be true or false", at: node.range)
            return nil
        }
    }

    /// A whole number that is not negative.
    mutating func count(_ node: YAMLNode, of subject: String) -> Int? {
        guard case .scalar(let text, isPlain: true) = node.content, let number = Int(text), number >= 0 else {
            report(.wrongKind, "\(subject) must be a whole number, 0 or more", at: node.range)
            return nil
        }
        return number
    }

    /// One of the words that `Value` allows.
    mutating func word<Value: RawRepresentable<String> & CaseIterable>(
        _ node: YAMLNode,
        _: Value.Type
    ) -> Value? {
        guard let text = text(node, of: "this value") else { return nil }
        if let value = Value(rawValue: text.value) { return value }
        let words = Value.allCases.map(\.rawValue)
        let suggestion = nearest(to: text.value, among: words).map { "; did you mean '\($0)'?" } ?? ""
        report(
            .invalidValue,
            "'\(text.value)' is not possible here\(suggestion)",
            at: text.range,
            notes: [.init("possible are \(words.joined(separator: ", "))")]
        )
        return nil
    }

    /// A JSON value written in YAML.
    mutating func literal(_ node: YAMLNode) -> Located<Literal> {
        Located(Literal(node), at: node.range)
    }
}

extension YAMLNode {
    /// The kind of the node, for messages.
    var kindName: String {
        switch content {
        case .scalar(let text, _): text.isEmpty ? "nothing" : "text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}

extension Literal {
    /// Reads a plain scalar as what it looks like in JSON, anything quoted as a string.
    package init(_ node: YAMLNode) {
        self =
            switch node.content {
            case .scalar("null", isPlain: true), .scalar("~", isPlain: true), .scalar("", isPlain: true): .null
            case .scalar("true", isPlain: true): .bool(true)
            case .scalar("false", isPlain: true): .bool(false)
            case .scalar(let text, isPlain: true) where Literal.isNumber(text): .number(text)
            case .scalar(let text, _): .string(text)
            case .sequence(let items): .list(items.map { Literal($0) })
            case .mapping(let entries): .object(entries.map { Member(key: $0.key, value: Literal($0.value)) })
            }
    }

    /// Whether the text is a number after RFC 8259.
    static func isNumber(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        func digits() -> Int {
            let count = rest.prefix { (48...57).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !(startsWithZero && whole > 1) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if let exponent = rest.first, exponent == UInt8(ascii: "e") || exponent == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}

extension StringProtocol {
    /// The text without white space at both ends.
    func trimmingSpaces() -> String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
