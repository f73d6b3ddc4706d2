/// The values and constraints of a field, which are checked once all types are resolved.
struct ValueCheck {
    /// The type of the values.
    var type: TypeReference
    /// The constant or the default, which becomes part of the generated code.
    var generated: Located<Literal>?
    /// Values that the field names.
    var literals: [Located<Literal>]
    /// The constraints.
    var constraints: Constraints
    /// The place of the first constraint.
    var constraintsRange: SourceRange?
}

extension Resolver {
    /// Reports values that do not fit the types of their fields, and constraints that do not fit either.
    mutating func checkValues() {
        for check in valueChecks {
            if let literal = check.generated { checkIsLiteral(literal, of: check.type) }
            for literal in check.literals {
                checkLiteral(literal, fits: check.type)
                if let problem = check.constraints.problem(with: literal.value) {
                    report(.invalidLiteral, problem, at: literal.range)
                }
            }
            if let range = check.constraintsRange { checkConstraints(check.constraints, of: check.type, at: range) }
        }
    }

    /// Reports constraints that do not fit the type or cannot be met.
    private mutating func checkConstraints(_ constraints: Constraints, of values: TypeReference, at range: SourceRange)
    {
        let type = values.withoutNull(among: types).type.resolved(among: types)
        if case .named(let id) = type, case .foreign(let foreign) = types[id.index].shape {
            report(
                .invalidConstraint,
                "the Swift type '\(foreign.swiftName)' decides which values are possible",
                at: range,
                notes: [.init("without 'swift-type' a constraint is checked")]
            )
            return
        }
        let isNumber = [.int, .uint, .double].contains(type)
        let isList = if case .list = type { true } else { false }
        if constraints.min != nil || constraints.max != nil, !isNumber {
            report(.invalidConstraint, "'min' and 'max' belong on numbers", at: range)
        }
        if constraints.minLength != nil || constraints.maxLength != nil, type != .string, !isList {
            report(.invalidConstraint, "a length belongs on a string or a list", at: range)
        }
        if constraints.pattern != nil || constraints.format != nil, type != .string {
            report(.invalidConstraint, "'pattern' and 'format' belong on strings", at: range)
        }
        if let min = constraints.min.flatMap(Double.init), let max = constraints.max.flatMap(Double.init), min > max {
            report(.invalidConstraint, "no number is at least \(min) and at most \(max)", at: range)
        }
        if let min = constraints.minLength, let max = constraints.maxLength, min > max {
            report(.invalidConstraint, "no length is at least \(min) and at most \(max)", at: range)
        }
        if type != .double, isNumber,
            let bound = [constraints.min, constraints.max].compactMap({ $0 }).first(where: {
                Int($0) == nil && UInt64($0) == nil
            })
        {
            report(.invalidConstraint, "'\(bound)' is not a whole number", at: range)
        }
        if let pattern = constraints.pattern, (try? Regex(pattern)) == nil {
            report(.invalidConstraint, "'\(pattern)' is not a regular expression", at: range)
        }
    }
}

extension Constraints {
    /// The constraint that a literal breaks, in words; nil if it meets all that apply to it.
    fileprivate func problem(with literal: Literal) -> String? {
        switch literal {
        case .number(let text): Double(text).flatMap { problem(with: $0, text) }
        case .string(let text):
            problem(withLength: text.unicodeScalars.count, "characters") ?? problem(with: text)
        case .list(let items): problem(withLength: items.count, "elements")
        case .null, .bool, .object: nil
        }
    }

    private func problem(with number: Double, _ text: String) -> String? {
        if let min, let limit = Double(min), number < limit { return "\(text) is less than the minimum, \(min)" }
        if let max, let limit = Double(max), number > limit { return "\(text) is more than the maximum, \(max)" }
        return nil
    }

    private func problem(withLength count: Int, _ unit: String) -> String? {
        if let minLength, count < minLength {
            return "the value has \(count) \(unit); at least \(minLength) are needed"
        }
        if let maxLength, count > maxLength {
            return "the value has \(count) \(unit); at most \(maxLength) are allowed"
        }
        return nil
    }

    private func problem(with text: String) -> String? {
        // A pattern that is not a regular expression is reported elsewhere.
        guard let pattern, let regex = try? Regex(pattern), text.firstMatch(of: regex) == nil else { return nil }
        return "'\(text)' does not match the pattern '\(pattern)'"
    }
}
