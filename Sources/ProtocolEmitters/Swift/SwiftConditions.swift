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
        let tests = condition.tests.map { test in
            let places = ConditionPath(test.path, from: fields, among: model.types).places
            return holds(places[...], value, isOptional: false, test.requirement)
        }
        guard tests.count > 1 else { return tests.joined() }
        return tests.map { $0.contains(" || ") && !$0.contains("{") ? "(\($0))" : $0 }.joined(separator: " && ")
    }

    /// Whether the value at the end of the places meets a requirement.
    private func holds(
        _ places: ArraySlice<ConditionPath.Place>,
        _ value: String,
        isOptional: Bool,
        _ requirement: ConditionModel.Requirement
    ) -> String {
        switch places.first {
        case nil: "true"
        case .discriminator(let union): isCase(value, of: union, isOptional: isOptional, requirement)
        case .field(let field, let isList, let type):
            if let constant = field.constant {
                String(requirement.values?.contains(constant) ?? (requirement == .present))
            } else {
                holds(field, isList: isList, type, places.dropFirst(), in: value, isOptional: isOptional, requirement)
            }
        }
    }

    private func holds(
        _ field: FieldModel,
        isList: Bool,
        _ type: ValueType,
        _ rest: ArraySlice<ConditionPath.Place>,
        in owner: String,
        isOptional: Bool,
        _ requirement: ConditionModel.Requirement
    ) -> String {
        let property = owner + (isOptional ? "?." : ".") + field.swiftName
        let isOptional = isOptional || field.presence == .optional || field.value.isNullable
        if isList, !rest.isEmpty || requirement.values != nil {
            // None of the elements has the value if it is absent.
            let sought = requirement == .absent ? .present : requirement
            let inner =
                rest.isEmpty
                ? equals("$0", type, sought.values ?? []) : holds(rest, "$0", isOptional: type.isNullable, sought)
            let isNone = requirement == .absent
            guard isOptional else { return "\(isNone ? "!" : "")\(property).contains(where: { \(inner) })" }
            return "\(property)?.contains(where: { \(inner) }) \(isNone ? "!=" : "==") true"
        }
        guard rest.isEmpty else { return holds(rest, property, isOptional: isOptional, requirement) }
        if let values = requirement.values { return equals(property, type, values) }
        let comparison = requirement == .absent ? "==" : "!="
        if type.resolved == .any { return "\(isOptional ? "(\(property) ?? .null)" : property) \(comparison) .null" }
        return isOptional ? "\(property) \(comparison) nil" : String(requirement == .present)
    }

    private func equals(_ value: String, _ type: ValueType, _ values: [Literal]) -> String {
        values.map { "\(value) == \(expression($0, type))" }.joined(separator: " || ")
    }

    /// A case of an enum is qualified, since the value may be optional and the case be called `none`.
    private func expression(_ literal: Literal, _ type: ValueType) -> String {
        let text = expressions.expression(literal, type.type) ?? "nil"
        guard case .named(let id) = type.resolved, text.hasPrefix(".") else { return text }
        return model.types[id.index].swiftType.qualified + text
    }

    private func isCase(
        _ value: String,
        of union: UnionModel,
        isOptional: Bool,
        _ requirement: ConditionModel.Requirement
    ) -> String {
        guard let values = requirement.values else {
            return isOptional ? "\(value) \(requirement == .absent ? "==" : "!=") nil" : String(requirement == .present)
        }
        let cases = union.cases.filter { $0.recognition.tag.map(values.contains) == true }.map { found in
            isOptional ? ".some(.\(found.swiftName))" : ".\(found.swiftName)"
        }
        return "{ switch $0 { case \(cases.joined(separator: ", ")): true default: false } }(\(value))"
    }
}

extension ConditionModel.Requirement {
    /// The values that are sought; nil if it is only about presence.
    fileprivate var values: [Literal]? { if case .oneOf(let values) = self { values } else { nil } }
}
