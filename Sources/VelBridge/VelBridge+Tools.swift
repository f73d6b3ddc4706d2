import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamRuntime
import Vel

/// A tool call on its way through the bridge.
struct BridgedToolCall: Sendable {
    var id: String
    /// The tool, as soon as it is known.
    var name: String?
    /// The outcome of the call that came before its input.
    var heldOutput: UIMessageStream.Event?
}

// A client that meets the output of a call before its input forgets the output when the input comes, or stops. Tools that
// the model's provider runs are told in that order, so their outputs wait.
extension VelBridge {
    mutating func begin(_ event: VelStream.ToolInputStart) {
        calls[place(of: event.toolCallID)].name = event.toolName
        write(.toolInputStart(toolCallID: event.toolCallID, toolName: event.toolName))
    }

    mutating func give(_ event: VelStream.ToolInputAvailable) {
        let place = place(of: event.toolCallID)
        calls[place].name = event.toolName
        let held = calls[place].heldOutput
        calls[place].heldOutput = nil
        write(
            .toolInputAvailable(
                toolCallID: event.toolCallID,
                toolName: event.toolName,
                input: mended(event.input),
                providerExecuted: held.map { _ in true },
                providerMetadata: event.providerMetadata.map(mended)
            )
        )
        if let held { write(held) }
    }

    mutating func answer(_ event: VelStream.ToolOutputAvailable) {
        let isHeld = !hasInput(event.toolCallID)
        let isProviders = isHeld || event.callProviderMetadata?.providerExecuted == true
        let output = UIMessageStream.Event.toolOutputAvailable(
            toolCallID: event.toolCallID,
            output: mended(event.output),
            providerExecuted: isProviders ? true : nil
        )
        if isHeld { hold(output, at: place(of: event.toolCallID)) } else { write(output) }
    }

    mutating func answer(_ event: VelStream.ToolOutputError) {
        let failure = UIMessageStream.Event.toolOutputError(toolCallID: event.toolCallID, errorText: event.errorText)
        let place = place(of: event.toolCallID)
        if stateName(of: event.toolCallID) == nil {
            hold(failure, at: place)
        } else {
            calls[place].heldOutput = nil
            write(failure)
        }
    }

    /// Writes the outputs whose input never came.
    mutating func settleHeldOutputs() {
        for place in heldPlaces {
            guard let held = calls[place].heldOutput else { continue }
            calls[place].heldOutput = nil
            write(
                .toolInputAvailable(
                    toolCallID: calls[place].id,
                    toolName: calls[place].name ?? "unknown",
                    input: [:],
                    providerExecuted: true
                )
            )
            write(held)
        }
        heldPlaces = []
    }

    /// Leaves no call unanswered: Vel's agents run every tool themselves, so nobody will answer it later.
    mutating func settleCalls() {
        settleHeldOutputs()
        for call in calls {
            guard let state = stateName(of: call.id), state.hasPrefix("input-") else { continue }
            if let failure = UIMessageStream.unfinishedToolEvent(id: call.id) { write(failure) }
        }
    }

    private func hasInput(_ call: String) -> Bool {
        guard let state = stateName(of: call) else { return false }
        return state != "input-streaming"
    }

    private mutating func hold(_ output: UIMessageStream.Event, at place: Int) {
        if calls[place].heldOutput == nil { heldPlaces.append(place) }
        calls[place].heldOutput = output
    }

    private mutating func place(of call: String) -> Int {
        if let place = callPlaces[UTF8Text(call)] { return place }
        calls.append(BridgedToolCall(id: call))
        callPlaces[UTF8Text(call)] = calls.count - 1
        return calls.count - 1
    }
}
