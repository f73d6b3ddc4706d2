import ProtocolSchema

/// A place that a value comes from or goes to: a property or a parameter.
struct Slot {
    /// Whether there may be no value.
    var isOptional: Bool
    /// The expression for an absent value.
    var fallback: String?

    /// The place that a property is.
    init(_ field: RecordField, _ lowering: Lowering) {
        isOptional = field.presence == .optional
        fallback = lowering.expressions.defaultValue(of: field.model)
    }

    /// The place that a parameter is.
    init(isOptional: Bool) {
        self.isOptional = isOptional
    }

    /// The expression `value`, which comes from here, as it must be to go to `target`.
    func converted(_ value: String, to target: Slot) -> String {
        guard isOptional, !target.isOptional, let fallback = target.fallback, fallback != "nil" else { return value }
        return value + " ?? " + fallback
    }
}

extension Lowering {
    /// A call of an event's shorthand for what stands in for another event.
    func substituteCall(_ substitute: EventModel.Substitute, from source: Record, _ value: String) -> CodeList {
        let event = model.events[substitute.event]
        let record = Record(event: event, self)
        let arguments = substitute.values.sorted { $0.field < $1.field }.compactMap { item -> String? in
            let target = record.fields[item.field]
            switch item {
            case .fixed(_, let literal):
                return expressions.expression(literal, of: target.model).map { "\(target.label): \($0)" }
            case .copied(_, let from):
                let property = value + "." + source.fields[from].model.swiftName
                let converted = Slot(source.fields[from], self).converted(property, to: Slot(target, self))
                return "\(target.label): \(converted)"
            }
        }
        return CodeList(".\(event.caseName)(", arguments, ")")
    }
}
