import AISDK
import ProtocolSupport
import StreamTestSupport

// Sequences of related actions that are unlikely to occur by chance.
extension SequenceGenerator {
    /// Returns a few related actions, with others between them.
    mutating func story(_ earlier: UIMessageStream.UIMessage?) -> [WriterAction] {
        let answered = (earlier?.toolCalls ?? []).filter { $0.state == .approvalResponded }
        if !answered.isEmpty, chance(0.5) { return [outcome(of: pick(answered))] }
        return switch Int.random(in: 0..<3, using: &random) {
        case 0: approval()
        case 1: streamedCall()
        default: callsSideBySide()
        }
    }

    /// Returns the outcome of a call whose approval request was in an earlier answer.
    private mutating func outcome(of call: UIMessageStream.UIMessage.ToolCall) -> WriterAction {
        let id = MadeID.id(call.toolCallID)
        return call.approval?.approved == true
            ? .completeToolCall(id, output: value(), CallOptions()) : .denyToolCall(id)
    }

    private mutating func approval() -> [WriterAction] {
        let (id, isAllowed) = (optional { $0.callID() }, chance(0.5))
        let outcome: WriterAction =
            isAllowed ? .completeToolCall(.recent(0), output: value(), callOptions()) : .denyToolCall(.recent(0))
        let request: [WriterAction] = [
            .beginToolCall(name(), input: value(), id: id, callOptions()),
            .requestApproval(.recent(0), id: optional { $0.callID() }, signature: nil, isAutomatic: pick([nil, true])),
            aside(), .answerApproval(.recent(0), isAllowed, reason: optional { $0.text() }),
        ]
        // The model answers the step again, possibly with the same call id.
        if chance(0.1) { return request + [.resetStep, .startToolInput(name(), id: id, callOptions())] }
        return request + [outcome, aside()]
    }

    private mutating func streamedCall() -> [WriterAction] {
        let (name, pieces) = (name(), Int.random(in: 0...4, using: &random))
        let options = callOptions()
        return [.startToolInput(name, id: optional { $0.callID() }, options), aside()]
            + (0..<pieces).map { _ in .appendToolInput(.started(0), inputPiece()) }
            + [.finishToolInput(.started(0), name: name, input: value(), options)]
            + (chance(0.3) ? [.updateToolOutput(.started(0), output: value(), CallOptions()), aside()] : [])
            + [.completeToolCall(.started(0), output: value(), callOptions()), aside()]
    }

    private mutating func callsSideBySide() -> [WriterAction] {
        [
            .beginToolCall(name(), input: value(), id: optional { $0.callID() }, callOptions()),
            .beginToolCall(name(), input: value(), id: optional { $0.callID() }, callOptions()), aside(),
            .completeToolCall(.recent(1), output: value(), callOptions()), aside(),
            .failToolCall(.recent(0), errorText: text(), callOptions()), aside(),
        ]
    }

    /// Returns an unrelated action.
    private mutating func aside() -> WriterAction {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .writeReasoning(text(), nil)
        case 1: .writeData("x", value(), id: nil, transient: nil)
        case 2: .uncollected(.writeText(text(), nil))
        case 3: .newStep
        default: .writeText(text(), nil)
        }
    }
}
