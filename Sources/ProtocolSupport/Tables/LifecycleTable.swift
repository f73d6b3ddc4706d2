/// A stretch of the stream that the lifecycle knows by name.
public struct ScopeID: Hashable, Sendable {
    /// The index in `LifecycleTable.scopes`.
    public let index: Int

    /// Creates an id.
    public init(_ index: Int) {
        self.index = index
    }
}

/// What may follow what.
public struct LifecycleTable: Hashable, Sendable {
    /// The scopes in written order.
    public var scopes: [ScopeTable]
    /// What each event does, indexed by event kind; empty for an event that may come at any time.
    public var roles: [[EventRole]]

    /// Creates a table.
    public init(scopes: [ScopeTable] = [], roles: [[EventRole]] = []) {
        self.scopes = scopes
        self.roles = roles
    }

    /// What the events of `kind` do; nothing for an unrecognized event.
    public func roles(of kind: Int?) -> [EventRole] {
        guard let kind, roles.indices.contains(kind) else { return [] }
        return roles[kind]
    }
}

/// A scope of the lifecycle.
public struct ScopeTable: Hashable, Sendable {
    /// What kind of scope it is.
    @nonexhaustive
    public enum Kind: Hashable, Sendable {
        /// Opened, perhaps continued, closed.
        case span
        /// Single events that open nothing.
        case single
        /// A state machine per key.
        case machine(states: [StateTable])
    }

    /// The name in the schema.
    public var name: String
    /// The index of the scope that must be open around it.
    public var parent: Int?
    /// Whether several may be open, told apart by a key.
    public var isKeyed: Bool
    /// The scopes that opening this one closes.
    public var interrupts: [Int]
    /// What kind of scope it is.
    public var kind: Kind

    /// Creates a scope.
    public init(name: String, parent: Int? = nil, isKeyed: Bool = false, interrupts: [Int] = [], kind: Kind) {
        self.name = name
        self.parent = parent
        self.isKeyed = isKeyed
        self.interrupts = interrupts
        self.kind = kind
    }
}

/// A state of a machine.
public struct StateTable: Hashable, Sendable {
    /// The name in the schema.
    public var name: String
    /// Whether a stream may finish in it.
    public var mayStayOpen: Bool

    /// Creates a state.
    public init(name: String, mayStayOpen: Bool) {
        self.name = name
        self.mayStayOpen = mayStayOpen
    }
}

/// What an event does to a scope.
///
/// Scopes are indices into `LifecycleTable.scopes`, states into the machine's states.
@nonexhaustive
public enum EventRole: Hashable, Sendable {
    /// It opens the scope.
    case opens(Int)
    /// It continues the open scope.
    case continues(Int)
    /// It closes the scope.
    case closes(Int)
    /// It closes the scope and everything inside at once.
    case ends(Int)
    /// It throws away what is inside the scope and leaves it open.
    case resets(Int)
    /// It stands alone in the scope.
    case single(Int)
    /// It stands alone in the scope, and refers to an event that was noted for it.
    case refers(Int)
    /// What it is referred to by is noted for the scope.
    case noted(Int)
    /// It moves a machine from a state, nil being not begun, to another.
    case transition(Int, from: Int?, to: Int)
}
