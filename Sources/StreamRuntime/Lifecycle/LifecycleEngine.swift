public import ProtocolSupport

/// Runs a protocol's lifecycle: what may follow what, and what must be written so that it does.
///
/// A plain value without a clock or a task. Reading and checking use `accept(_:)` and `observe(_:)`, which only judge; a
/// writer uses `manage(_:into:makeKey:)`, which adds the events that the lifecycle asks for. All rules come from the
/// generated tables.
public struct LifecycleEngine<Stream: StreamProtocol>: Sendable {
    private let table: LifecycleTable
    var state = LifecycleState()
    /// What was promised for machines, by scope; void once a machine has moved.
    private var promises: [Int: JSONMap<Stream.Event>] = [:]
    /// Parts that the engine closed although somebody else opened them, and may still write their end.
    var interrupted: Set<InterruptedSpan> = []

    struct InterruptedSpan: Hashable, Sendable {
        var scope: Int
        var key: UTF8Text
    }

    /// Creates an engine for a new stream.
    public init() {
        table = Stream.lifecycle
    }

    var scopes: [ScopeTable] { table.scopes }
    var roles: [[EventRole]] { table.roles }
    var outermost: Int? { table.outermost }

    /// Whether the stream has ended, so that nothing more may come.
    public var hasEnded: Bool { state.hasEnded }

    /// Whether the outermost scope is open.
    public var isOpen: Bool { outermost.map { state.newestPlace(of: $0) != nil } ?? !state.hasEnded }

    /// The key of the part of `scope` that was opened last and is still open.
    public func currentKey(of scope: ScopeID) -> String? {
        state.newestPlace(of: scope.index).map { state.spans[$0].key }
    }

    /// The name of the state in which a machine is; nil if it has not begun.
    public func stateName(of scope: ScopeID, key: String) -> String? {
        state.instance(of: scope.index, key: key).map { stateName($0.state, of: scope.index) }
    }

    /// Says that a machine began in an earlier stream and is in the state with that name.
    ///
    /// Returns false if the machine has no such state.
    @discardableResult
    public mutating func resume(_ scope: ScopeID, key: String, in name: String) -> Bool {
        guard scopes.indices.contains(scope.index), case .machine(let states) = scopes[scope.index].kind,
            let index = states.firstIndex(where: { $0.name == name })
        else { return false }
        state.move(scope.index, key: key, to: .init(state: index, parent: -1, settling: .never))
        return true
    }
}

extension LifecycleEngine {
    /// Says that an event came in an earlier stream, and may be referred to in this one.
    public mutating func resume(reference: String) {
        for roles in roles {
            for case .noted(let scope) in roles { state.note(reference, for: scope, in: -1) }
        }
    }

