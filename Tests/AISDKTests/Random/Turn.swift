import AISDK
import ProtocolSupport
import StreamTestSupport

/// The calls of a step, as far as they make a page post the answer again.
struct Turn {
    /// Whether each call has its outcome.
    private(set) var calls: [UTF8Text: Bool] = [:]
    /// The provider runs them in mid-turn.
    private var providersCalls: Set<UTF8Text> = []

    /// Takes the next event; false if it is text that belongs to the turn after this one.
    mutating func accepts(_ event: UIMessageStream.Event) -> Bool {
        let key = UTF8Text(event.scopeKey ?? "")
        switch event {
        case .startStep, .resetStep: self = Turn()
        case .textStart, .textDelta, .reasoningStart, .reasoningDelta:
            let own = calls.filter { !providersCalls.contains($0.key) }
            return own.isEmpty || own.values.contains(false)
        case .toolInputStart(let event): begin(key, event.providerExecuted)
        case .toolInputAvailable(let event): begin(key, event.providerExecuted)
        case .toolInputError(let event):
            begin(key, event.providerExecuted)
            calls[key] = true
        case .toolOutputAvailable(let event): end(key, event.providerExecuted)
        case .toolOutputError(let event): end(key, event.providerExecuted)
        case .toolOutputDenied: end(key, nil)
        default: break
        }
        return true
    }

    private mutating func begin(_ key: UTF8Text, _ isProviders: Bool?) {
        calls[key] = calls[key] ?? false
        if isProviders == true { providersCalls.insert(key) }
    }

    private mutating func end(_ key: UTF8Text, _ isProviders: Bool?) {
        if calls[key] != nil { calls[key] = true }
        if isProviders == true { providersCalls.insert(key) }
    }
}
