import ProtocolSchema

/// Says in sentences what may come before an event and what it does.
struct EventOrder {
    private let model: ProtocolModel

    init(_ model: ProtocolModel) { self.model = model }

    /// The events that may come before an event, and its effects; a line each.
    func sentences(for event: Int) -> [String] {
        let roles = model.events[event].roles
        let variants = model.events[event].variants
        guard !model.scopes.isEmpty else { return ["the protocol has none: it may come at any time"] }
        guard !roles.isEmpty || !variants.isEmpty else {
            return [Self.anyTime]
        }
        let conditional = variants.flatMap { variant in
            let condition = plain(model.wording(of: variant.condition, on: event).dropFirst())
            return prefixed(variant.roles.flatMap { sentences($0) }, condition + ": ")
        }
        let others = roles.isEmpty ? [Self.anyTime] : roles.flatMap { sentences($0) }
        let always = prefixed(others, variants.isEmpty ? "" : "otherwise: ")
        return conditional + always + writing(event)
    }

    /// The lines with a beginning before the first one.
    private func prefixed(_ lines: [String], _ beginning: String) -> [String] {
        lines.prefix(1).map { beginning + $0 } + lines.dropFirst()
    }

    /// The text without the marks of code.
    private func plain(_ text: some StringProtocol) -> String { String(text.filter { $0 != "`" }) }

    /// The automatic uses of the event by a writer.
    private func writing(_ event: Int) -> [String] {
        var lines: [String] = []
        for scope in model.scopes {
            guard case .span(let span) = scope.kind else {
                if let fallback = scope.machine?.fallbacks.first(where: { $0.event == event }) {
                    let names = fallback.substitutes.map { model.events[$0.event].displayName }
                    lines.append("where it may not come, a writer sends \(names.joined(separator: ", "))")
                }
                continue
            }
            if let renewal = span.renewal, span.opens == event { lines.append(sentence(renewal, of: scope)) }
            if let completion = span.onCompletion, completion.event.event == event {
                lines.append(sentence(completion))
            }
        }
        return lines
    }

    private func sentence(_ renewal: ScopeModel.Span.Renewal, of scope: ScopeModel) -> String {
        let before = renewal.before.map { model.scopes[$0].name }.joined(separator: " or ")
        let except = model.exemption(of: renewal).map { " (one with \($0) does not count)" } ?? ""
        return
            "a writer sends it by itself before \(before), once every \(model.scopes[renewal.after].name) of the last "
            + "\(scope.name) has ended\(except)"
    }

    private func sentence(_ completion: ScopeModel.Span.Completion) -> String {
        let fixed = model.wording(ofFixedValues: completion.event)
        let waiting = completion.whileWaiting.map {
            "; while something is left open, with \(model.wording(ofFixedValues: $0))"
        }
        return "a writer sends it when the work is done\(fixed.isEmpty ? "" : ", with " + fixed)\(waiting ?? "")"
    }

    /// The rule for an event without a scope.
    private static let anyTime = "in no scope: it may come at any time until the stream has ended"

    private func sentences(_ role: EventRole) -> [String] {
        switch role {
        case .opens(let index): ["opens \(named(index))"] + surroundings(index)
        case .continues(let index): ["continues \(named(index)), which \(opener(index)) opened"]
        case .closes(let index): ["closes \(named(index)), which \(opener(index)) opened"]
        case .ends(let index): ["ends \(named(index)) and everything in it, at any time"]
        case .resets(let index): ["throws away what is in \(named(index)), which stays open"]
        case .single(let index):
            ["is a single event of \(named(index)): opens and closes nothing of its own"] + surroundings(index)
        case .refers(let index):
            ["is a single event of \(named(index)): opens and closes nothing of its own"] + target(of: index)
                + surroundings(index)
        case .noted(let index): ["may be referred to by \(referrers(in: index))"] + wait(for: index)
        case .moves(let index, let transitions): moves(index, transitions) + surroundings(index)
        }
    }

    private func named(_ index: Int) -> String {
        let scope = model.scopes[index]
        return scope.name + (scope.key.map { " (one for each \($0.name))" } ?? "")
    }

    private func opener(_ index: Int) -> String {
        guard case .span(let span) = model.scopes[index].kind else { return "nothing" }
        return model.events[span.opens].displayName
    }

    private func surroundings(_ index: Int) -> [String] {
        let scope = model.scopes[index]
        var result: [String] = []
        if let parent = scope.parent { result.append("comes inside \(named(parent)), after \(opener(parent))") }
        if !scope.interrupts.isEmpty {
            let names = scope.interrupts.map { model.scopes[$0].name }
            result.append("closes before it what is open of \(names.joined(separator: ", "))")
        }
        return result
    }

    private func target(of index: Int) -> [String] {
        model.scopes[index].refers.map { refers in
            ["refers to the \(model.events[refers.event].displayName) with the same \(refers.field)"]
        } ?? []
    }

    private func referrers(in index: Int) -> String {
        let scope = model.scopes[index]
        let names = scope.events.map { model.events[$0].displayName }.joined(separator: ", ")
        return names + (scope.refers.map { " with the same \($0.field)" } ?? "")
    }

    /// Whether the machine of the event waits for events of a scope that refer to it.
    private func wait(for index: Int) -> [String] {
        let scope = model.scopes[index]
        guard let refers = scope.refers, refers.isAwaited, let machine = model.events[refers.event].machine else {
            return []
        }
        let answers = scope.events.map { model.events[$0].displayName }.joined(separator: " or ")
        return ["\(model.scopes[machine].name) then waits for \(answers)"]
    }

    private func moves(_ index: Int, _ transitions: [ScopeModel.Machine.Transition]) -> [String] {
        guard case .machine(let machine) = model.scopes[index].kind else { return [] }
        let lines = ScopeModel.Machine.moves(of: transitions).map { move in
            let froms = move.from.map { $0.map { machine.states[$0].name } ?? "not begun" }
            return "moves \(named(index)) from \(froms.joined(separator: ", ")) to \(machine.states[move.to].name)"
        }
        let before = transitions.compactMap(\.from).flatMap { state in
            machine.transitions.filter { $0.to == state && $0.from != state }.map(\.event)
        }
        var names: [String] = []
        for event in before where !names.contains(model.events[event].displayName) {
            names.append(model.events[event].displayName)
        }
        return lines + (names.isEmpty ? [] : ["may follow \(names.joined(separator: ", "))"])
    }
}
