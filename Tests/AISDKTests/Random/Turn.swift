import AISDK
import ProtocolSupport
import StreamTestSupport

/// The calls of a step that decide whether a page posts the answer again.
struct Turn {
    /// Whether each call has an outcome.
    private(set) var calls: [UTF8Text: Bool] = [:]
    /// The calls that the provider runs within the turn.
    private var providersCalls: Set<UTF8Text> = []

    /// Reads the next event; returns false if it is text that belongs to the next turn.
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
