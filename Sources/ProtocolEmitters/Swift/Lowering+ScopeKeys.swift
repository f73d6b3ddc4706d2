import ProtocolSchema

/// The members of the event enum about the lifecycle: the key of an event's scope, and the row of its effects.
extension Lowering {
    /// The key that tells an event's scope from others of its kind.
    func scopeKey() -> Code {
        var body = Code("switch self {")
        var hasCases = false
        for event in model.events {
            guard let key = event.scopeKey else { continue }
            body.branch("case .\(event.caseName)(let event)", expression(key, of: event))
            hasCases = true
        }
        body.line("default: nil")
        body.line("}")
        return hasCases ? body : Code("nil")
    }

    private func expression(_ key: EventModel.Key, of event: EventModel) -> String {
        let parts = key.parts.map { alternatives in
            alternatives.map { part($0, of: event) }
        }
        if parts.count == 1 {
            // What comes after a field that is always there is never looked at.
            let needed = parts[0].prefix { $0.isOptional } + parts[0].drop { $0.isOptional }.prefix(1)
            return needed.map(\.text).joined(separator: " ?? ")
        }
        let values = parts.map { $0[0].text + ($0[0].isOptional ? " ?? \"\"" : "") }
        return "ScopeID.key(\(values.joined(separator: ", ")))"
    }

    /// An expression of the type `String`, or an optional one, for the value at the end of a path.
    private func part(_ path: [ConditionModel.Step], of event: EventModel) -> (text: String, isOptional: Bool) {
        var text = "event"
        var isOptional = false
        var last: ConditionPath.Place?
        for place in ConditionPath(path, from: event.fields, among: model.types).places {
            guard case .field(let field, _, _) = place else { continue }
            text += (isOptional ? "?." : ".") + field.swiftName
            isOptional = isOptional || field.presence == .optional || field.value.isNullable
            last = place
        }
        guard case .field(_, _, let value)? = last else { return (text, isOptional) }
        switch value.resolved {
        case .string: return (text, isOptional)
        case .named(let id):
            if case .enumeration(let values) = model.types[id.index].shape {
                text += (isOptional ? "?" : "") + ".rawValue"
                guard values.isNumeric else { return (text, isOptional) }
                return (isOptional ? text + ".description" : "String(\(text))", isOptional)
            }
            return (isOptional ? "\(text).map { ScopeID.key(of: $0) }" : "ScopeID.key(of: \(text))", isOptional)
        default: return (isOptional ? "\(text).map { String($0) }" : "String(\(text))", isOptional)
        }
    }

    /// The row of the lifecycle's table with the effects of the event; nil if none depends on a condition.
    func lifecycleRow() -> Declaration? {
        let conditions = SwiftConditions(model)
        let patterns = model.events.flatMap { event in
            event.variants.map { variant in
                let test = conditions.expression(variant.condition, on: "event", with: event.fields)
                return "case .\(event.caseName)(let event) where \(test):"
            }
        }
        guard !patterns.isEmpty else { return nil }
        var body = Code()
        // A condition is one expression, however long it is.
        if patterns.contains(where: { $0.count > 100 }) { body.line("// swift-format-ignore") }
        body.line("switch self {")
        for (index, pattern) in patterns.enumerated() { body.line("\(pattern) \(model.events.count + index)") }
        body.line("default: kind")
        body.line("}")
        return property(
            "lifecycleRow",
            "Int?",
            "The index of the event's effects in the table of the lifecycle, which depends on its fields.",
            body
        )
    }
}
