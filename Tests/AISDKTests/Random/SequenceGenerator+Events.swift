import AISDK
import ProtocolSupport
import StreamTestSupport

// Events that handlers write directly.
extension SequenceGenerator {
    mutating func event() -> UIMessageStream.Event {
        if isHostile, chance(0.05) { return hostileEvent() }
        let metadata = chance(0.15) ? providerMetadata() : nil
        switch Int.random(in: 0..<40, using: &random) {
        case 0: return start()
        case 1: return .messageMetadata(messageMetadata: object())
        case 2: return chance(0.3) ? terminal() : .finishStep()
        case 3, 4: return .startStep()
        case 5, 6: return .finishStep()
        case 7: return .resetStep()
        case 8, 9: return .textStart(id: partID(), providerMetadata: metadata)
        case 10...12: return .textDelta(id: partID(), delta: text(), providerMetadata: metadata)
        case 13: return .textEnd(id: partID(), providerMetadata: metadata)
        case 14, 15: return .reasoningStart(id: partID(), providerMetadata: metadata)
        case 16, 17: return .reasoningDelta(id: partID(), delta: text(), providerMetadata: metadata)
        case 18: return .reasoningEnd(id: partID(), providerMetadata: metadata)
        case 19: return .data(name: name(), id: optional { $0.partID() }, data: value(), transient: pick([nil, true]))
        case 20: return contentEvent(metadata)
        case 21...30: return inputEvent(metadata)
        default: return outcomeEvent()
        }
    }

    mutating func start() -> UIMessageStream.Event {
        .start(messageID: pick([nil, "m", "n"]), messageMetadata: optional { $0.object() })
    }

    private mutating func contentEvent(_ metadata: UIMessageStream.ProviderMetadata?) -> UIMessageStream.Event {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: .sourceURL(sourceID: "s", url: text(), providerMetadata: metadata)
        case 1: .sourceDocument(sourceID: "s", mediaType: "t", title: text(), providerMetadata: metadata)
        case 2: .file(url: text(), mediaType: "t", providerMetadata: metadata)
        case 3: .reasoningFile(url: text(), mediaType: "t", providerMetadata: metadata)
        default: .custom(kind: text(), providerMetadata: metadata)
        }
    }

    private mutating func inputEvent(_ metadata: UIMessageStream.ProviderMetadata?) -> UIMessageStream.Event {
        let (id, name, options) = (eventCallID(), name(), callOptions())
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1:
            return .toolInputStart(
                toolCallID: id,
                toolName: name,
                providerExecuted: options.providerExecuted,
                dynamic: options.dynamic,
                title: options.title,
                providerMetadata: metadata,
                toolMetadata: options.toolMetadata
            )
        case 2, 3: return .toolInputDelta(toolCallID: id, inputTextDelta: inputPiece())
        case 4, 5, 6:
            return .toolInputAvailable(
                toolCallID: id,
                toolName: name,
                input: value(),
                providerExecuted: options.providerExecuted,
                dynamic: options.dynamic,
                providerMetadata: metadata
            )
        default:
            return .toolInputError(
                toolCallID: id,
                toolName: name,
                input: value(),
                errorText: text(),
                dynamic: options.dynamic,
                providerMetadata: metadata
            )
        }
    }

    /// Returns an event that changes the state of a call.
    mutating func outcomeEvent() -> UIMessageStream.Event {
        let (id, options) = (eventCallID(), callOptions())
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1:
            return .toolOutputAvailable(
                toolCallID: id,
                output: value(),
                providerExecuted: options.providerExecuted,
                dynamic: options.dynamic,
                preliminary: pick([nil, nil, true]),
                providerMetadata: options.providerMetadata
            )
        case 2, 3, 4: return .toolOutputError(toolCallID: id, errorText: text(), dynamic: options.dynamic)
        case 5: return .toolApprovalRequest(approvalID: callID(), toolCallID: id, isAutomatic: pick([nil, true]))
        case 6:
            return .toolApprovalResponse(approvalID: callID(), approved: chance(0.5), reason: optional { $0.text() })
        default: return .toolOutputDenied(toolCallID: id)
        }
    }

    private mutating func terminal() -> UIMessageStream.Event {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .abort(reason: optional { $0.text() })
        case 1: .error(errorText: text())
        default: .finish(finishReason: optional { $0.finishReason() }, messageMetadata: optional { $0.object() })
        }
    }

    /// Returns an event that a relay may have read from another server's stream.
    private mutating func hostileEvent() -> UIMessageStream.Event {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .reasoning(text: text())
        case 1: return .reasoningPartFinish()
        case 2:
            let json = "{\"type\":\"new-thing\",\"id\":\"a\"}"
            return (try? UIMessageStream.Event(json: json)) ?? .startStep()
        default:
            var event = UIMessageStream.TextDelta(id: partID(), delta: text())
            event.additionalFields["extra"] = value()
            return .textDelta(event)
        }
    }

    /// Returns a call id for an event: a handler's own id, or one that a writer may have made.
    private mutating func eventCallID() -> String { chance(0.3) ? pick(["i1", "i2", "i3"]) : callID() }

    /// Returns an answer to an earlier request, as the client may send it back.
    mutating func earlierMessage(_ floor: ClientVersion) -> UIMessageStream.UIMessage {
        var parts: [UIMessageStream.UIMessagePart] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            parts.append(.stepStart(.init()))
            if chance(0.5) { parts.append(.text(.init(text: text(), state: .done))) }
            // Clients never have two calls with one id in a step.
            var ids: Set<UTF8Text> = []
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let id = callID()
                if ids.insert(UTF8Text(id)).inserted { parts.append(earlierCall(id, floor)) }
            }
            if chance(0.2) { parts.append(.data(.init(name: "search", id: partID(), data: 1))) }
        }
        return .init(id: "m", role: .assistant, metadata: optional { $0.object() }, parts: parts)
    }

    private mutating func earlierCall(_ id: String, _ floor: ClientVersion) -> UIMessageStream.UIMessagePart {
        var states: [UIMessageStream.ToolState] = [.inputStreaming, .inputAvailable, .outputAvailable, .outputError]
        if floor >= .v6 { states += [.approvalRequested, .approvalResponded, .outputDenied] }
        let state = pick(states)
        let approval: UIMessageStream.ToolApproval? =
            switch state {
            case .approvalRequested: .init(id: callID())
            case .approvalResponded: .init(id: callID(), approved: chance(0.5))
            case .outputDenied: .init(id: callID(), approved: false)
            default: nil
            }
        let output: JSONValue? = state == .outputAvailable ? 1 : nil
        let error: String? = state == .outputError ? "failed" : nil
        if chance(0.3) {
            return .dynamicTool(
                .init(
                    toolCallID: id,
                    state: state,
                    input: 1,
                    output: output,
                    errorText: error,
                    approval: approval,
                    toolName: "search"
                )
            )
        }
        return .tool(
            .init(
                name: "search",
                toolCallID: id,
                state: state,
                input: 1,
                output: output,
                errorText: error,
                approval: approval
            )
        )
    }
}
