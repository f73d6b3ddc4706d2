/// A stretch of the stream that the lifecycle knows by name.
public struct ScopeID: Hashable, Sendable {
    /// The index in `LifecycleTable.scopes`.
    public let index: Int

    /// Creates an id.
    public init(_ index: Int) {
        self.index = index
    }
}

/// The order of events.
///
/// Facts that an engine needs at every event are computed here, once for a protocol.
@_spi(Generated)
public struct LifecycleTable: Hashable, Sendable {
    /// The scopes in written order.
    public let scopes: [ScopeTable]
    /// The roles of each event, indexed by event kind; empty for an event that may come at any time.
    public let roles: [[EventRole]]
    /// The span that is the stream; nil for a protocol that has none.
    public let outermost: Int?
    /// Whether a scope has others inside, by scope.
    public let areAround: [Bool]
    /// The first scope that an event continues, by event kind; -1 if it continues none.
    public let continuedScopes: [Int]
    /// The span that is renewed before a scope begins, by scope; -1 if none is.
    public let renewedSpans: [Int]
    /// The span whose renewal waits for a machine, by scope; -1 if none does.
    public let turns: [Int]

    /// Creates a table.
    public init(scopes: [ScopeTable] = [], roles: [[EventRole]] = []) {
        self.scopes = scopes
        self.roles = roles
        outermost = scopes.firstIndex { $0.parent == nil && $0.kind == .span }
        areAround = scopes.indices.map { scope in scopes.contains { $0.parent == scope } }
        continuedScopes = roles.map { roles in
            roles.lazy.compactMap { if case .continues(let scope) = $0 { scope } else { nil } }.first ?? -1
        }
        renewedSpans = scopes.indices.map { scope in
            scopes.firstIndex { $0.renewal?.before.contains(scope) ?? false } ?? -1
        }
        turns = scopes.indices.map { scope in scopes.firstIndex { $0.renewal?.after == scope } ?? -1 }
    }

    /// The roles of the events of `kind`; empty for an unrecognized event.
    public func roles(of kind: Int?) -> [EventRole] {
        guard let kind, roles.indices.contains(kind) else { return [] }
        return roles[kind]
    }
}

/// A scope of the lifecycle.
@_spi(Generated)
public struct ScopeTable: Hashable, Sendable {
    /// The kind of scope.
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
    /// When a writer begins it anew; only of spans.
    public var renewal: Renewal?
    /// Whether a machine that an event of the scope refers to waits for that event; only of single events.
    public var isAwaited: Bool
    /// The kind of scope.
    public var kind: Kind

    /// Creates a scope.
    public init(
        _ name: String,
        within parent: ScopeID? = nil,
        isKeyed: Bool = false,
        interrupts: [ScopeID] = [],
        renewal: Renewal? = nil,
        isAwaited: Bool = false,
        kind: Kind
    ) {
        self.name = name
        self.parent = parent?.index
        self.isKeyed = isKeyed
        self.interrupts = interrupts.map(\.index)
        self.renewal = renewal
        self.isAwaited = isAwaited
        self.kind = kind
    }
}

/// When a writer closes a span and opens it again.
///
/// The span is one turn of somebody who waits for machines: once all that began in it have ended, more content is a new turn.
@_spi(Generated)
public struct Renewal: Hashable, Sendable {
    /// The scopes whose content begins the new turn.
    public var before: [Int]
    /// The machines that must have ended.
    public var after: Int

    /// Creates a renewal.
    public init(before: [ScopeID], after: ScopeID) {
        self.before = before.map(\.index)
        self.after = after.index
    }
}

/// A state of a machine.
@_spi(Generated)
public struct StateTable: Hashable, Sendable {
    /// The name in the schema.
    public var name: String
    /// Whether a stream may finish in it.
    public var mayStayOpen: Bool

    /// Creates a state.
    public init(_ name: String, mayStayOpen: Bool = false) {
        self.name = name
        self.mayStayOpen = mayStayOpen
    }
}

/// The effect of an event on a scope.
///
/// Scopes are indices into `LifecycleTable.scopes`, states into the machine's states.
@_spi(Generated)
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
    /// It is alone in the scope.
    case single(Int)
    /// It is alone in the scope, and refers to an event that was noted for it.
    case refers(Int)
    /// Events of the scope may refer to it.
    case noted(Int)
    /// It moves a machine from a state, nil being not begun, to another.
    case transition(Int, from: Int?, to: Int)
}

/// The spellings of generated tables, which name scopes.
@_spi(Generated)
extension EventRole {
    /// It opens the scope.
    public static func opens(_ scope: ScopeID) -> EventRole { .opens(scope.index) }
    /// It continues the open scope.
    public static func continues(_ scope: ScopeID) -> EventRole { .continues(scope.index) }
    /// It closes the scope.
    public static func closes(_ scope: ScopeID) -> EventRole { .closes(scope.index) }
    /// It closes the scope and everything inside at once.
    public static func ends(_ scope: ScopeID) -> EventRole { .ends(scope.index) }
    /// It throws away what is inside the scope and leaves it open.
    public static func resets(_ scope: ScopeID) -> EventRole { .resets(scope.index) }
    /// It is alone in the scope.
    public static func single(_ scope: ScopeID) -> EventRole { .single(scope.index) }
    /// It is alone in the scope, and refers to an event that was noted for it.
    public static func refers(_ scope: ScopeID) -> EventRole { .refers(scope.index) }
    /// Events of the scope may refer to it.
    public static func noted(_ scope: ScopeID) -> EventRole { .noted(scope.index) }

    /// It moves a machine from a state, nil being not begun, to another.
    public static func transition(_ scope: ScopeID, from: Int?, to: Int) -> EventRole {
        .transition(scope.index, from: from, to: to)
    }
}
