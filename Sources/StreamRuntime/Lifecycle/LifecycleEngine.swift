@_spi(Generated) public import ProtocolSupport

/// Runs a protocol's lifecycle: checks which event may follow which, and adds the events that a writer must write.
///
/// It is a plain value without a clock or a task. Reading and checking use `accept(_:)` and `observe(_:)`, which only
/// check events; a writer uses `manage(_:into:makeKey:)`, which adds the events that the lifecycle requires. All rules
/// come from the generated tables.
public struct LifecycleEngine<Stream: StreamProtocol>: Sendable {
    package let table: LifecycleTable
    /// The facts about a protocol that is known only at run time; nil for a protocol with generated code.
    let facts: LifecycleFacts?
    var spans = OpenSpans()
    var machines = MachineTable()
    /// The events that are promised to settle machines; one is ignored once its machine has advanced.
    var promises = JournaledMap<Stream.Event>()
    /// Parts that the caller opened and the engine closed; the caller may still write their end.
    var interrupted = JournaledMap<Bool>()
    /// The keys that machines are written under, by the keys that the caller uses.
    var ownKeys = JournaledMap<String>()
    /// Whether the stream has ended, so that no event may follow.
    public internal(set) var hasEnded = false
    /// Whether a stream that is read may begin a machine under the key of an ended machine of another span.
    ///
    /// Servers pass on ids that a provider numbers from the start in every turn. Some readers distinguish two machines
    /// with the same key, and some do not.
    package var allowsUsedKeys = true
    /// Whether spans such as steps are renewed before the content of a new turn.
    var renewsSpans = true
    /// Whether events are written as another server ordered them: nothing interrupts a part, and no turn is renewed.
    ///
    /// Scopes around an event are opened still, and what is open at the end is closed.
    package var keepsOrder = false

    /// Creates an engine for a new stream.
    public init() {
        table = Stream.lifecycle
        facts = nil
    }

    /// Creates an engine for a stream of a protocol that is known only at run time.
    ///
    /// - Parameters:
    ///   - table: The lifecycle in place of the protocol's own.
    ///   - facts: The facts that otherwise come from generated code.
    package init(_ table: LifecycleTable, facts: LifecycleFacts) {
        self.table = table
        self.facts = facts
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

    /// Returns the name of a machine's state; nil if it has not begun, or is retired.
    public func stateName(of scope: ScopeID, key: String) -> String? {
        guard let instance = machines.instance(of: scope.index, key: key), instance.state >= 0 else { return nil }
        return stateName(instance.state, of: scope.index)
    }
}

/// What an engine needs to know about a protocol beside its table, if there is no generated code to ask.
package struct LifecycleFacts: Sendable {
    /// The names of the events, in the order of their kinds.
    package var eventTypes: [String]
    /// Whether a machine that is left in a state needs an event at the end, by scope and state; empty for other scopes.
    package var settledStates: [[Bool]]

    /// Creates facts.
    package init(eventTypes: [String], settledStates: [[Bool]]) {
        self.eventTypes = eventTypes
        self.settledStates = settledStates
    }
}

extension LifecycleEngine {
    /// The state that is small enough to be copied before a write.
    struct Mark {
        fileprivate var spans: OpenSpans
        fileprivate var counts: MachineTable.Counts
        fileprivate var hasEnded: Bool
    }

    /// The state that `rollBack(to:)` returns to, if nothing is committed in between.
    var mark: Mark { Mark(spans: spans, counts: machines.counts, hasEnded: hasEnded) }

    /// Reverts all changes since a mark.
    mutating func rollBack(to mark: Mark) {
        spans = mark.spans
        hasEnded = mark.hasEnded
        machines.rollBack(to: mark.counts)
        promises.rollBack()
        interrupted.rollBack()
        ownKeys.rollBack()
    }

    /// Keeps all changes.
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
        guard let row = event.lifecycleRow, row < table.continuedScopes.count else { return false }
        // The first is nearly always the only one.
        guard table.continuedScopes[row] == scope.index || roles[row].contains(.continues(scope.index)) else {
            return false
        }
        return UTF8Text.areSame(event.scopeKey ?? "", key)
    }

    /// Returns an event that opens or closes a scope, reduced to that; nil if the event does neither.
    func outline(of event: Stream.Event) -> Stream.Event? {
        let key = event.scopeKey ?? ""
        for role in roles(of: event) {
            switch role {
            // An opening that is created from a key has no id of the message, so this one is kept whole.
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
        guard let row = event.lifecycleRow, row < roles.count else { return [] }
        return roles[row]
    }

    func stateName(_ index: Int, of scope: Int) -> String {
        guard case .machine(let states) = scopes[scope].kind, states.indices.contains(index) else {
            return "broken off"
        }
        return states[index].name
    }

    /// Returns the serial of the span in which a machine or a span of `scope` would begin; -1 if there is none.
    func enclosingSerial(of scope: Int) -> Int {
        scopes[scope].parent.flatMap { spans.newestPlace(of: $0) }.map { spans[$0].serial } ?? -1
    }

    /// Returns the places of the open spans inside a span, innermost first.
    func places(inside place: Int) -> [Int] {
        table.areAround[spans[place].scope] ? spans.places(inside: place) : []
    }

    /// Keeps the newest open span of a scope one turn, even when all machines in it have ended.
    mutating func holdTogether(_ scope: ScopeID) {
        if let place = spans.newestPlace(of: scope.index) { spans.holdTogether(place) }
    }

    /// Removes the spans and machines inside a span.
    mutating func reset(_ place: Int) {
        var serials: Set<Int> = [spans[place].serial]
        for inner in places(inside: place) {
            serials.insert(spans[inner].serial)
            close(at: inner)
        }
        machines.forget(in: serials)
    }

    /// Closes a span and all spans inside it.
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
