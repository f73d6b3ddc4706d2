import ProtocolSchema

extension MarkdownReference {
    mutating func addLifecycle() {
        guard showsLifecycle else { return }
        page.heading(2, "Lifecycle")
        page.paragraph(
            "The order in which events may come. An event in no scope may come at any time until the stream has ended."
        )
        if let diagram = MermaidEmitter.text(for: model) { page.code(diagram, "mermaid") }
        page.table(
            ["Scope", "Within", "One for each", "Closes when it opens", "Meaning"],
            model.scopes.indices.map { index in
                let scope = model.scopes[index]
                return [
                    link(toScope: index),
                    scope.parent.map(link(toScope:)) ?? "",
                    scope.key.map { MarkdownText.codeCell($0.name) } ?? "",
                    scope.interrupts.map(link(toScope:)).joined(separator: ", "),
                    scope.doc.map { MarkdownText.cell(MarkdownText.summary($0)) } ?? "",
                ]
            }
        )
        for index in model.scopes.indices { addScope(index) }
    }

    private mutating func addScope(_ index: Int) {
        let scope = model.scopes[index]
        page.heading(3, MarkdownText.line(scope.name), anchor: MarkdownText.anchor("scope", scope.name))
        page.doc(scope.doc)
        switch scope.kind {
        case .span(let span): addSpan(span, scope)
        case .single(let events):
            page.paragraph("Single events that open nothing: \(links(events, .single, scope)).")
            if let refers = scope.refers {
                let field = MarkdownText.code(refers.field)
                page.paragraph(
                    "Each refers to an earlier \(link(toEvent: refers.event)) by its \(field)\(wait(refers))."
                )
            }
        case .machine(let machine): addMachine(machine)
        }
    }

    /// The effect of an event on a scope, in words.
    func phrases(_ role: EventRole) -> [String] {
        switch role {
        case .opens(let index): ["opens \(link(toScope: index))"]
        case .continues(let index): ["continues \(link(toScope: index))"]
        case .closes(let index): ["closes \(link(toScope: index))"]
        case .ends(let index): ["ends \(link(toScope: index)) and everything in it"]
        case .resets(let index): ["discards the contents of \(link(toScope: index))"]
        case .single(let index): ["is a single event of \(link(toScope: index))"]
        case .refers(let index): ["is a single event of \(link(toScope: index))"] + target(of: index)
        case .noted(let index): ["may be referred to by \(referrers(in: index))"]
        case .moves(let index, let transitions): phrases(transitions, index)
        }
    }

    private func target(of index: Int) -> [String] {
        model.scopes[index].refers.map { refers in
            let field = MarkdownText.codeCell(refers.field)
            return ["refers to the \(link(toEvent: refers.event)) with the same \(field)"]
        } ?? []
    }

    private func referrers(in index: Int) -> String {
        let scope = model.scopes[index]
        return links(scope.events) + (scope.refers.map { " with the same \(MarkdownText.codeCell($0.field))" } ?? "")
    }

    private func phrases(_ transitions: [ScopeModel.Machine.Transition], _ index: Int) -> [String] {
        guard case .machine(let machine) = model.scopes[index].kind else { return [] }
        return ScopeModel.Machine.moves(of: transitions).map { move in
            let froms = move.from.map { $0.map { machine.states[$0].name } ?? "none" }.joined(separator: ", ")
            return "moves \(link(toScope: index)) from \(froms) to \(machine.states[move.to].name)"
        }
    }

    private func wait(_ reference: ScopeModel.Reference) -> String {
        guard reference.isAwaited, let machine = model.events[reference.event].machine else { return "" }
        return "; the \(link(toScope: machine)) that this event advanced waits for it"
    }

    private func links(_ events: [Int], _ part: ScopeModel.Use.Part, _ scope: ScopeModel) -> String {
        model.names(of: events, as: part, in: scope, link(toEvent:)).joined(separator: ", ")
    }

    func links(_ events: [Int]) -> String {
        events.map(link(toEvent:)).joined(separator: ", ")
    }

    private mutating func addSpan(_ span: ScopeModel.Span, _ scope: ScopeModel) {
        let rows: [(String, [Int], ScopeModel.Use.Part)] = [
            ("Opened by", [span.opens], .opens), ("Continued by", span.continues, .continues),
            ("Closed by", span.closes, .closes), ("Ended at once by", span.ends, .ends),
            ("Emptied by", span.resets, .resets),
        ]
        var lines = rows.filter { !$0.1.isEmpty }.map { "\($0.0) \(links($0.1, $0.2, scope))" }
        if let renewal = span.renewal { lines.append(phrase(renewal)) }
        if let completion = span.onCompletion { lines += phrases(completion) }
        if let failure = span.onFailure { lines.append("When the writer fails, \(substitute(failure.event)) is sent") }
        if let cancel = span.onCancel { lines.append("When the writer is stopped, \(substitute(cancel)) is sent") }
        page.list(lines)
    }

    private func phrase(_ renewal: ScopeModel.Span.Renewal) -> String {
        let before = renewal.before.map(link(toScope:)).joined(separator: " or ")
        let machine = link(toScope: renewal.after)
        let except = model.exemption(of: renewal).map { "; one with \(MarkdownText.code($0)) does not count" }
        return "Renewed by the writer before \(before), once every \(machine) that began in it has ended"
            + (except ?? "")
    }

    private func phrases(_ completion: ScopeModel.Span.Completion) -> [String] {
        ["When the work is done, \(substitute(completion.event)) is sent"]
            + (completion.whileWaiting.map {
                ["When the work is done but a machine remains open for another party, \(substitute($0)) is sent"]
            } ?? [])
    }

    private mutating func addMachine(_ machine: ScopeModel.Machine) {
        page.table(
            ["State", "If the stream ends in it", "Meaning"],
            machine.states.map { state in
                [MarkdownText.cell(state.name), finish(state), state.doc.map(MarkdownText.cell) ?? ""]
            }
        )
        page.table(
            ["Event", "From", "To"],
            ScopeModel.Machine.moves(of: machine.transitions).map { move in
                let froms = move.from.map { $0.map { MarkdownText.cell(machine.states[$0].name) } ?? "*none*" }
                return [
                    link(toEvent: move.event) + model.wording(of: move.condition, on: move.event),
                    froms.joined(separator: ", "),
                    MarkdownText.cell(machine.states[move.to].name),
                ]
            }
        )
        for fallback in machine.fallbacks {
            let others = fallback.substitutes.map(substitute).joined(separator: ", then ")
            page.paragraph("In any other state, a writer sends \(others) instead of \(link(toEvent: fallback.event)).")
        }
    }

    private func finish(_ state: ScopeModel.Machine.State) -> String {
        switch state.ending {
        case .done: "done"
        case .staysOpen: "may stay open"
        case .settled(let event): "\(substitute(event)) is sent"
        case .staysOpenUnlessBrokenOff(let event):
            "may stay open; if the stream breaks off, \(substitute(event)) is sent"
        }
    }
}
