import ProtocolSchema

extension ProtocolModel {
    /// The condition under which an event has a role, as words after the event's name; empty if there is none.
    func wording(ofConditionOf event: Int, as part: ScopeModel.Use.Part, in scope: ScopeModel) -> String {
        let conditions = scope.conditions[.init(part, event)] ?? []
        return conditions.map { wording(of: $0, on: event) }.joined(separator: " or")
    }

    /// A condition on an event as words after the event's name; empty for none.
    func wording(of condition: ConditionModel?, on event: Int) -> String {
        condition.map { " if " + $0.words(with: events[event].wireFields, in: self) } ?? ""
    }

    /// The events of a scope in a role, each with the condition for it, as `name` spells the events.
    func names(
        of events: [Int],
        as part: ScopeModel.Use.Part,
        in scope: ScopeModel,
        _ name: (Int) -> String
    ) -> [String] {
        events.map { name($0) + wording(ofConditionOf: $0, as: part, in: scope) }
    }
}
