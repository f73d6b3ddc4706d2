import ProtocolSchema

extension Lowering {
    /// The methods that make one event of two, and an event of a piece of text, where the schema allows that.
    func joining() -> [Declaration] {
        let events = model.events.filter { $0.joins != nil }
        guard !events.isEmpty else { return [] }
        return [delta(), join(events)].compactMap { $0 }
    }

    private func delta() -> Declaration? {
        let cases = model.scopes.compactMap { scope in
            deltaCall(scope).map { (label: "case Scope.\(scope.swiftName)", call: $0) }
        }
        guard !cases.isEmpty else { return nil }
        var body = Code("switch scope {")
        for item in cases { body.branch(item.label, item.call) }
        body.line("default: nil")
        body.line("}")
        return .function(
            FunctionDeclaration(
                doc: DocComment(
                    "Returns the event that appends a piece of text to `scope`, if it needs only a key besides."
                ),
                head: "\(access)static func delta",
                parameters: ["_ scope: ScopeID", "key: String", "text: String"],
                effects: "-> Event?",
                body: body
            )
        )
    }

    func deltaCall(_ scope: ScopeModel) -> String? {
        guard case .span(let span) = scope.kind else { return nil }
        return span.continues.lazy.compactMap { deltaCall(model.events[$0]) }.first
    }

    private func deltaCall(_ event: EventModel) -> String? {
        guard event.joins != nil, event.scopeKey == nil || event.key != nil else { return nil }
        var arguments: [String] = []
        for (place, field) in event.fields.enumerated() where field.presence == .required {
            guard place == event.joins || place == event.key else { return nil }
            let value = place == event.joins ? "text" : "key"
            arguments.append("\(SwiftLiteral.label(field.swiftName)): \(value)")
        }
        return ".\(event.caseName)(\(arguments.joined(separator: ", ")))"
    }

    private func join(_ events: [EventModel]) -> Declaration {
        var body = Code("switch (event, next) {")
        for event in events { join(event, &body) }
        body.line("default: return false")
        body.line("}")
        return .function(
            FunctionDeclaration(
                doc: DocComment(
                    "Merges the next event into `event`; false if no single event can replace the two.",
                    ["Events can be merged if they differ only in the text that is appended."]
                ),
                head: "\(access)static func join",
                parameters: ["_ next: Event", "to event: inout Event"],
                effects: "-> Bool",
                body: body
            )
        )
    }

    private func join(_ event: EventModel, _ body: inout Code) {
        guard let field = event.joins.map({ event.fields[$0].swiftName }) else { return }
        body.line("case (.\(event.caseName)(var whole), .\(event.caseName)(var next)):")
        body.begin()
        body.line("let addition = next.\(field)")
        body.line("next.\(field) = whole.\(field)")
        body.line("guard next == whole else { return false }")
        body.line("// Gives the text a single owner, so that it grows in place.")
        body.line("next.\(field) = \"\"")
        body.line("event = .\(event.caseName)(next)")
        body.line("whole.\(field) += addition")
        body.line("event = .\(event.caseName)(whole)")
        body.line("return true")
        body.end()
    }
}
