import ProtocolSchema

extension Lowering {
    /// The method that makes one event of two, where the schema allows that.
    func joining() -> Declaration? {
        let events = model.events.filter { $0.joins != nil && !$0.isFamily && !$0.isInherited }
        guard !events.isEmpty else { return nil }
        var body = Code("switch (first, second) {")
        for event in events { joining(event, &body) }
        body.line("default: return nil")
        body.line("}")
        return .function(
            FunctionDeclaration(
                doc: DocComment(
                    "One event that says what two in a row say, if there is one.",
                    ["They differ in nothing but the text that is joined."]
                ),
                head: "\(access)static func joined",
                parameters: ["_ first: Event", "_ second: Event"],
                effects: "-> Event?",
                body: body
            )
        )
    }

    private func joining(_ event: EventModel, _ body: inout Code) {
        let fields = Record(event: event, self).fields
        guard let field = fields.first(where: { $0.model.name == event.joins })?.model.swiftName else { return }
        body.line("case (.\(event.caseName)(var event), .\(event.caseName)(var next)):")
        body.begin()
        body.line("let addition = next.\(field)")
        body.line("next.\(field) = event.\(field)")
        body.line("guard next == event else { return nil }")
        body.line("event.\(field) += addition")
        body.line("return .\(event.caseName)(event)")
        body.end()
    }
}
