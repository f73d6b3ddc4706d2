import ProtocolSupport

/// How far the machines of a stream have come, and what may be referred to.
struct MachineTable: Sendable {
    /// A machine that has begun.
    struct Instance: Sendable {
        var state: Int
        /// The opening of the span it began in; -1 if it began in an earlier stream.
        var parent: Int
        var settling: Settling
        /// Whether nothing is left for it to wait for.
        var isFinal = false
        /// The opening of the span whose renewal waits for it; nil if none does.
        var turn: Int?
        /// Whether an event is registered that settles it.
        var isPromised = false
        /// Whether it must not move on before it is answered.
        var isAwaiting = false
    }

    /// When something must be sent for a machine that stays where it is.
    enum Settling: Int, Sendable, Comparable {
        case never
        /// When the stream is broken off before its ordinary end.
        case brokenOff
        /// When the stream ends, however it does.
        case atEnd
        /// Before the span around it may close.
        case always

        static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// Something that later events may refer to.
    private struct Reference: Sendable {
        /// The opening of the span it came in.
        var serial: Int
        /// The machine that the event moved.
        var owner: MachineID?
    }

    /// The machines that began in one turn.
    struct Turn: Sendable {
        var openCount = 0
        var finalCount = 0
    }

    /// Everything that is small enough to be copied before a write.
    struct Counts: Sendable {
        fileprivate var unsettled = 0
        fileprivate var open = 0
        /// The turns that are open, by their opening.
        fileprivate var turns: [Int: Turn] = [:]
    }

    private var instances = JournaledMap<Instance>()
    private var references = JournaledMap<Reference>()
    private(set) var counts = Counts()
}

extension MachineTable {
    /// How far the machine has come; nil if it has not begun.
    func instance(of scope: Int, key: String) -> Instance? { instances[scope, key] }

    /// Whether machines still wait for an event.
    var hasOpen: Bool { counts.open > 0 }

    /// Whether all machines that began in a turn are final, and there were some.
    func isOver(_ turn: Int) -> Bool {
        guard let turn = counts.turns[turn] else { return false }
        return turn.openCount == 0 && turn.finalCount > 0
    }

    /// Begins a machine, or moves it.
    mutating func set(_ instance: Instance, _ scope: Int, _ key: String) {
        let old = instances.update(instance, scope, key)
        if let old { count(old, by: -1) }
        count(instance, by: 1)
    }

    private mutating func count(_ instance: Instance, by step: Int) {
        if instance.settling != .never { counts.unsettled += step }
        if !instance.isFinal { counts.open += step }
        guard let turn = instance.turn else { return }
        if instance.isFinal {
            counts.turns[turn, default: Turn()].finalCount += step
        } else {
            counts.turns[turn, default: Turn()].openCount += step
        }
    }

    /// Forgets the turn of a span that has closed.
    mutating func endTurn(_ serial: Int) {
        counts.turns[serial] = nil
    }

    /// The machines that must be settled before a span closes; before the stream ends, if `serial` is nil.
    func unsettled(in serial: Int?, isBrokenOff: Bool = false) -> [(scope: Int, key: String, instance: Instance)] {
        guard counts.unsettled > 0 else { return [] }
        return instances.entries.filter { _, _, instance in
            switch instance.settling {
            case .never: false
            case .brokenOff: serial == nil && isBrokenOff
            case .atEnd: serial == nil
            case .always: serial == nil || instance.parent == serial
            }
        }.map { ($0.scope, $0.key, $0.value) }
    }

    /// All machines: by scope, then in the order in which they began.
    var all: [(scope: Int, key: String, instance: Instance)] {
        instances.entries.map { ($0.scope, $0.key, $0.value) }
    }
}

extension MachineTable {
    /// Notes something that events of a scope may refer to; it came in the span with that serial.
    ///
    /// `owner` is the machine that the event moved, which waits for the answer if `isAwaiting`.
    mutating func note(_ reference: String, for scope: Int, in serial: Int, owner: MachineID?, isAwaiting: Bool) {
        references[scope, reference] = Reference(serial: serial, owner: owner)
        guard isAwaiting, let owner, var instance = instances[owner.scope, owner.key.string] else { return }
        instance.isAwaiting = true
        set(instance, owner.scope, owner.key.string)
    }

    /// The machine that the event moved which was noted for a scope.
    func owner(of reference: String, for scope: Int) -> MachineID? { references[scope, reference]?.owner }

    /// Whether something was noted for a scope.
    func isNoted(_ reference: String, for scope: Int) -> Bool { references[scope, reference] != nil }

    /// Whether a machine waits for the answer to something that was noted for a scope.
    func isAwaited(_ reference: String, for scope: Int) -> Bool {
        guard let owner = references[scope, reference]?.owner else { return false }
        return instances[owner.scope, owner.key.string]?.isAwaiting ?? false
    }

    /// Lets the machine move on that waited for an answer.
    mutating func answer(_ reference: String, for scope: Int) {
        guard let owner = references[scope, reference]?.owner,
            var instance = instances[owner.scope, owner.key.string], instance.isAwaiting
        else { return }
        instance.isAwaiting = false
        set(instance, owner.scope, owner.key.string)
    }

    /// Forgets the machines that began in the spans with these serials, and what was noted there.
    mutating func forget(in serials: Set<Int>) {
        references.removeAll { serials.contains($0.serial) }
        for (_, _, instance) in all where serials.contains(instance.parent) { count(instance, by: -1) }
        instances.removeAll { serials.contains($0.parent) }
        for serial in serials { endTurn(serial) }
    }
}

extension MachineTable {
    /// Keeps what has changed.
    mutating func commit() {
        instances.commit()
        references.commit()
    }

    /// Takes back what has changed since the last commit, when the counts were these.
    mutating func rollBack(to counts: Counts) {
        instances.rollBack()
        references.rollBack()
        self.counts = counts
    }
}
