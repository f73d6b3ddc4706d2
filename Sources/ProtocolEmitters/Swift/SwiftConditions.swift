import ProtocolSchema

/// Writes conditions on fields as Swift expressions on the properties of a decoded value.
struct SwiftConditions: Sendable {
    private let model: ProtocolModel
    private let expressions: SwiftExpressions

    init(_ model: ProtocolModel) {
        self.model = model
        expressions = SwiftExpressions(model)
    }

    /// Returns an expression of type `Bool` on `value`, an expression of a type with `fields`.
    func expression(_ condition: ConditionModel, on value: String, with fields: [FieldModel]) -> String {
        condition.tests.map { test in
            let places = ConditionPath(test.path, from: fields, among: model.types).places
            switch test.requirement {
            case .present: return holds(places[...], value, isChained: false, nil)
            case .oneOf(let values): return holds(places[...], value, isChained: false, values)
            case .absent: return "!(" + holds(places[...], value, isChained: false, nil) + ")"
            }
        }
        .joined(separator: " && ")
    }

    /// Whether a value at the end of the places is present, or one of `values`.
    ///
    /// `isChained` is true if `value` is optional.
    private func holds(
        _ places: ArraySlice<ConditionPath.Place>,
        _ value: String,
        isChained: Bool,
        _ values: [Literal]?
    ) -> String {
        switch places.first {
        case nil: return "true"
        case .discriminator(let union): return isCase(value, of: union, isChained: isChained, values ?? [])
        case .field(let field, let isList, let type):
            if let constant = field.constant { return String(values?.contains(constant) ?? true) }
            let property = value + (isChained ? "?." : ".") + field.swiftName
            let isOptional = isChained || field.presence == .optional || field.value.isNullable
            let rest = places.dropFirst()
            if isList, !rest.isEmpty || values != nil {
                let inner =
                    rest.isEmpty
                    ? equals("$0", type, values ?? []) : holds(rest, "$0", isChained: type.isNullable, values)
                let contains = (isOptional ? "?" : "") + ".contains(where: { \(inner) })"
                return property + contains + (isOptional ? " == true" : "")
            }
            guard rest.isEmpty else { return holds(rest, property, isChained: isOptional, values) }
            if let values { return equals(property, type, values) }
            if type.resolved == .any { return "(\(property)\(isOptional ? " ?? .null" : "")) != .null" }
            return isOptional ? "\(property) != nil" : "true"
        }
    }

    private func equals(_ value: String, _ type: ValueType, _ values: [Literal]) -> String {
        let tests = values.map { "\(value) == \(expression($0, type))" }
        return tests.count == 1 ? tests[0] : "(" + tests.joined(separator: " || ") + ")"
    }

    /// A case of an enum is qualified, since the value may be optional and the case be called `none`.
    private func expression(_ literal: Literal, _ type: ValueType) -> String {
        let text = expressions.expression(literal, type.type) ?? "nil"
        guard case .named(let id) = type.resolved, text.hasPrefix(".") else { return text }
        return model.types[id.index].swiftType.qualified + text
    }

    private func isCase(_ value: String, of union: UnionModel, isChained: Bool, _ values: [Literal]) -> String {
        let cases = union.cases.filter { values.contains(.string($0.value)) }.map { found in
            isChained ? ".some(.\(found.swiftName))" : ".\(found.swiftName)"
        }
        return "{ switch $0 { case \(cases.joined(separator: ", ")): true default: false } }(\(value))"
    }
}
