/// The values and constraints of a field, which are checked once all types are resolved.
struct ValueCheck {
    /// The type of the values.
    var type: TypeReference
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
            for literal in check.literals { checkLiteral(literal, fits: check.type) }
            if let range = check.constraintsRange { checkConstraints(check.constraints, of: check.type, at: range) }
        }
    }

    /// Reports constraints that do not fit the type or cannot be met.
    private mutating func checkConstraints(_ constraints: Constraints, of values: TypeReference, at range: SourceRange)
    {
        let type = values.withoutNull(among: types).type.resolved(among: types)
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
