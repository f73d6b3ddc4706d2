import ProtocolSupport
import StreamRuntime

/// Which of its dialects Vel's protocol is reduced in: what the schema says of a client, asked once.
struct VelRules: Sendable, Hashable {
    /// Whether a call and its output are one part.
    let mergesToolParts: Bool
    /// Whether text becomes a part only when a step or the message finishes or a tool is called.
    let textWaitsForItsStep: Bool
    /// Whether the key `errorText` of an error is not read.
    let ignoresErrorText: Bool
    /// Whether a value of another type than the protocol's is refused instead of being passed over.
    let refusesOddValues: Bool

    init(client: ClientVersion) {
        let has = { (behaviour: VelStream.Behaviour) in behaviour.applies(to: client) }
        mergesToolParts = has(.mergedToolParts)
        textWaitsForItsStep = has(.textWaitsForItsStep)
        ignoresErrorText = has(.errorsWithoutErrorText)
        refusesOddValues = has(.refusesOddValues)
    }
}
