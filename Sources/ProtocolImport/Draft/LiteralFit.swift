import ProtocolSchema

/// Decides which defaults and examples a field can have: those that fit its type and its constraints.
struct LiteralFit {
    let definitions: [String: DraftDefinition]

    /// The value with those of its literals that fit; the others become comments.
    func checked(_ field: DraftField) -> DraftField {
        var field = field
        if let literal = field.value.defaultValue {
            let isAbsent = literal == .null && field.isOptional
            if isAbsent || !field.isOptional || !fits(literal, field.value) {
                field.value.defaultValue = nil
                if literal != .null { field.value.lose("default: \(literal.compact)") }
            }
        }
        if let literal = field.value.example, !fits(literal, field.value) {
            field.value.example = nil
            field.value.lose("example: \(literal.compact)")
        }
        return field
    }

    private func fits(_ literal: Literal, _ value: DraftValue) -> Bool {
        fits(literal, value.type, depth: 0) && value.constraints.allow(literal)
    }

    private func fits(_ literal: Literal, _ type: DraftType, depth: Int) -> Bool {
        guard depth < 8 else { return false }
        switch (type, literal) {
        case (.builtin("string"), .string), (.builtin("bool"), .bool), (.builtin("double"), .number): return true
        case (.builtin("int"), .number(let text)): return Int(text) != nil
        case (.builtin("uint"), .number(let text)): return UInt64(text) != nil
        case (.list(let element), .list(let items)):
            return items.count <= 16 && items.allSatisfy { fits($0, element, depth: depth + 1) }
        case (.enumeration(let model), .string(let text)):
            return !model.isNumeric && !text.isEmpty && model.values.contains { $0.text == text }
        case (.named(let pointer), _):
            return definitions[pointer].map { fits(literal, $0.value.type, depth: depth + 1) } ?? false
        default: return false
        }
    }
}

extension Constraints {
    /// Whether a value meets them.
    fileprivate func allow(_ literal: Literal) -> Bool {
        switch literal {
        case .number(let text):
            let number = Double(text) ?? .nan
            return (min.flatMap(Double.init).map { number >= $0 } ?? true)
                && (max.flatMap(Double.init).map { number <= $0 } ?? true)
        case .string(let text):
            guard allow(length: text.unicodeScalars.count), format == nil else { return false }
            guard let pattern, let regex = try? Regex(pattern) else { return true }
            return text.firstMatch(of: regex) != nil
        case .list(let items): return allow(length: items.count)
        case .null, .bool, .object: return true
        }
    }

    private func allow(length: Int) -> Bool {
        (minLength.map { length >= $0 } ?? true) && (maxLength.map { length <= $0 } ?? true)
    }
}
