@_spi(Generated) public import ProtocolSupport

/// Runs a protocol's lifecycle: what may follow what, and what must be written so that it does.
///
/// A plain value without a clock or a task. Reading and checking use `accept(_:)` and `observe(_:)`, which only judge; a
/// writer uses `manage(_:into:makeKey:)`, which adds the events that the lifecycle asks for. All rules come from the
/// generated tables.
public struct LifecycleEngine<Stream: StreamProtocol>: Sendable {
    let table: LifecycleTable
    var spans = OpenSpans()
    var machines = MachineTable()
    /// The events that settle machines; void once a machine has moved.
    var promises = JournaledMap<Stream.Event>()
    /// Parts that the engine closed although somebody else opened them, and may still write their end.
    var interrupted = JournaledMap<Bool>()
    /// The keys that machines are written under, by the keys they were given.
    var ownKeys = JournaledMap<String>()
    /// Whether the stream has ended, so that nothing more may come.
    public internal(set) var hasEnded = false
    /// Whether a stream that is read may begin a machine under the key of one that has ended, in another span.
    ///
    /// Servers pass ids on that a provider counts anew in every turn. Some readers tell two such machines apart, and some do not.
    package var allowsUsedKeys = true
    /// Whether spans are renewed, such as steps before the text of the next turn.
    var renewsSpans = true

    /// Creates an engine for a new stream.
    public init() {
        table = Stream.lifecycle
    }

    var scopes: [ScopeTable] { table.scopes }
    var roles: [[EventRole]] { table.roles }
    var outermost: Int? { table.outermost }

    /// Whether the outermost scope is open.
    public var isOpen: Bool { outermost.map { spans.newestPlace(of: $0) != nil } ?? !hasEnded }

    /// The key of the part of `scope` that was opened last and is still open.
    public func currentKey(of scope: ScopeID) -> String? {
        spans.newestPlace(of: scope.index).map { spans[$0].key }
    }

    /// The name of the state in which a machine is; nil if it has not begun, or is retired.
    public func stateName(of scope: ScopeID, key: String) -> String? {
        guard let instance = machines.instance(of: scope.index, key: key), instance.state >= 0 else { return nil }
        return stateName(instance.state, of: scope.index)
    }
}

extension LifecycleEngine {
    /// Everything that is small enough to be copied before a write.
    struct Mark {
        fileprivate var spans: OpenSpans
        fileprivate var counts: MachineTable.Counts
        fileprivate var hasEnded: Bool
    }

    /// The state that `rollBack(to:)` returns to, if nothing is committed in between.
    var mark: Mark { Mark(spans: spans, counts: machines.counts, hasEnded: hasEnded) }

    /// Takes back what has changed since a mark.
    mutating func rollBack(to mark: Mark) {
        spans = mark.spans
        hasEnded = mark.hasEnded
        machines.rollBack(to: mark.counts)
        promises.rollBack()
        interrupted.rollBack()
        ownKeys.rollBack()
    }

    /// Keeps what has changed.
    mutating func commit() {
        machines.commit()
        promises.commit()
        interrupted.commit()
        ownKeys.commit()
    }
}

extension LifecycleEngine {
    /// Whether the part with that key is open.
    func isOpen(_ scope: ScopeID, key: String) -> Bool {
        spans.place(of: scope.index, key: key) != nil
    }

    /// Whether an event continues the part with that key.
    func continues(_ event: Stream.Event, _ scope: ScopeID, key: String) -> Bool {
        guard let kind = event.kind, kind < table.continuedScopes.count else { return false }
        // The first is nearly always the only one.
        guard table.continuedScopes[kind] == scope.index || roles[kind].contains(.continues(scope.index)) else {
            return false
        }
        return UTF8Text.areSame(event.scopeKey ?? "", key)
    }

    /// An event that begins or ends something, without all else that it says; nil if it rather fills something.
    func outline(of event: Stream.Event) -> Stream.Event? {
        let key = event.scopeKey ?? ""
        for role in roles(of: event) {
            switch role {
            // The id of the whole stream is not among the arguments of an opening.
            case .opens(let scope) where scope == outermost: return event
            case .opens(let scope): return Stream.opening(ScopeID(scope), key: key) ?? event
            case .closes(let scope): return Stream.closing(ScopeID(scope), key: key) ?? event
            case .ends, .resets: return event
            default: continue
            }
        }
        return nil
    }

    /// Whether an event ends the stream.
    func isTerminal(_ event: Stream.Event) -> Bool {
        guard let outermost else { return false }
        return roles(of: event).contains { $0 == .closes(outermost) || $0 == .ends(outermost) }
    }

    func roles(of event: Stream.Event) -> [EventRole] {
        guard let kind = event.kind, kind < roles.count else { return [] }
        return roles[kind]
    }

    func stateName(_ index: Int, of scope: Int) -> String {
        guard case .machine(let states) = scopes[scope].kind, states.indices.contains(index) else {
            return "broken off"
        }
        return states[index].name
    }

    /// The opening that a machine or a span of `scope` would begin in.
    func enclosingSerial(of scope: Int) -> Int {
        scopes[scope].parent.flatMap { spans.newestPlace(of: $0) }.map { spans[$0].serial } ?? -1
    }

    /// The open spans inside of one, innermost first.
    func places(inside place: Int) -> [Int] {
        table.areAround[spans[place].scope] ? spans.places(inside: place) : []
    }

    /// Keeps the newest open span of a scope one turn, whatever ends in it.
    mutating func holdTogether(_ scope: ScopeID) {
        if let place = spans.newestPlace(of: scope.index) { spans.holdTogether(place) }
    }

    /// Forgets what is inside of a span.
    mutating func reset(_ place: Int) {
        var serials: Set<Int> = [spans[place].serial]
        for inner in places(inside: place) {
            serials.insert(spans[inner].serial)
            close(at: inner)
        }
        machines.forget(in: serials)
    }

    /// Closes a span and all inside of it.
    mutating func close(_ place: Int) {
        if spans[place].scope == outermost {
            spans.closeAll()
            hasEnded = true
            return
        }
        for inner in places(inside: place) { close(at: inner) }
        close(at: place)
    }

    /// Closes one span.
    mutating func close(at place: Int) {
        machines.endTurn(spans[place].serial)
        spans.close(at: place)
    }
}

extension LifecycleEngine: CustomStringConvertible {
    /// The open spans, outermost first, and the states of the machines; `ended` if the stream has ended.
    public var description: String {
        if hasEnded { return "ended" }
        let open = spans.spans.filter(\.isOpen).map { described($0.scope, $0.key) }
        let begun = machines.all.map { described($0.scope, $0.key) + " " + stateName($0.instance.state, of: $0.scope) }
        return (open + begun).joined(separator: ", ")
    }

    private func described(_ scope: Int, _ key: String) -> String {
        scopes[scope].name + (scopes[scope].isKeyed ? " '\(key)'" : "")
    }
}
