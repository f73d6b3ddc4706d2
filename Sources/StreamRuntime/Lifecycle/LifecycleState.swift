import ProtocolSupport

/// What is open in a stream: the spans in the order in which they were opened, and how far the machines have come.
struct LifecycleState: Sendable {
    /// A span.
    struct Span: Sendable {
        var scope: Int
        var key: String
        /// Which opening it is, counted over the whole stream.
        var serial: Int
        /// The opening of the span around it; -1 if there is none.
        var parent: Int
        /// Whether the engine opened it by itself, so that nobody else knows its key.
        var isOwn: Bool
        var isOpen = true
    }

    /// A machine that has begun.
    struct Instance: Sendable {
        var state: Int
        /// The opening of the span it began in; -1 if it began in an earlier stream.
        var parent: Int
        var settling: Settling
    }

    /// When something must be sent for a machine that stays where it is.
    enum Settling: Sendable {
        case never
        /// When the stream is broken off before its ordinary end.
        case brokenOff
        /// When the stream ends, however it does.
        case atEnd
        /// Before what is around it may close.
        case always
    }

    private struct OpenKey: Hashable {
        var scope: Int
        var key: UTF8Text
    }

    /// The spans by opening; the last one is always open.
    private(set) var spans: [Span] = []
    private var closedCount = 0
    private var nextSerial = 0
    /// Where the spans are, kept only while there are more than `linearLimit`.
    private var places: [OpenKey: Int] = [:]
    /// The instances by machine; empty until one begins.
    private(set) var instances: [Int: JSONMap<Instance>] = [:]
    private var unsettledCount = 0
    /// What may be referred to, by scope, and the opening it came in.
    private var references: [Int: JSONMap<Int>] = [:]
    /// Whether the outermost span has been closed.
    var hasEnded = false

    /// Up to this many spans are looked at one after the other.
    private static var linearLimit: Int { 32 }
}

extension LifecycleState {
    /// Where the span is, if it is open.
    func place(of scope: Int, key: String) -> Int? {
        if spans.count > Self.linearLimit { return places[OpenKey(scope: scope, key: UTF8Text(key))] }
        return spans.lastIndex { $0.isOpen && $0.scope == scope && UTF8Text.areSame($0.key, key) }
    }

    /// Where the newest open span of the scope is.
    func newestPlace(of scope: Int) -> Int? {
        // Of a scope without a key there is one at most, which many open parts must not hide.
        if spans.count > Self.linearLimit, let place = place(of: scope, key: "") { return place }
        return spans.lastIndex { $0.isOpen && $0.scope == scope }
    }

    /// The open spans inside of one, innermost first.
    func places(inside place: Int) -> [Int] {
        guard place < spans.count - 1 else { return [] }
        var serials: Set<Int> = [spans[place].serial]
        var found: [Int] = []
        for inner in place + 1..<spans.count where spans[inner].isOpen && serials.contains(spans[inner].parent) {
            serials.insert(spans[inner].serial)
            found.append(inner)
        }
        return found.reversed()
    }

    /// Opens a span within the newest open one of `parent`.
    mutating func open(_ scope: Int, key: String, within parent: Int?, isOwn: Bool) {
        let around = parent.flatMap { newestPlace(of: $0) }.map { spans[$0].serial } ?? -1
        spans.append(Span(scope: scope, key: key, serial: nextSerial, parent: around, isOwn: isOwn))
        nextSerial += 1
        if spans.count == Self.linearLimit + 1 {
            compact()
        } else if spans.count > Self.linearLimit {
            places[OpenKey(scope: scope, key: UTF8Text(key))] = spans.count - 1
        }
    }

    /// Says that nobody but the engine knows the key of a span.
    mutating func markOwn(at place: Int) {
        spans[place].isOwn = true
    }

    /// Closes a span; places found before are void afterwards.
    mutating func close(at place: Int) {
        spans[place].isOpen = false
        if spans.count > Self.linearLimit {
            places[OpenKey(scope: spans[place].scope, key: UTF8Text(spans[place].key))] = nil
        }
        closedCount += 1
        while let last = spans.last, !last.isOpen {
            spans.removeLast()
            closedCount -= 1
        }
        // Compacting at half keeps the cost of a closing constant on average, however many are open.
        if closedCount > Self.linearLimit, closedCount * 2 > spans.count { compact() }
    }

    /// Closes all spans.
    mutating func closeAll() {
        spans = []
        places = [:]
        closedCount = 0
    }

    private mutating func compact() {
        spans.removeAll { !$0.isOpen }
        closedCount = 0
        places = [:]
        guard spans.count > Self.linearLimit else { return }
        for (place, span) in spans.enumerated() {
            places[OpenKey(scope: span.scope, key: UTF8Text(span.key))] = place
        }
    }
}

extension LifecycleState {
    /// How far the machine has come for `key`; nil if it has not begun.
    func instance(of scope: Int, key: String) -> Instance? {
        instances[scope]?[key]
    }

    /// Moves a machine.
    mutating func move(_ scope: Int, key: String, to instance: Instance) {
        let old = instances[scope, default: JSONMap()].updateValue(instance, forKey: key)
        unsettledCount += (instance.settling == .never ? 0 : 1) - (old.map { $0.settling == .never ? 0 : 1 } ?? 0)
    }

    /// The machines that must be settled before a span closes; before the stream ends, if `serial` is nil.
    func unsettled(in serial: Int?, isBrokenOff: Bool = false) -> [(scope: Int, key: String, instance: Instance)] {
        guard unsettledCount > 0 else { return [] }
        var found: [(scope: Int, key: String, instance: Instance)] = []
        for (scope, machines) in instances.sorted(by: { $0.key < $1.key }) {
            for (key, instance) in machines {
                let mustSettle =
                    switch instance.settling {
                    case .never: false
                    case .brokenOff: serial == nil && isBrokenOff
                    case .atEnd: serial == nil
                    case .always: serial == nil || instance.parent == serial
                    }
                if mustSettle { found.append((scope, key, instance)) }
            }
        }
        return found
    }

    /// Notes something that events of a scope may refer to; it came in the span with that serial.
    mutating func note(_ reference: String, for scope: Int, in serial: Int) {
        references[scope, default: JSONMap()][reference] = serial
    }

    /// Whether something was noted for a scope.
    func isNoted(_ reference: String, for scope: Int) -> Bool {
        references[scope]?[reference] != nil
    }

    /// Forgets the machines that began in the spans with these serials, and what was noted there.
    mutating func forgetInstances(in serials: Set<Int>) {
        for (scope, noted) in references where noted.contains(where: { serials.contains($0.value) }) {
            var kept = JSONMap<Int>()
            for (reference, serial) in noted where !serials.contains(serial) { kept[reference] = serial }
            references[scope] = kept
        }
        for (scope, machines) in instances {
            guard machines.contains(where: { serials.contains($0.value.parent) }) else { continue }
            var kept = JSONMap<Instance>()
            for (key, instance) in machines where !serials.contains(instance.parent) { kept[key] = instance }
            instances[scope] = kept
        }
        unsettledCount = instances.values.reduce(0) { $0 + $1.values.count { $0.settling != .never } }
    }
}
