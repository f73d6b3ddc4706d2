import ProtocolSchema

extension Lowering {
    /// The members of the event enum about state machines: facts that a writer needs before it lets an event advance one.
    func exemptFromRenewal() -> Declaration? {
        var body = Code("switch self {")
        var hasCases = false
        for exemption in model.scopes.compactMap(\.renewal).flatMap(\.exemptions) {
            let event = model.events[exemption.event]
            let field = event.fields[exemption.field]
            let fallback = field.presence == .optional ? " ?? false" : ""
            body.branch("case .\(event.caseName)(let event)", "event.\(field.swiftName)\(fallback)")
            hasCases = true
        }
        body.line("default: false")
        body.line("}")
        guard hasCases else { return nil }
        return property(
            "isExemptFromRenewal",
            "Bool",
            "Whether the machine that the event advances is ignored when its span is renewed.",
            body
        )
    }

    /// The events that a writer sends instead of an event that the state of its machine does not allow.
    func fallback() -> Declaration? {
        var body = Code("switch self {")
        let fallbacks = model.scopes.compactMap(\.machine).flatMap(\.fallbacks)
        for fallback in fallbacks {
            let event = model.events[fallback.event]
            body.line(substitutePattern(event, fallback.substitutes))
            body.begin()
            body.list(substituteList(fallback.substitutes, Record(event: event, self), open: "["))
            body.end()
        }
        body.line("default: []")
        body.line("}")
        guard !fallbacks.isEmpty else { return nil }
        return property(
            "fallback",
            "[Self]",
            "The event that a writer sends instead where this one is not allowed.",
            body
        )
    }

    /// The same event of another machine.
    func keyed() -> Declaration? {
        var body = Code("switch self {")
        var hasCases = false
        for scope in model.scopes {
            guard let machine = scope.machine else { continue }
            for index in Set(machine.transitions.map(\.event)).sorted() {
                let event = model.events[index]
                guard let field = event.key.map({ event.fields[$0] }) else { continue }
                body.line("case .\(event.caseName)(var event):")
                body.begin()
                body.line("event.\(field.swiftName) = key")
                body.line("return .\(event.caseName)(event)")
                body.end()
                hasCases = true
            }
        }
        body.line("default: return self")
        body.line("}")
        guard hasCases else { return nil }
        return .function(
            FunctionDeclaration(
                doc: DocComment("Returns the event with another key, if it advances a machine that has a key."),
                head: "\(access)func keyed",
                parameters: ["by key: String"],
                effects: "-> Self",
                body: body
            )
        )
    }
}

extension ScopeModel {
    /// When a writer begins it anew; only of spans.
    var renewal: Span.Renewal? { if case .span(let span) = kind { span.renewal } else { nil } }
}
