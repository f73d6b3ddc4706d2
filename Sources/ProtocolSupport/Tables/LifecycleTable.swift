/// The identity of a lifecycle scope.
public struct ScopeID: Hashable, Sendable {
    /// The index in `LifecycleTable.scopes`.
    public let index: Int

    /// Creates an id.
    public init(_ index: Int) {
        self.index = index
    }

    /// Returns one key for several values that count together, such as an item and a place inside it.
    ///
    /// Different values give different keys, whatever they contain.
    @_spi(Generated)
    public static func key(_ parts: String...) -> String { key(parts) }

    /// Returns one key for several values that count together.
    package static func key(_ parts: [String]) -> String { parts.map(escaped).joined(separator: "/") }

    /// Returns a value without a slash of its own, except after a backslash.
    ///
    /// By scalars: a slash and a combining mark after it are one character, which is not equal to a slash.
    private static func escaped(_ part: String) -> String {
        guard part.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) else { return part }
        var result = String.UnicodeScalarView()
        for scalar in part.unicodeScalars {
            if scalar == "/" || scalar == "\\" { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    /// Returns the key for a value that may be a string or a number, such as the id of a request of JSON-RPC.
    ///
    /// The key is the JSON text, so that `1` and `"1"` differ.
    @_spi(Generated)
    public static func key(of value: some JSONCodable) -> String {
        var writer = JSONWriter()
        value.encode(into: &writer)
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }
}

/// The lifecycle of a protocol: the order in which its events may come.
///
/// The facts that an engine needs at every event are computed here, once per protocol.
@_spi(Generated)
public struct LifecycleTable: Hashable, Sendable {
    /// The scopes in the order of the schema.
    public let scopes: [ScopeTable]
    /// The effects of each event, indexed by event kind; empty for an event that may come at any time.
    ///
    /// After them come the effects that events have under conditions, which `StreamEvent.lifecycleRow` chooses.
    public let roles: [[EventRole]]
    /// The kinds of the events whose effects come after those of all events, row by row.
    public let variants: [Int]
    /// The span that encloses the whole stream; nil for a protocol without one.
    public let outermost: Int?
    /// Whether a scope contains others, by scope.
    public let areAround: [Bool]
    /// The first scope that an event continues, by event kind; -1 if it continues none.
    public let continuedScopes: [Int]
    /// The span that is renewed before a scope begins, by scope; -1 if there is none.
    public let renewedSpans: [Int]
    /// The span whose renewal waits for a machine, by scope; -1 if there is none.
    public let turns: [Int]

    /// Creates a table.
    public init(scopes: [ScopeTable] = [], roles: [[EventRole]] = [], variants: [Int] = []) {
        self.scopes = scopes
        self.roles = roles
        self.variants = variants
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

    /// The kind of the event that has the effects in a row.
    public func kind(ofRow row: Int) -> Int {
        let first = roles.count - variants.count
        return row < first ? row : variants[row - first]
    }

    /// The effects in a row of the table; empty for an unrecognized event, which has none.
    public func roles(inRow row: Int?) -> [EventRole] {
        guard let row, roles.indices.contains(row) else { return [] }
        return roles[row]
    }
}

/// A scope of the lifecycle.
@_spi(Generated)
public struct ScopeTable: Hashable, Sendable {
    /// The kinds of scope.
    @nonexhaustive
    public enum Kind: Hashable, Sendable {
        /// A part of the stream with an opening event, perhaps continuing ones, and a closing one.
        case span
        /// Single events that open nothing.
        case single
        /// A state machine for each key.
        case machine(states: [StateTable])
    }

    /// The name in the schema.
    public var name: String
    /// The index of the scope that must be open around this one.
    public var parent: Int?
    /// Whether several instances may be open at once, each with its own key.
    public var isKeyed: Bool
    /// The scopes that are closed when this one opens.
    public var interrupts: [Int]
    /// When a writer begins the scope anew; only for spans.
    public var renewal: Renewal?
    /// Whether an event that refers to another waits for its machine; only for single events.
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

/// The rule by which a writer closes a span and opens it again.
///
/// The span is one turn of an agent that waits for machines. Once every machine that began in the turn has ended,
/// more content starts a new turn.
@_spi(Generated)
public struct Renewal: Hashable, Sendable {
    /// The scopes whose content begins a new turn.
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
    /// Whether a stream may end while the machine is in this state.
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
    /// Opens the scope.
    case opens(Int)
    /// Continues the open scope.
    case continues(Int)
    /// Closes the scope.
    case closes(Int)
    /// Closes the scope and everything inside at once.
    case ends(Int)
    /// Discards the contents of the scope and leaves it open.
    case resets(Int)
    /// A single event of the scope.
    case single(Int)
    /// A single event of the scope that refers to an earlier event noted for it.
    case refers(Int)
    /// Notes the event's reference, so that single events of the scope may refer to it.
    case noted(Int)
    /// Moves a machine from one state to another; nil is the state before it begins.
    case transition(Int, from: Int?, to: Int)
}

/// Shorthands for generated tables, which name scopes by id.
@_spi(Generated)
extension EventRole {
    /// Opens the scope.
    public static func opens(_ scope: ScopeID) -> EventRole { .opens(scope.index) }
    /// Continues the open scope.
    public static func continues(_ scope: ScopeID) -> EventRole { .continues(scope.index) }
    /// Closes the scope.
    public static func closes(_ scope: ScopeID) -> EventRole { .closes(scope.index) }
    /// Closes the scope and everything inside at once.
    public static func ends(_ scope: ScopeID) -> EventRole { .ends(scope.index) }
    /// Discards the contents of the scope and leaves it open.
    public static func resets(_ scope: ScopeID) -> EventRole { .resets(scope.index) }
    /// A single event of the scope.
    public static func single(_ scope: ScopeID) -> EventRole { .single(scope.index) }
    /// A single event of the scope that refers to an earlier event noted for it.
    public static func refers(_ scope: ScopeID) -> EventRole { .refers(scope.index) }
    /// Notes the event's reference, so that single events of the scope may refer to it.
    public static func noted(_ scope: ScopeID) -> EventRole { .noted(scope.index) }

    /// Moves a machine from one state to another; nil is the state before it begins.
    public static func transition(_ scope: ScopeID, from: Int?, to: Int) -> EventRole {
        .transition(scope.index, from: from, to: to)
    }
}
