import ProtocolSupport

/// The states of a stream's machines, and the references that later events may use.
struct MachineTable: Sendable {
    /// A machine that has begun.
    struct Instance: Sendable {
        var state: Int
        /// The serial of the span it began in; -1 if it began in an earlier stream.
        var parent: Int
        var settling: Settling
        /// Whether it has ended, so that no further event is expected.
        var isFinal = false
        /// The serial of the span whose renewal waits for it; nil if none does.
        var turn: Int?
        /// Whether an event is promised that settles it.
        var isPromised = false
        /// Whether it must not advance before it is answered.
        var isAwaiting = false
    }

    /// The time at which an event must be sent for a machine that does not advance.
    enum Settling: Int, Sendable, Comparable {
        case never
        /// When the stream ends before its ordinary end.
        case brokenOff
        /// When the stream ends in any way.
        case atEnd
        /// Before the span around it may close.
        case always

        static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// An event that later events may refer to.
    private struct Reference: Sendable {
        /// The serial of the span that contains the event.
        var serial: Int
        /// The machine that the event advanced.
        var owner: MachineID?
    }

    /// The machines that began in one turn.
    struct Turn: Sendable {
        var openCount = 0
        var finalCount = 0
    }

    /// The state that is small enough to be copied before a write.
    struct Counts: Sendable {
        fileprivate var unsettled = 0
        fileprivate var open = 0
        /// The open turns, by the serials of their spans.
        fileprivate var turns: [Int: Turn] = [:]
    }

    private var instances = JournaledMap<Instance>()
    private var references = JournaledMap<Reference>()
    private(set) var counts = Counts()
}

extension MachineTable {
    /// Returns a machine; nil if it has not begun.
    func instance(of scope: Int, key: String) -> Instance? { instances[scope, key] }

    /// Whether any machine has not ended.
    var hasOpen: Bool { counts.open > 0 }

    /// Whether a turn has machines and all of them are final.
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

    /// Removes the turn of a span that has closed.
    mutating func endTurn(_ serial: Int) {
        counts.turns[serial] = nil
    }

    /// Returns the machines that must be settled before a span closes, or before the stream ends if `serial` is nil.
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
    /// Registers the reference of an event in the span `serial`, so that events of a scope may refer to it.
    ///
    /// `owner` is the machine that the event advanced, which waits for the answer if `isAwaiting`.
    mutating func note(_ reference: String, for scope: Int, in serial: Int, owner: MachineID?, isAwaiting: Bool) {
        references[scope, reference] = Reference(serial: serial, owner: owner)
        guard isAwaiting, let owner, var instance = instances[owner.scope, owner.key.string] else { return }
        instance.isAwaiting = true
        set(instance, owner.scope, owner.key.string)
    }

    /// Returns the machine that the referenced event advanced; nil if there is none.
    func owner(of reference: String, for scope: Int) -> MachineID? { references[scope, reference]?.owner }

    /// Whether a reference is registered for a scope.
    func isNoted(_ reference: String, for scope: Int) -> Bool { references[scope, reference] != nil }

    /// Whether a machine waits for the answer to a referenced event.
    func isAwaited(_ reference: String, for scope: Int) -> Bool {
        guard let owner = references[scope, reference]?.owner else { return false }
        return instances[owner.scope, owner.key.string]?.isAwaiting ?? false
    }

    /// Marks a referenced event as answered, so that the machine that waits for the answer may advance.
    mutating func answer(_ reference: String, for scope: Int) {
        guard let owner = references[scope, reference]?.owner,
            var instance = instances[owner.scope, owner.key.string], instance.isAwaiting
        else { return }
        instance.isAwaiting = false
        set(instance, owner.scope, owner.key.string)
    }

    /// Removes the machines that began in the spans with these serials, and the references registered there.
    mutating func forget(in serials: Set<Int>) {
        references.removeAll { serials.contains($0.serial) }
        for (_, _, instance) in all where serials.contains(instance.parent) { count(instance, by: -1) }
        instances.removeAll { serials.contains($0.parent) }
        for serial in serials { endTurn(serial) }
    }
}

extension MachineTable {
    /// Keeps all changes.
    mutating func commit() {
        instances.commit()
        references.commit()
    }

    /// Reverts all changes since the last commit; `counts` are the counts at that time.
    mutating func rollBack(to counts: Counts) {
        instances.rollBack()
        references.rollBack()
        self.counts = counts
    }
}
