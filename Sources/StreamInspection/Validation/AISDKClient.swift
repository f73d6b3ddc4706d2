import ProtocolSupport
import StreamRuntime

/// The chat of the AI SDK, in a released version.
struct AISDKClient: ReadingClient {
    typealias Stream = UIMessageStream

    let version: ClientVersion
    private var chat: ChatReducer

    init(version: ClientVersion, initialMessage: UIMessageStream.UIMessage?) {
        self.version = version
        chat = ChatReducer(client: version, initialMessage: initialMessage) { ReplayReport.generatedID }
    }

    var name: String { "client \(version)" }
    var strictVersion: ClientVersion { version }
    var ending: String? {
        chat.reducer.errorText.map { _ in "the 'error' event has ended the chat" }
    }

    mutating func take(_ event: UIMessageStream.Event, json: [UInt8]) -> Refusal? {
        do {
            try chat.apply(event, json: json)
            return nil
        } catch {
            return Refusal(rule: error.rule.rawValue, message: "\(error)", consequence: givingUp(with: failureName))
        }
    }

    mutating func takeUnreadable(_ json: [UInt8], _ kind: UnreadableKind) -> UnreadableOutcome {
        chat.fail()
        return UnreadableOutcome(
            consequence: givingUp(with: kind == .json ? "AI_JSONParseError" : "AI_TypeValidationError"),
            givesUp: true
        )
    }

    private func givingUp(with error: String) -> String {
        "gives up here with \(error): the chat ends with status 'error', nothing behind this is read"
    }

    /// What the reader of messages throws.
    private var failureName: String {
        UIMessageStream.clients.has("named-stream-errors", version)
            ? "AI_UIMessageStreamError" : "a TypeError or an Error"
    }
}

extension AISDKClient {
    func consequence(of flaw: FramingFlaw) -> String {
        switch flaw {
        case .cutOff: "loses the event without a word"
        case .frameTooLarge: "has no such limit; what it does with the event is not known"
        case .ignoredLine: "ignores the line without a word"
        case .noEvents: "shows no message; the chat ends with status 'ready'"
        case .afterDone: "passes over [DONE] and takes the event"
        }
    }

    func consequence(of violation: LifecycleViolation) -> String {
        switch violation.rule {
        case .leftOpen: ofLeavingOpen(violation)
        case .scopeAlreadyOpen: ofOpeningTwice(violation.scope)
        case .scopeNotOpen: ofMissing(violation.scope, violation.event)
        case .wrongState, .keyUsed: ofWrongState(violation)
        case .unanswered: "takes it all the same, and keeps an approval without an answer"
        case .streamEnded: "takes it all the same, as long as the connection is open"
        case .unknownReference: "takes it all the same"
        }
    }

    private func ofLeavingOpen(_ violation: LifecycleViolation) -> String {
        switch violation.scope {
        case "text", "reasoning":
            let later = violation.event == "finish-step" ? "; a later delta or end for it is an error" : ""
            return "shows the part as streaming for ever" + later
        case "tool": return "keeps the call open: its state stays '\(violation.state)'"
        case "message": return "takes the end of the connection for the end: status 'ready', and no finish reason"
        default: return "takes it: steps have no end in the message"
        }
    }

    private func ofOpeningTwice(_ scope: String?) -> String {
        switch scope {
        case "text", "reasoning": "begins another part, and shows the first one as streaming for ever"
        case "message": "takes it: another id renames the message or leaves a copy behind, and metadata is merged"
        default: "takes it, and puts down another step boundary; parts that are open stay open"
        }
    }

    private func ofMissing(_ scope: String?, _ event: String?) -> String {
        switch (scope, event) {
        case ("message", _): "takes it all the same; until a 'start' names the message its id is made up"
        case (_, "finish-step"): "takes it, and lets go of the parts that are open"
        case (_, "reset-step"): "takes it, and throws away the parts behind the last step boundary"
        default: "takes it all the same; the content stands outside of every step"
        }
    }

    private func ofWrongState(_ violation: LifecycleViolation) -> String {
        switch violation.event {
        case "tool-input-start", "tool-input-available":
            "takes it: the call begins anew, and an outcome that it had is gone"
        case "tool-input-delta": "takes it: the call shows 'input-streaming' again"
        default: "takes it: no order is checked, and the call shows what came last"
        }
    }
}

extension AISDKClient {
    func leftOver() -> [String] {
        var chat = chat
        chat.finish()
        var lines = ["the chat of \(name) ends with status '\(chat.status.rawValue)'"]
        guard let message = chat.reducer.message else { return lines + ["it shows no message"] }
        for (index, part) in message.parts.enumerated() {
            if let state = Self.unfinishedState(of: part) { lines.append("part \(index), \(state), for ever") }
        }
        return lines
    }

    private static func unfinishedState(of part: UIMessageStream.UIMessagePart) -> String? {
        switch part {
        case .text(let part) where part.state == .streaming: "a text, stays 'streaming'"
        case .reasoning(let part) where part.state == .streaming: "reasoning, stays 'streaming'"
        case .tool(let part) where part.state == .inputStreaming:
            "call '\(part.toolCallID)', stays 'input-streaming'"
        case .dynamicTool(let part) where part.state == .inputStreaming:
            "call '\(part.toolCallID)', stays 'input-streaming'"
        default: nil
        }
    }
}
