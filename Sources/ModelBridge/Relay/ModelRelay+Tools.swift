public import GeneratedProtocol
public import ProtocolSupport
import StreamRuntime

extension ModelRelay {
    mutating func begin(_ input: ModelToolInput) {
        inputs.append(input.id)
        write(
            .toolInputStart(
                toolCallID: input.id,
                toolName: input.name,
                providerExecuted: input.isProviderExecuted ? true : nil,
                dynamic: dynamic(input.name, input.isDynamic),
                title: tools[input.name]?.title,
                providerMetadata: input.metadata
            )
        )
    }

    /// What `dynamic` says at the beginning of a call: nothing for a declared tool, false for one that nobody declared.
    private func dynamic(_ name: String, _ isDynamic: Bool) -> Bool? {
        if let tool = tools[name] { return tool.isDynamic || isDynamic ? true : nil }
        return isDynamic
    }

    mutating func give(_ call: ModelToolCall) {
        let tool = tools[call.name]
        guard tool != nil || (call.isDynamic && call.isProviderExecuted) else {
            return refuse(call, "There is no tool '\(call.name)'.\(available)", isDynamic: true)
        }
        guard let input = Self.input(call.input) else {
            return refuse(call, "The input of '\(call.name)' is not JSON.", isDynamic: nil)
        }
        if let fault = tool?.check(input) {
            return refuse(call, "The input of '\(call.name)' does not fit: \(fault)", isDynamic: nil)
        }
        let isDynamic = call.isDynamic || tool?.isDynamic == true
        write(
            .toolInputAvailable(
                toolCallID: call.id,
                toolName: call.name,
                input: input,
                providerExecuted: call.isProviderExecuted ? true : nil,
                dynamic: isDynamic ? true : nil,
                providerMetadata: call.metadata,
                title: tool?.title
            )
        )
        guard !call.isProviderExecuted else { return }
        turn.calls.append(
            ModelTurn.Call(id: call.id, name: call.name, input: input, isDynamic: isDynamic, metadata: call.metadata)
        )
    }

    private var available: String {
        tools.isEmpty ? " No tools are available." : " Available: \(tools.keys.sorted().joined(separator: ", "))."
    }

    /// The value of input text: an empty object for blank text, nil for text that is not JSON.
    static func input(_ text: String) -> JSONValue? {
        let isBlank = text.utf8.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return isBlank ? [:] : try? JSONValue(json: text)
    }

    /// Tells the client and, in the next request, the model that a call cannot run.
    private mutating func refuse(_ call: ModelToolCall, _ text: String, isDynamic: Bool?) {
        let tool = tools[call.name]
        let dynamic = isDynamic ?? (call.isDynamic || tool?.isDynamic == true ? true : nil)
        write(
            .toolInputError(
                toolCallID: call.id,
                toolName: call.name,
                input: Self.input(call.input) ?? .string(call.input),
                errorText: text,
                providerExecuted: call.isProviderExecuted ? true : nil,
                dynamic: dynamic,
                providerMetadata: call.metadata,
                title: tool?.title
            )
        )
        guard !call.isProviderExecuted else { return }
        turn.hasRefusedCalls = true
        write(.toolOutputError(toolCallID: call.id, errorText: text, dynamic: dynamic))
    }

    mutating func give(_ result: ModelToolResult) {
        guard result.isError else {
            return write(
                .toolOutputAvailable(
                    toolCallID: result.id,
                    output: result.output,
                    providerExecuted: true,
                    dynamic: result.isDynamic ? true : nil,
                    providerMetadata: result.metadata
                )
            )
        }
        write(
            .toolOutputError(
                toolCallID: result.id,
                errorText: result.output.stringValue ?? result.output.description,
                providerExecuted: true,
                dynamic: result.isDynamic ? true : nil,
                providerMetadata: result.metadata
            )
        )
    }

    /// Fails the calls whose input the provider never finished, so that no client waits for it.
    mutating func failUnfinishedInputs() {
        for id in inputs where engine.stateName(of: UIMessageStream.Scope.tool, key: id) == "input-streaming" {
            if let failure = UIMessageStream.unfinishedToolEvent(id: id) { write(failure) }
        }
    }
}

extension ModelTurn.Call {
    /// The event that gives the output of the call.
    ///
    /// - Parameters:
    ///   - output: The output.
    ///   - isPreliminary: Whether a better one will replace it.
    /// - Returns: The event.
    public func outputEvent(_ output: JSONValue, isPreliminary: Bool = false) -> UIMessageStream.Event {
        .toolOutputAvailable(
            toolCallID: id,
            output: output,
            dynamic: isDynamic ? true : nil,
            preliminary: isPreliminary ? true : nil,
            providerMetadata: metadata
        )
    }

    /// Returns the event that says that the call failed; the user and the model read `text`.
    public func failureEvent(_ text: String) -> UIMessageStream.Event {
        .toolOutputError(toolCallID: id, errorText: text, dynamic: isDynamic ? true : nil, providerMetadata: metadata)
    }
}