    /// Whether the part with that key is open.
    func isOpen(_ scope: ScopeID, key: String) -> Bool {
        state.place(of: scope.index, key: key) != nil
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

    /// What an event begins or ends, without all else that it says; nil if it rather fills something.
    func outline(of event: Stream.Event) -> Stream.Event? {
        let key = event.scopeKey ?? ""
        for role in roles(of: event) {
            switch role {
            // The id of the whole stream is not among what an opening is made of.
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

    /// Whether all that an event could do is begin a machine that has begun.
    func hasBegun(_ event: Stream.Event) -> Bool {
        let roles = roles(of: event)
        guard case .transition(let scope, _, _) = roles.first, let key = event.scopeKey else { return false }
        return state.instance(of: scope, key: key) != nil && transition(of: roles, key: key) == nil
            && roles.allSatisfy { if case .transition(_, nil, _) = $0 { true } else { false } }
    }

    func roles(of event: Stream.Event) -> [EventRole] {
        guard let kind = event.kind, kind < roles.count else { return [] }
        return roles[kind]
    }

    func stateName(_ index: Int, of scope: Int) -> String {
        guard case .machine(let states) = scopes[scope].kind, states.indices.contains(index) else { return "unknown" }
        return states[index].name
    }

    /// When something must be sent for a machine that stays in `state`.
    private func settling(_ state: Int, of scope: Int, key: String) -> LifecycleState.Settling {
        guard case .machine(let states) = scopes[scope].kind, states.indices.contains(state),
            Stream.settling(ScopeID(scope), key: key, state: state) != nil
        else { return .never }
        return states[state].mayStayOpen ? .brokenOff : .always
    }

    /// The opening that a machine or a span of `scope` would begin in.
    func enclosingSerial(of scope: Int) -> Int {
        scopes[scope].parent.flatMap { state.newestPlace(of: $0) }.map { state.spans[$0].serial } ?? -1
    }

    /// Moves a machine, having checked that it may.
    mutating func move(_ scope: Int, key: String, to target: Int) {
        let instance = state.instance(of: scope, key: key)
        guard instance?.state != target else { return }
        let moved = LifecycleState.Instance(
            state: target,
            parent: instance?.parent ?? enclosingSerial(of: scope),
            settling: settling(target, of: scope, key: key)
        )
        state.move(scope, key: key, to: moved)
    }

    /// Says that the machine that an event moves must not stay where it is when the stream ends, though it might.
    ///
    /// The event is sent if it does. Returns false if the event moves nothing now.
    mutating func promise(_ event: Stream.Event) -> Bool {
        guard let key = event.scopeKey, let transition = transition(of: roles(of: event), key: key),
            transition.from != nil, var instance = state.instance(of: transition.scope, key: key)
        else { return false }
        instance.settling = .atEnd
        state.move(transition.scope, key: key, to: instance)
        promises[transition.scope, default: JSONMap()][key] = event
        return true
    }

    /// The event that a machine is settled with.
    func settling(_ scope: Int, key: String, _ instance: LifecycleState.Instance) -> Stream.Event? {
        if instance.settling == .atEnd, let event = promises[scope]?[key] { return event }
        return Stream.settling(ScopeID(scope), key: key, state: instance.state)
    }

    /// The open spans inside of one, innermost first.
    func places(inside place: Int) -> [Int] {
        table.areAround[state.spans[place].scope] ? state.places(inside: place) : []
    }

    /// Notes what later events may refer to an event by.
    mutating func note(_ event: Stream.Event, _ roles: [EventRole]) {
        guard roles.count > 1, let reference = event.reference else { return }
        let own = roles.lazy.compactMap { role -> Int? in
            switch role {
            case .transition(let scope, _, _), .single(let scope): scope
            default: nil
            }
        }.first
        let serial = own.map { enclosingSerial(of: $0) } ?? -1
        for case .noted(let scope) in roles { state.note(reference, for: scope, in: serial) }
    }

    /// Forgets what is inside of a span.
    mutating func reset(_ place: Int) {
        var serials: Set<Int> = [state.spans[place].serial]
        for inner in places(inside: place) {
            serials.insert(state.spans[inner].serial)
            state.close(at: inner)
        }
        state.forgetInstances(in: serials)
    }

    /// Closes a span and all inside of it.
    mutating func close(_ place: Int) {
        if state.spans[place].scope == outermost {
            state.closeAll()
            state.hasEnded = true
            return
        }
        for inner in places(inside: place) { state.close(at: inner) }
        state.close(at: place)
    }
}

extension LifecycleEngine: CustomStringConvertible {
    /// What is open, outermost first, and how far the machines have come; `ended` if the stream has ended.
    public var description: String {
        if state.hasEnded { return "ended" }
        let spans = state.spans.filter(\.isOpen).map { described($0.scope, $0.key) }
        let machines = state.instances.sorted { $0.key < $1.key }.flatMap { scope, machines in
            machines.map { described(scope, $0.key) + " " + stateName($0.value.state, of: scope) }
        }
        return (spans + machines).joined(separator: ", ")
    }

    private func described(_ scope: Int, _ key: String) -> String {
        scopes[scope].name + (scopes[scope].isKeyed ? " '\(key)'" : "")
    }
}
