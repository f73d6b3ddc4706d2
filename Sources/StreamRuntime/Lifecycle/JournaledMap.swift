import ProtocolSupport

/// A map for each scope, which can be rolled back to its last commit at a cost proportional to the changes since then.
///
/// A failed write must change nothing. Copying the map first would copy every tool call of the message at every write.
package struct JournaledMap<Value: Sendable>: Sendable {
    private var maps: [Int: JSONMap<Value>] = [:]
    private var journal: [Change] = []
    /// Whether anything has changed since the last commit; checking this is cheaper than checking the journal.
    private var hasChanges = false

    private enum Change: Sendable {
        case value(scope: Int, key: String, old: Value?)
        case map(scope: Int, old: JSONMap<Value>)
    }

    /// Creates an empty map.
    package init() {}

    /// The value for a key of a scope; setting nil removes it.
    package subscript(scope: Int, key: String) -> Value? {
        get { maps[scope]?[key] }
        set {
            if let newValue {
                update(newValue, scope, key)
            } else if let old = maps[scope]?.removeValue(forKey: key) {
                note(.value(scope: scope, key: key, old: old))
            }
        }
    }

    /// Sets a value and returns the one it replaces.
    @discardableResult
    package mutating func update(_ value: Value, _ scope: Int, _ key: String) -> Value? {
        let old = maps[scope, default: JSONMap()].updateValue(value, forKey: key)
        note(.value(scope: scope, key: key, old: old))
        return old
    }

    /// Removes the values for which `isMeant` returns true.
    package mutating func removeAll(where isMeant: (Value) -> Bool) {
        for (scope, map) in maps where map.contains(where: { isMeant($0.value) }) {
            var kept = JSONMap<Value>()
            for (key, value) in map where !isMeant(value) { kept[key] = value }
            note(.map(scope: scope, old: map))
            maps[scope] = kept
        }
    }

    /// All entries: by scope, then in the order in which they were added.
    var entries: some Sequence<(scope: Int, key: String, value: Value)> {
        maps.sorted { $0.key < $1.key }.lazy.flatMap { scope, map in
            map.lazy.map { (scope: scope, key: $0.key, value: $0.value) }
        }
    }

    /// Keeps all changes.
    package mutating func commit() {
        if hasChanges { forgetChanges() }
    }

    /// Reverts all changes since the last commit.
    package mutating func rollBack() {
        guard hasChanges else { return }
        for change in journal.reversed() {
            switch change {
            case .value(let scope, let key, let old): maps[scope, default: JSONMap()][key] = old
            case .map(let scope, let old): maps[scope] = old
            }
        }
        forgetChanges()
    }

    private mutating func note(_ change: Change) {
        journal.append(change)
        hasChanges = true
    }

    private mutating func forgetChanges() {
        journal.removeAll(keepingCapacity: true)
        hasChanges = false
    }
}
