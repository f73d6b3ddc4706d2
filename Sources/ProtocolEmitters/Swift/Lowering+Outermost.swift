import ProtocolSchema

extension Lowering {
    /// The functions that name the outermost span, and end it when the work is done, fails or is stopped.
    func outermostEvents() -> [Declaration] {
        guard let scope = model.outermost, case .span(let span) = model.scopes[scope].kind else { return [] }
        return [identified(span), completing(span), failing(span), maskedText(span), cancelling(span)].compactMap(
            \.self
        )
    }

    private func identified(_ span: ScopeModel.Span) -> Declaration? {
        guard let id = span.id else { return nil }
        let event = model.events[span.opens]
        let field = Record(event: event, self).fields[id].model.swiftName
        let test = "guard case .\(event.caseName)(var opening) = event, isForced || opening.\(field) == nil else"
        var body = Code()
        if test.utf8.count + 8 + " { return event }".utf8.count <= SourceWriter.width {
            body.line(test + " { return event }")
        } else {
            body.open(test + " {")
            body.line("return event")
            body.close()
        }
        body.line("opening.\(field) = id")
        body.line("return .\(event.caseName)(opening)")
        return function(
            "identified",
            "Returns the event with `id` in it, if it opens the stream and has no id yet or `isForced`.",
            parameters: ["_ event: Event", "by id: String", "isForced: Bool"],
            "-> Event",
            body
        )
    }

    private func completing(_ span: ScopeModel.Span) -> Declaration? {
        guard let completion = span.onCompletion else { return nil }
        var body = Code()
        if let waiting = completion.whileWaiting {
            body.open("if isWaiting {")
            body.list(callList(waiting, copied: ""))
            body.reopen("} else {")
            body.list(callList(completion.event, copied: ""))
            body.close()
        } else {
            body.list(callList(completion.event, copied: ""))
        }
        return function(
            "completing",
            "Returns the event that ends the stream when its work is done.",
            parameters: ["isWaiting: Bool"],
            "-> Event?",
            body
        )
    }

    private func failing(_ span: ScopeModel.Span) -> Declaration? {
        guard let failure = span.onFailure else { return nil }
        return function(
            "failing",
            "Returns the event that reports the failure of the writer to the reader.",
            parameters: ["text: String"],
            "-> Event?",
            call(failure.event, copied: "text")
        )
    }

    private func maskedText(_ span: ScopeModel.Span) -> Declaration? {
        guard let text = span.onFailure?.masked else { return nil }
        return property(
            "maskedErrorText",
            nil,
            else: "The text that replaces the text of an error, unless the reader may see errors.",
            SwiftLiteral.string(text)
        )
    }

    private func cancelling(_ span: ScopeModel.Span) -> Declaration? {
        guard let cancel = span.onCancel else { return nil }
        return function(
            "cancelling",
            "Returns the event that reports to the reader that the writer was stopped.",
            parameters: [],
            "-> Event?",
            call(cancel, copied: "")
        )
    }

    private func call(_ substitute: EventModel.Substitute, copied: String) -> Code {
        var body = Code()
        body.list(callList(substitute, copied: copied))
        return body
    }

    private func callList(_ substitute: EventModel.Substitute, copied: String) -> CodeList {
        CodeList(".\(model.events[substitute.event].caseName)(", arguments(substitute, copied: copied), ")")
    }

    private func function(
        _ name: String,
        _ doc: String,
        parameters: [String],
        _ effects: String,
        _ body: Code
    ) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment(doc),
                head: "\(access)static func \(name)",
                parameters: parameters,
                effects: effects,
                body: body
            )
        )
    }
}
