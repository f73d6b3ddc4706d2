/// A condition as written: `when: { finish_reason: present, state: [done, failed] }`.
package struct SchemaCondition: Hashable, Sendable {
    /// A requirement on a value.
    package enum Requirement: Hashable, Sendable {
        /// The plain word `present`.
        case present
        /// The plain word `absent`.
        case absent
        /// A value, or a list of those that are possible.
        case oneOf([Located<Literal>])
    }

    /// A path and the requirement on the value there.
    package struct Test: Hashable, Sendable {
        /// The names of fields, with dots between them.
        package var path: Located<String>
        /// The requirement.
        package var requirement: Requirement
    }

    /// The tests, all of which must hold.
    package var tests: [Test]
    /// Where the condition stands.
    package var range: SourceRange
}

extension SchemaReader {
    /// Reads a condition.
    mutating func condition(_ entry: YAMLNode.Entry) -> SchemaCondition? {
        guard let entries = entries(entry.value, of: "'\(entry.key)'") else { return nil }
        guard !entries.isEmpty else {
            report(.invalidCondition, "'\(entry.key)' needs at least one field", at: entry.keyRange)
            return nil
        }
        let tests = entries.compactMap { test -> SchemaCondition.Test? in
            requirement(test).map { .init(path: Located(test.key, at: test.keyRange), requirement: $0) }
        }
        return SchemaCondition(tests: tests, range: entry.keyRange)
    }

    /// Reads a condition by which something is recognized; one with a mistake is still there, but asks for nothing.
    mutating func condition(recognizing entry: YAMLNode.Entry) -> SchemaCondition {
        condition(entry) ?? SchemaCondition(tests: [], range: entry.keyRange)
    }

    private mutating func requirement(_ test: YAMLNode.Entry) -> SchemaCondition.Requirement? {
        switch test.value.content {
        case .scalar("present", isPlain: true): return .present
        case .scalar("absent", isPlain: true): return .absent
        case .scalar: return value(test.value).map { .oneOf([$0]) }
        case .sequence(let nodes) where !nodes.isEmpty:
            let values = nodes.compactMap { value($0) }
            return values.count == nodes.count ? .oneOf(values) : nil
        case .sequence, .mapping:
            report(
                .invalidCondition,
                "'\(test.key)' needs 'present', 'absent', a value or a list of values",
                at: test.value.range
            )
            return nil
        }
    }

    private mutating func value(_ node: YAMLNode) -> Located<Literal>? {
        let literal = literal(node)
        switch literal.value {
        case .string, .number, .bool: return literal
        case .null:
            report(.invalidCondition, "a field that is null is 'absent'", at: node.range)
        case .list, .object:
            report(.invalidCondition, "a value of a condition is a text, a number, true or false", at: node.range)
        }
        return nil
    }
}
