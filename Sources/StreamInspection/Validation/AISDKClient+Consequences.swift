import AISDK
import ProtocolSupport
import StreamRuntime
import Vel

// What the client does about what it takes although it is wrong.
extension AISDKClient {
    func consequence(of flaw: FramingFlaw) -> String {
        switch flaw {
        case .cutOff: "never gets the event, and reports no error"
        case .frameTooLarge: "has no such limit; what it does with the event is not known"
        case .misplacedBytes: "reads no further"
        case .ignoredLine: "skips such lines, and reports no error"
        case .noEvents: "shows no message; the chat ends with status 'ready'"
        case .afterDone: "skips [DONE], and takes the event"
        }
    }

    func consequence(of violation: LifecycleError) -> String {
        switch violation.rule {
        case .leftOpen: ofLeavingOpen(violation)
        case .scopeAlreadyOpen: ofOpeningTwice(violation.scope)
        case .scopeNotOpen: ofMissing(violation)
        case .wrongState, .keyUsed: ofWrongState(violation)
        case .referenceUsed: "takes it, and gives an answer to the first call that asked under this id"
        case .unanswered: "takes it, and keeps an approval without an answer"
        case .streamEnded: "takes it, as long as the connection is open"
        case .unknownReference: "takes it"
        case .answeredTwice: "takes it, and forgets the first answer"
        }
    }

    private func ofLeavingOpen(_ violation: LifecycleError) -> String {
        switch violation.scope {
        case "text", "reasoning":
            let later = violation.event == "finish-step" ? "; a later delta or end for it is an error" : ""
            return "shows the part as 'streaming' for ever" + later
        case "tool": return "keeps the call open: its state stays '\(violation.state)'"
        case "message": return "takes the end of the connection for the end: status 'ready', and no finish reason"
        default: return "takes it: a step has no end in the message"
        }
    }

    private func ofOpeningTwice(_ scope: String?) -> String {
        switch scope {
        case "text", "reasoning": "begins another part, and shows the first one as 'streaming' for ever"
        case "message": "takes it: another id renames the message, and metadata is merged"
        default: "takes it, and adds another step boundary; parts that are open stay open"
        }
    }

    private func ofMissing(_ violation: LifecycleError) -> String {
        switch (violation.scope, violation.event) {
        case ("message", _): "takes it; until a 'start' names the message, its id is made up"
        case (_, "finish-step"): "takes it, and lets go of the parts that are open"
        case (_, "reset-step"): "takes it, and removes the parts after the last step boundary"
        case ("text", _), ("reasoning", _): ofInheriting(violation.key)
        default: "takes it; the content belongs to \(hasStep ? "the step that began last" : "no step")"
        }
    }

    /// Whether a step has begun in the message.
    private var hasStep: Bool {
        chat.reducer.state.parts.contains { if case .stepStart = $0 { true } else { false } }
    }

    /// The behaviour of old clients for an id that every JavaScript object has.
    private func ofInheriting(_ id: String?) -> String {
        id == "__proto__"
            ? "takes it, and with it changes all of its objects: it refuses every event after this one"
            : "takes it for a part that all of its objects have under this name, and shows nothing"
    }

    private func ofWrongState(_ violation: LifecycleError) -> String {
        switch violation.event {
        case "tool-input-delta" where hasAddedPart:
            "shows another call with this id, which is 'input-streaming'"
        case "tool-input-delta": "takes it: the call shows 'input-streaming' again"
        case "tool-input-start", "tool-input-available", "tool-input-error":
            hasAddedPart
                ? "shows another call with this id, and the first one keeps its outcome; an output that the page adds goes to both"
                : "takes it: the call begins anew, and an outcome that it had is gone"
        default: "takes it: it checks no order, and the call shows what came last"
        }
    }
}

extension AISDKClient {
    func hint(on violation: LifecycleError) -> String? {
        let isInput = violation.event?.hasPrefix("tool-input-") ?? false
        let isBegun = violation.state != LifecycleError.notBegun
        return switch violation.rule {
        case .wrongState where !isBegun && !isInput: missing("call")
        case .wrongState where !isBegun: "pieces of input need a 'tool-input-start' before them"
        case .unknownReference: missing("request for approval")
        case .referenceUsed: "give each request for approval of a message an id of its own"
        case .wrongState where isBegun && isInput, .keyUsed:
            "give each call of a message an id of its own; for a call that the client has already, write only its output or its failure"
        default: nil
        }
    }

    /// The hint for an error that an earlier stream may explain.
    private func missing(_ thing: String) -> String {
        initialMessage == nil
            ? ReplayReport.continuationHint
            : "the message given with --initial-message has no such \(thing)"
    }
}
