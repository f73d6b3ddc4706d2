import ProtocolSchema

extension Lowering {
    /// The names of the scopes, the table of what may follow what, and the events that open and close.
    func lifecycle() -> [Declaration] {
        var declarations: [Declaration] = []
        if !model.scopes.isEmpty { declarations.append(scopeNames()) }
        declarations.append(extending("", "", [hidden(lifecycleTable()), scopeTables(), roleTables()]))
        declarations.append(extending("", "", [opening(), closing(), settling()].map(hidden)))
        let outermost = outermostEvents() + joining()
        if !outermost.isEmpty { declarations.append(extending("", "", outermost.map(hidden))) }
        return declarations
    }

    private func scopeNames() -> Declaration {
        let members = model.scopes.enumerated().map { index, scope in
            property(scope.swiftName, scope.doc, else: "The scope `\(scope.name)`.", "ScopeID(\(index))")
        }
        let type = TypeDeclaration(
            doc: DocComment("The scopes of the lifecycle, by name."),
            head: "\(access)enum Scope",
            members: members
        )
        return extending("", "", [.type(type)])
    }

    private func lifecycleTable() -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment("What may follow what."),
                head: "\(access)static let lifecycle",
                value: .initial(CodeList("LifecycleTable(", ["scopes: scopeTables", "roles: roleTables"], ")"))
            )
        )
    }

    private func scopeTables() -> Declaration {
        let items = model.scopes.map { scope in
            CodeList.Item.list(
                CodeList(
                    "ScopeTable(",
                    items: [
                        .text("name: \(SwiftLiteral.string(scope.name))"),
                        .text("parent: \(scope.parent.map(String.init) ?? "nil")"),
                        .text("isKeyed: \(scope.key != nil)"),
                        .text("interrupts: [\(scope.interrupts.map(String.init).joined(separator: ", "))]"),
                    ] + [renewal(of: scope), isAwaited(scope), kind(of: scope)].compactMap(\.self),
                    ")"
                )
            )
        }
        return .property(
            PropertyDeclaration(
                doc: DocComment("The scopes, in the order of their indices."),
                head: "private static let scopeTables: [ScopeTable]",
                value: .initial(.array(items))
            )
        )
    }

    private func renewal(of scope: ScopeModel) -> CodeList.Item? {
        scope.renewal.map { renewal in
            let before = renewal.before.map(String.init).joined(separator: ", ")
            return .text("renewal: Renewal(before: [\(before)], after: \(renewal.after))")
        }
    }

    private func isAwaited(_ scope: ScopeModel) -> CodeList.Item? {
        scope.refers?.isAwaited == true ? .text("isAwaited: true") : nil
    }

    private func kind(of scope: ScopeModel) -> CodeList.Item {
        switch scope.kind {
        case .span: return .text("kind: .span")
        case .single: return .text("kind: .single")
        case .machine(let machine):
            let states = machine.states.map {
                CodeList.Item.text(
                    "StateTable(name: \(SwiftLiteral.string($0.name)), mayStayOpen: \($0.ending.mayStayOpen))"
                )
            }
            return .list(CodeList("kind: .machine(", items: [.list(.array(states, open: "states: ["))], ")"))
        }
    }

    private func roleTables() -> Declaration {
        let items = model.events.map { event in
            CodeList.Item.list(CodeList("[", event.roles.flatMap(entries), "]", hasTrailingComma: true))
        }
        return .property(
            PropertyDeclaration(
                doc: DocComment("What each event does to the scopes, in the order of the kinds."),
                head: "private static let roleTables: [[EventRole]]",
                value: .initial(.array(items))
            )
        )
    }

    private func entries(_ role: EventRole) -> [String] {
        switch role {
        case .opens(let scope): [".opens(\(scope))"]
        case .continues(let scope): [".continues(\(scope))"]
        case .closes(let scope): [".closes(\(scope))"]
        case .ends(let scope): [".ends(\(scope))"]
        case .resets(let scope): [".resets(\(scope))"]
        case .single(let scope): [".single(\(scope))"]
        case .refers(let scope): [".refers(\(scope))"]
        case .noted(let scope): [".noted(\(scope))"]
        case .moves(let scope, let transitions):
            transitions.map { item in
                ".transition(\(scope), from: \(item.from.map(String.init) ?? "nil"), to: \(item.to))"
            }
        }
    }

    // MARK: Events of the engine

    private func function(_ name: String, _ doc: String, parameters: [String], _ body: Code) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment(doc),
                head: "\(access)static func \(name)",
                parameters: ["_ scope: ScopeID"] + parameters,
                effects: "-> Event?",
                body: body
            )
        )
    }

    private func opening() -> Declaration {
        let events = model.scopes.map { scope -> Int? in
            if case .span(let span) = scope.kind { span.opens } else { nil }
        }
        return function(
            "opening",
            "The event that opens `scope`, when `key` is all it needs.",
            parameters: ["key: String"],
            choose(events.map { $0.map { [$0] } ?? [] })
        )
    }

    private func closing() -> Declaration {
        let events = model.scopes.map { scope -> [Int] in
            if case .span(let span) = scope.kind { span.closes } else { [] }
        }
        return function(
            "closing",
            "The event that closes `scope`, when `key` is all it needs.",
            parameters: ["key: String"],
            choose(events)
        )
    }

    /// For each scope the first event that needs nothing but the key.
    private func choose(_ candidates: [[Int]]) -> Code {
        var cases: [(label: String, call: String)] = []
        for (index, events) in candidates.enumerated() {
            guard let call = events.lazy.compactMap({ keyedCall($0) }).first else { continue }
            cases.append(("case \(index)", call))
        }
        guard !cases.isEmpty else { return Code("nil") }
        var body = Code("switch scope.index {")
        for item in cases { body.branch(item.label, item.call) }
        body.line("default: nil")
        body.line("}")
        return body
    }

    private func keyedCall(_ index: Int) -> String? {
        let event = model.events[index]
        guard !event.isFamily else { return nil }
        var arguments: [String] = []
        for (place, field) in event.fields.enumerated() where field.presence == .required {
            guard place == event.key else { return nil }
            arguments.append("\(SwiftLiteral.label(field.swiftName)): key")
        }
        return ".\(event.caseName)(\(arguments.joined(separator: ", ")))"
    }

    private func settling() -> Declaration {
        var body = Code()
        var hasEvents = false
        body.line("switch (scope.index, state) {")
        for (index, scope) in model.scopes.enumerated() {
            guard case .machine(let machine) = scope.kind else { continue }
            for (state, item) in machine.states.enumerated() {
                guard let substitute = item.ending.substitute else { continue }
                hasEvents = true
                body.line("case (\(index), \(state)):")
                body.begin()
                body.list(".\(model.events[substitute.event].caseName)(", arguments(substitute, copied: "key"), ")")
                body.end()
            }
        }
        body.line("default: nil")
        body.line("}")
        return function(
            "settling",
            "What ends what `scope` has open in `state`, when something must.",
            parameters: ["key: String", "state: Int"],
            hasEvents ? body : Code("nil")
        )
    }

    /// The arguments of an event of which one field is known when it is sent, and all else is fixed.
    func arguments(_ substitute: EventModel.Substitute, copied: String) -> [String] {
        let record = Record(event: model.events[substitute.event], self)
        return substitute.values.sorted { $0.field < $1.field }.compactMap { item in
            let field = record.fields[item.field]
            switch item {
            case .copied: return "\(field.label): \(copied)"
            case .fixed(_, let literal):
                return expressions.expression(literal, of: field.model).map { "\(field.label): \($0)" }
            }
        }
    }
}
