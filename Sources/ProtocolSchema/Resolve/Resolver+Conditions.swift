extension Resolver {
    /// Resolves a condition on an object with `fields`; nil after reporting that it does not fit them.
    ///
    /// `subject` names the owner of the fields for messages: `'chunk'`. A condition that `recognizes` its owner is about JSON which
    /// may be anything, so a required field may be there or not.
    mutating func condition(
        _ written: SchemaCondition,
        on fields: [FieldModel],
        of subject: String,
        recognizes: Bool = false
    ) -> ConditionModel? {
        let tests = written.tests.compactMap { test($0, on: fields, of: subject, recognizes) }
        return tests.count == written.tests.count ? ConditionModel(tests: tests) : nil
    }

    private mutating func test(
        _ written: SchemaCondition.Test,
        on fields: [FieldModel],
        of subject: String,
        _ recognizes: Bool
    ) -> ConditionModel.Test? {
        guard let path = path(written.path, on: fields, of: subject),
            case let places = ConditionPath(path, from: fields, among: types).places, let place = places.last
        else { return nil }
        let requirement: ConditionModel.Requirement
        switch written.requirement {
        case .present: requirement = .present
        case .absent: requirement = .absent
        case .oneOf(let values):
            let literals = values.compactMap { literal($0, at: place) }
            guard literals.count == values.count else { return nil }
            return ConditionModel.Test(path: path, requirement: .oneOf(literals))
        }
        let isAsked = recognizes && requirement == .present
        guard isAsked || places.contains(where: { $0.canBeAbsent(among: types) }) else {
            report(
                .invalidCondition,
                "'\(written.path.value)' is always present, so a condition on it decides nothing",
                at: written.path.range
            )
            return nil
        }
        return ConditionModel.Test(path: path, requirement: requirement)
    }

    /// Follows the names of a path; nil after reporting the name that leads nowhere.
    mutating func path(
        _ written: Located<String>,
        on fields: [FieldModel],
        of subject: String
    ) -> [ConditionModel.Step]? {
        if let steps = ConditionPath.steps(to: written.value, from: fields, among: types) { return steps }
        var fields = fields
        var union: UnionModel?
        var subject = subject
        var rest = written.value[...]
        while let field = ConditionPath.field(at: rest, among: fields) {
            subject = "'\(field.name)'"
            rest = rest.dropFirst(field.name.count + 1)
            (fields, union) = ConditionPath.inside(field, among: types)
        }
        reportUnknown(rest, written, known: fields.map(\.name), union, in: subject)
        return nil
    }

    private mutating func reportUnknown(
        _ rest: Substring,
        _ written: Located<String>,
        known: [String],
        _ union: UnionModel?,
        in subject: String
    ) {
        let name = rest.hasSuffix(".") ? String(rest) : String(rest.prefix { $0 != "." })
        let known = known + [union?.discriminator.topKey].compactMap(\.self)
        guard !known.isEmpty else {
            report(
                .invalidCondition,
                "\(subject) has no fields, so '\(written.value)' leads nowhere",
                at: written.range
            )
            return
        }
        reportUnknown(.unknownField, "field", Located(name, at: written.range), known: known, in: " in \(subject)")
    }

    /// Returns a value of a condition as it is on the wire; nil after reporting that it does not fit.
    private mutating func literal(_ written: Located<Literal>, at place: ConditionPath.Place) -> Literal? {
        switch place {
        case .discriminator(let union):
            guard union.cases.contains(where: { $0.recognition.tag?.tagKey == written.value.tagKey && !$0.isPrefix })
            else {
                let known = union.cases.map(\.value).joined(separator: ", ")
                report(.invalidLiteral, "the union has no such case; it has \(known)", at: written.range)
                return nil
            }
            return written.value
        case .field(_, _, let value):
            guard let problem = problem(with: written.value, as: value.type) else {
                return spelled(written.value, as: value.type)
            }
            report(.invalidLiteral, problem, at: written.range)
            return nil
        }
    }
}
