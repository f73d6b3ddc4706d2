import ProtocolSchema
@_spi(Generated) import ProtocolSupport

extension LifecycleTable {
    /// The table of a model's scopes, with the roles that the resolver has decided.
    init(_ model: ProtocolModel) {
        // The effects under conditions come after those of all events.
        let rows = model.events.map(\.roles) + model.events.flatMap { $0.variants.map(\.roles) }
        self.init(
            scopes: model.scopes.map { ScopeTable($0) },
            roles: rows.map { $0.flatMap(ProtocolSupport.EventRole.roles) },
            variants: model.events.indices.flatMap { kind in model.events[kind].variants.map { _ in kind } }
        )
    }
}

extension ScopeTable {
    fileprivate init(_ scope: ScopeModel) {
        self.init(
            scope.name,
            within: scope.parent.map { ScopeID($0) },
            isKeyed: scope.key != nil,
            interrupts: scope.interrupts.map { ScopeID($0) },
            renewal: Self.renewal(of: scope).map { renewal in
                Renewal(before: renewal.before.map { ScopeID($0) }, after: ScopeID(renewal.after))
            },
            isAwaited: scope.refers?.isAwaited == true,
            kind: Self.kind(of: scope)
        )
    }

    private static func renewal(of scope: ScopeModel) -> ScopeModel.Span.Renewal? {
        if case .span(let span) = scope.kind { span.renewal } else { nil }
    }

    private static func kind(of scope: ScopeModel) -> Kind {
        switch scope.kind {
        case .span: .span
        case .single: .single
        case .machine(let machine):
            .machine(states: machine.states.map { StateTable($0.name, mayStayOpen: $0.ending.mayStayOpen) })
        }
    }
}

extension ProtocolSupport.EventRole {
    /// The entries of the table for a role.
    fileprivate static func roles(_ role: ProtocolSchema.EventRole) -> [ProtocolSupport.EventRole] {
        switch role {
        case .opens(let scope): [.opens(scope)]
        case .continues(let scope): [.continues(scope)]
        case .closes(let scope): [.closes(scope)]
        case .ends(let scope): [.ends(scope)]
        case .resets(let scope): [.resets(scope)]
        case .single(let scope): [.single(scope)]
        case .refers(let scope): [.refers(scope)]
        case .noted(let scope): [.noted(scope)]
        case .moves(let scope, let transitions): transitions.map { .transition(scope, from: $0.from, to: $0.to) }
        }
    }
}
