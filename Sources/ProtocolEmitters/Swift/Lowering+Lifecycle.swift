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
        var members = model.scopes.enumerated().map { index, scope in
            property(scope.swiftName, scope.doc, else: "The scope `\(scope.name)`.", "ScopeID(\(index))")
        }
        members += model.scopes.compactMap { scope in scope.machine.map { stateNames(of: scope, $0) } }
        let type = TypeDeclaration(
            doc: DocComment("The scopes of the lifecycle, by name."),
            head: "\(access)enum Scope",
            members: members
        )
        return extending("", "", [.type(type)])
    }

    private func stateNames(of scope: ScopeModel, _ machine: ScopeModel.Machine) -> Declaration {
        let members = machine.states.enumerated().map { index, state in
            property(state.swiftName, state.doc, else: "The state `\(state.name)`.", String(index), access: "")
        }
        return .type(
            TypeDeclaration(
                doc: DocComment("The states of `\(scope.name)`, by name."),
                head: "enum \(scope.statesName)",
                members: members
            )
        )
    }

    /// A scope as a table names it.
    private func name(_ scope: Int) -> String { "Scope." + model.scopes[scope].swiftName }

    /// A state as a table names it; nil is not begun.
    private func name(_ state: Int?, of scope: Int) -> String {
        guard let state, let machine = model.scopes[scope].machine else { return "nil" }
        return "Scope.\(model.scopes[scope].statesName).\(machine.states[state].swiftName)"
    }

    private func names(_ scopes: [Int]) -> String {
        "[" + scopes.map { name($0) }.joined(separator: ", ") + "]"
    }

    private func lifecycleTable() -> Declaration {
        let kinds = model.events.indices.flatMap { kind in model.events[kind].variants.map { _ in String(kind) } }
        let variants = kinds.isEmpty ? [] : ["variants: [\(kinds.joined(separator: ", "))]"]
        return .property(
            PropertyDeclaration(
                doc: DocComment("The order in which events may come."),
                head: "\(access)static let lifecycle",
                value: .initial(CodeList("LifecycleTable(", ["scopes: scopeTables", "roles: roleTables"] + variants, ")"))
            )
        )
    }

    private func scopeTables() -> Declaration {
        let items = model.scopes.map { scope in
            let items: [CodeList.Item?] = [
                .text(SwiftLiteral.string(scope.name)),
                scope.parent.map { .text("within: \(name($0))") },
                scope.key == nil ? nil : .text("isKeyed: true"),
                scope.interrupts.isEmpty ? nil : .text("interrupts: \(names(scope.interrupts))"),
                renewal(of: scope), isAwaited(scope), kind(of: scope),
            ]
            return CodeList.Item.list(CodeList("ScopeTable(", items: items.compactMap(\.self), ")"))
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
            .text("renewal: Renewal(before: \(names(renewal.before)), after: \(name(renewal.after)))")
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
            let states = machine.states.map { state in
                let mayStayOpen = state.ending.mayStayOpen ? ", mayStayOpen: true" : ""
                return CodeList.Item.text("StateTable(\(SwiftLiteral.string(state.name))\(mayStayOpen))")
            }
            return .list(CodeList("kind: .machine(", items: [.list(.array(states, open: "states: ["))], ")"))
        }
    }

    private func roleTables() -> Declaration {
        let rows = model.events.map(\.roles) + model.events.flatMap { $0.variants.map(\.roles) }
        let items = rows.map { roles in
            CodeList.Item.list(CodeList("[", roles.flatMap(entries), "]", hasTrailingComma: true))
        }
        let hasVariants = rows.count > model.events.count
        return .property(
            PropertyDeclaration(
                doc: DocComment(
                    "The effects of each event on the scopes, in the order of the kinds"
                        + (hasVariants ? ", then those under conditions." : ".")
                ),
                head: "private static let roleTables: [[EventRole]]",
                value: .initial(.array(items))
            )
        )
    }

    private func entries(_ role: EventRole) -> [String] {
        switch role {
        case .opens(let scope): [".opens(\(name(scope)))"]
        case .continues(let scope): [".continues(\(name(scope)))"]
        case .closes(let scope): [".closes(\(name(scope)))"]
        case .ends(let scope): [".ends(\(name(scope)))"]
        case .resets(let scope): [".resets(\(name(scope)))"]
        case .single(let scope): [".single(\(name(scope)))"]
        case .refers(let scope): [".refers(\(name(scope)))"]
        case .noted(let scope): [".noted(\(name(scope)))"]
        case .moves(let scope, let transitions):
            transitions.map { item in
                let states = "from: \(name(item.from, of: scope)), to: \(name(item.to, of: scope))"
                return ".transition(\(name(scope)), \(states))"
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
            guard case .span(let span) = scope.kind, scope.conditions[.init(.opens, span.opens)] == nil else {
                return nil
            }
            return span.opens
        }
        return function(
            "opening",
            "Returns the event that opens `scope`, if it needs nothing but `key`.",
            parameters: ["key: String"],
            choose(events.map { $0.map { [$0] } ?? [] })
        )
    }

    private func closing() -> Declaration {
        let events = model.scopes.map { scope -> [Int] in
            guard case .span(let span) = scope.kind else { return [] }
            return span.closes.filter { scope.conditions[.init(.closes, $0)] == nil }
        }
        return function(
            "closing",
            "Returns the event that closes `scope`, if it needs nothing but `key`.",
            parameters: ["key: String"],
            choose(events)
        )
    }

    /// For each scope the first event that needs nothing but the key.
    private func choose(_ candidates: [[Int]]) -> Code {
        var cases: [(label: String, call: String)] = []
        for (index, events) in candidates.enumerated() {
            guard let call = events.lazy.compactMap({ keyedCall($0) }).first else { continue }
            cases.append(("case \(name(index))", call))
        }
        guard !cases.isEmpty else { return Code("nil") }
        var body = Code("switch scope {")
        for item in cases { body.branch(item.label, item.call) }
        body.line("default: nil")
        body.line("}")
        return body
    }

    func keyedCall(_ index: Int) -> String? {
        let event = model.events[index]
        guard !event.isFamily, event.scopeKey == nil || event.scopeKey?.field != nil else { return nil }
        var arguments: [String] = []
        for (place, field) in event.fields.enumerated() where field.presence == .required {
            guard place == event.scopeKey?.field else { return nil }
            arguments.append("\(SwiftLiteral.label(field.swiftName)): \(keyValue(of: event))")
        }
        return withKey(of: event, ".\(event.caseName)(\(arguments.joined(separator: ", ")))")
    }

    /// The value of the field that is the key of an event's scope, where `key` has been read by `withKey`.
    private func keyValue(of event: EventModel) -> String { event.scopeKey?.isInteger == true ? "$0" : "key" }

    /// An expression in which `keyValue` may occur; nil for a key that is not one of the event.
    private func withKey(of event: EventModel, _ call: String) -> String {
        integerKey(of: event).map { "\($0)(key).map { \(call) }" } ?? call
    }

    /// The Swift type of the field that is the key of an event's scope, if it is an integer.
    private func integerKey(of event: EventModel) -> String? {
        guard let key = event.scopeKey, key.isInteger, let field = key.field else { return nil }
        return event.fields[field].value.resolved == .uint ? "UInt64" : "Int"
    }

    /// The call that makes the event which settles a machine in the state that `event` leads to.
    func settling(after event: Int, key: String) -> String {
        for case .moves(let scope, let transitions) in model.events[event].allRoles {
            guard let state = transitions.first?.to else { continue }
            return "settling(\(name(scope)), key: \(key), state: \(name(state, of: scope)))"
        }
        return "nil"
    }

    private func settling() -> Declaration {
        var body = Code("switch (scope, state) {")
        var hasEvents = false
        for (index, scope) in model.scopes.enumerated() {
            guard case .machine(let machine) = scope.kind else { continue }
            for (state, item) in machine.states.enumerated() {
                guard let substitute = item.ending.substitute else { continue }
                hasEvents = true
                body.line("case (\(name(index)), \(name(state, of: index))):")
                body.begin()
                body.list(settlingCall(substitute))
                body.end()
            }
        }
        body.line("default: nil")
        body.line("}")
        return function(
            "settling",
            "Returns the event that settles a machine left in `state`, if it needs one.",
            parameters: ["key: String", "state: Int"],
            hasEvents ? body : Code("nil")
        )
    }

    private func settlingCall(_ substitute: EventModel.Substitute) -> CodeList {
        let event = model.events[substitute.event]
        let integer = integerKey(of: event)
        return CodeList(
            (integer.map { "\($0)(key).map { " } ?? "") + ".\(event.caseName)(",
            arguments(substitute, copied: keyValue(of: event)),
            integer == nil ? ")" : ") }"
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

extension ScopeModel {
    /// The Swift name of the enum with the names of its states.
    fileprivate var statesName: String { SwiftNames.type(name) + "State" }
}
