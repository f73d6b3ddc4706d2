import ProtocolSupport

/// Compares the events of a relay with recorded ones.
///
/// A recorded text in angle brackets stands for any text. A generated id, `<generated-1>`, stands for one id that is used for
/// nothing else, the same one wherever it comes.
struct ChunkComparison {
    private var ids: [String: String] = [:]

    /// Returns what differs first; nil if nothing does.
    mutating func difference(_ ours: [JSONValue], _ recorded: [JSONValue]) -> String? {
        for (index, expected) in recorded.enumerated() {
            guard index < ours.count else { return "\(index): nothing instead of \(expected)" }
            if !matches(ours[index], expected) { return "\(index): \(ours[index])\n  instead of \(expected)" }
        }
        guard ours.count > recorded.count else { return nil }
        return "\(recorded.count): \(ours[recorded.count]) instead of nothing"
    }

    mutating func matches(_ value: JSONValue, _ expected: JSONValue) -> Bool {
        switch (value, expected) {
        case (.object(let value), .object(let expected)):
            guard value.count == expected.count else { return false }
            for (key, expected) in expected {
                guard let value = value[key], matches(value, expected) else { return false }
            }
            return true
        case (.array(let value), .array(let expected)):
            guard value.count == expected.count else { return false }
            for (value, expected) in zip(value, expected) where !matches(value, expected) { return false }
            return true
        case (.string(let value), .string(let expected)): return matches(value, expected)
        default: return value == expected || isSameNumber(value, expected)
        }
    }

    private func isSameNumber(_ value: JSONValue, _ expected: JSONValue) -> Bool {
        guard let value = value.doubleValue, let expected = expected.doubleValue else { return false }
        return value == expected
    }

    private mutating func matches(_ value: String, _ expected: String) -> Bool {
        guard expected.hasPrefix("<"), expected.hasSuffix(">"), expected.count > 2 else { return value == expected }
        guard expected.hasPrefix("<generated-") else { return value == expected || !value.isEmpty }
        if let known = ids[expected] { return known == value }
        guard !ids.values.contains(value) else { return false }
        ids[expected] = value
        return true
    }
}
