@_spi(Generated) import ProtocolSupport

/// New keys for machines that begin under the key of a machine that has ended.
///
/// Some providers number their calls from the start in every turn. Clients before the behaviour `current-step-tools`
/// keep one call for each id, and in newer ones, an output that the page sets for an id still goes to all calls with
/// that id.
extension LifecycleEngine {
    /// Returns the event with the key that its machine is written under.
    ///
    /// With `mayBegin`, an event that would begin a machine under a used key gets a new key.
    mutating func addressed(_ event: Stream.Event, mayBegin: Bool) -> Stream.Event {
        let roles = roles(of: event)
        guard case .transition(let scope, _, _) = roles.first, let key = event.scopeKey else { return event }
        let current = ownKeys[scope, key] ?? key
        if mayBegin, predecessor(of: roles, key: current) != nil {
            let own = unusedKey(like: key, after: current, of: scope)
            ownKeys[scope, key] = own
            return event.keyed(by: own)
        }
        return UTF8Text.areSame(current, key) ? event : event.keyed(by: current)
    }

    /// Returns the key that the machine of an event is written under.
    func address(of event: Stream.Event) -> String {
        let key = event.scopeKey ?? ""
        guard case .transition(let scope, _, _) = roles(of: event).first else { return key }
        return ownKeys[scope, key] ?? key
    }

    /// Returns the next unused key of `key-2`, `key-3` and so on.
    private func unusedKey(like key: String, after current: String, of scope: Int) -> String {
        var number = Int(current.dropFirst(key.count + 1)).map { $0 + 1 } ?? 2
        while machines.instance(of: scope, key: "\(key)-\(number)") != nil { number += 1 }
        return "\(key)-\(number)"
    }
}
