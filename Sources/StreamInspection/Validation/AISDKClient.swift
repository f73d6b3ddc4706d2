import AISDK
@_spi(Generated) import ProtocolSupport
import StreamRuntime
import Vel

/// The chat of the AI SDK, in a released version.
struct AISDKClient: ReadingClient {
    typealias Stream = UIMessageStream

    let version: ClientVersion
    let initialMessage: UIMessageStream.UIMessage?
    private(set) var chat: ChatReducer
    /// Whether the event that was taken last has added a part to the message.
    private(set) var hasAddedPart = false

    init(version: ClientVersion, initialMessage: UIMessageStream.UIMessage?) {
        self.version = version
        self.initialMessage = initialMessage
        chat = ChatReducer(client: version, initialMessage: initialMessage) { ReplayReport.generatedID }
    }

    var name: String { "client \(version)" }
    var strictVersion: ClientVersion { version }
    var ending: String? {
        chat.reducer.errorText.map { _ in "the 'error' event has ended the chat" }
    }

    func has(_ behaviour: UIMessageStream.Behaviour) -> Bool { behaviour.applies(to: version) }

    mutating func take(_ event: UIMessageStream.Event, json: [UInt8]) -> Objection? {
        let partCount = chat.reducer.partCount
        let messageCount = chat.messageCount
        do {
            try chat.apply(event, json: json)
        } catch {
            return Objection(
                rule: error.rule.rawValue,
                message: "\(error)",
                consequence: givingUp(with: failureName(error.rule)),
                givesUp: true
            )
        }
        hasAddedPart = chat.reducer.partCount > partCount
        return messageCount > 0 && chat.messageCount > messageCount ? secondMessage(event) : nil
    }

    mutating func takeUnreadable(_ json: [UInt8], _ failure: JSONDecodingError) -> UnreadableOutcome {
        chat.fail()
        var outcome = UnreadableOutcome(
            consequence: givingUp(with: failure.reason.isOfText ? "AI_JSONParseError" : "AI_TypeValidationError"),
            givesUp: true
        )
        if failure.reason == .missingField, mayHoldAnything(failure.path, in: json) {
            outcome.consequence +=
                " (so it does with zod 4.4.0 and later; an older zod lets the event pass, without a value)"
            outcome.hint = "where there is no value, send null"
        }
        return outcome
    }

    /// Whether a field of an event takes any value, null included.
    private func mayHoldAnything(_ path: String, in json: [UInt8]) -> Bool {
        let type = (try? JSONValue(json: json))?["type"]?.stringValue ?? ""
        let shape = UIMessageStream.events.first {
            $0.isFamily ? type.hasPrefix($0.type) : UTF8Text.areSame($0.type, type)
        }
        return shape?.fields.contains { path == "$.\($0.name)" && $0.shape == .any } ?? false
    }

    private func givingUp(with error: String) -> String {
        "gives up here with \(error): the chat ends with status 'error', and nothing after this is read"
    }

    /// The error that is thrown.
    private func failureName(_ rule: ReductionError.Rule) -> String {
        switch rule {
        case .unknownEvent, .changedPrototype: "AI_TypeValidationError"
        case .metadataNotMergeable: "a TypeError"
        default:
            has(.namedStreamErrors) ? "AI_UIMessageStreamError" : rule == .unknownCall ? "an Error" : "a TypeError"
        }
    }

    /// The problem with a `start` that adds a message to the chat.
    private func secondMessage(_ event: UIMessageStream.Event) -> Objection {
        let ids = chat.messages.suffix(2).map { "'\($0.id)'" }
        let (old, new) = (ids.first ?? "", ids.last ?? "")
        let isContinued = initialMessage.map { "'\($0.id)'" == old } ?? false
        return Objection(
            rule: "other-message-id",
            message: isContinued
                ? "'\(event.type)' names message \(new), but the stream continues message \(old)"
                : "'\(event.type)' names message \(new), but what came before is shown as message \(old)",
            consequence:
                "shows the answer twice: it keeps message \(old), and adds message \(new), which begins with a copy of its parts",
            hint: isContinued
                ? "give the messageId \(old) in 'start', or none"
                : "name the message once, in a 'start' before all else"
        )
    }
}
