import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

// The input of tool calls. An input event finds its call by id and kind, or makes a new one.
extension MessageReducer {
    /// Input that is arriving, and what its beginning said.
    struct OpenInput: Sendable {
        var json: PartialJSON
        var toolName: String
        var isDynamic: Bool
        var title: String?
        var toolMetadata: JSONObject?
    }

    mutating func startInput(_ event: UIMessageStream.ToolInputStart) -> Outcome {
        let input = OpenInput(
            json: PartialJSON(client: client),
            toolName: event.toolName,
            isDynamic: event.dynamic ?? false,
            title: rules.knowsTitle ? event.title : nil,
            toolMetadata: rules.knowsToolMetadata ? event.toolMetadata : nil
        )
        openInputs[UTF8Text(event.toolCallID)] = input
        var update = ToolPartUpdate(event.toolCallID, toolName: event.toolName, state: .inputStreaming)
        update.title = input.title
        update.toolMetadata = input.toolMetadata
        update.providerExecuted = event.providerExecuted
        update.providerMetadata = rules.knowsStartMetadata ? event.providerMetadata : nil
        return write(update, isDynamic: input.isDynamic)
    }

    mutating func growInput(
        _ event: UIMessageStream.ToolInputDelta,
        _ edges: SplitPair.Edges
    ) throws(ReductionError) -> Outcome {
        let key = UTF8Text(event.toolCallID)
        if openInputs[key] == nil { openInputs[key] = try inheritedInput(event.toolCallID) }
        guard var input = openInputs.removeValue(forKey: key) else { return .silent }
        let place = placeForInput(event.toolCallID, isDynamic: input.isDynamic)
        // With the call's own copy out of the way, the input has one owner and grows in place.
        if let place { dropInput(at: place) }
        input.json.append(event.inputTextDelta, edges: edges)
        var update = ToolPartUpdate(event.toolCallID, toolName: input.toolName, state: .inputStreaming)
        update.input = input.json.value
        update.title = input.title
        update.toolMetadata = input.toolMetadata
        let isDynamic = input.isDynamic
        openInputs[key] = input
        return write(update, isDynamic: isDynamic)
    }

    mutating func completeInput(_ event: UIMessageStream.ToolInputAvailable) -> Outcome {
        var update = ToolPartUpdate(
            event.toolCallID,
            toolName: event.toolName,
            state: .inputAvailable,
            input: event.input
        )
        update.title = rules.knowsTitle ? event.title : nil
        update.toolMetadata = rules.knowsToolMetadata ? event.toolMetadata : nil
        update.providerExecuted = event.providerExecuted
        update.providerMetadata = event.providerMetadata
        return write(update, isDynamic: event.dynamic ?? false)
    }

    mutating func failInput(_ event: UIMessageStream.ToolInputError) -> Outcome {
        let isDynamic = isDynamic(event)
        var update = ToolPartUpdate(event.toolCallID, toolName: event.toolName, state: .outputError)
        if isDynamic { update.input = event.input } else { update.rawInput = event.input }
        update.errorText = event.errorText
        update.toolMetadata = rules.knowsToolMetadata ? event.toolMetadata : nil
        update.providerExecuted = event.providerExecuted
        update.providerMetadata = event.providerMetadata
        return write(update, isDynamic: isDynamic)
    }

    /// Whether refused input is that of a dynamic call.
    private func isDynamic(_ event: UIMessageStream.ToolInputError) -> Bool {
        guard rules.inputErrorFollowsTool, let place = placeForInput(event.toolCallID) else {
            return event.dynamic ?? false
        }
        if case .dynamicTool = current.parts[place] { return true }
        return false
    }

    /// Input that the first clients considered begun, because the id is a name that every object inherits.
    private mutating func inheritedInput(_ id: String) throws(ReductionError) -> OpenInput {
        guard rules.inherits(id) else {
            throw ReductionError(event: "tool-input-delta", id: id, rule: .inputNotStarted)
        }
        noteInherited(id)
        var json = PartialJSON(client: client)
        json.append("undefined")
        return OpenInput(json: json, toolName: "undefined", isDynamic: false)
    }

    /// The call that input belongs to.
    private func placeForInput(_ id: String, isDynamic: Bool? = nil) -> Int? {
        let kinds: [PartPlaces.Kind] =
            switch isDynamic {
            case true?: [.dynamicCall]
            case false?: [.staticCall]
            case nil: [.staticCall, .dynamicCall]
            }
        return rules.looksInCurrentStep ? places.firstCallOfStep(id, kinds) : places.firstCall(id, kinds)
    }

    private mutating func dropInput(at place: Int) {
        switch current.parts[place] {
        case .tool(var call):
            call.input = nil
            current.parts[place] = .tool(call)
        case .dynamicTool(var call):
            call.input = nil
            current.parts[place] = .dynamicTool(call)
        default: break
        }
    }

    private mutating func write(_ update: ToolPartUpdate, isDynamic: Bool) -> Outcome {
        guard let place = placeForInput(update.toolCallID, isDynamic: isDynamic) else {
            return publish(update.part(isDynamic: isDynamic, rules))
        }
        write(update, at: place)
        return .published
    }

    /// Writes to the call at `place`.
    mutating func write(_ update: ToolPartUpdate, at place: Int) {
        switch current.parts[place] {
        case .tool(var call):
            update.write(to: &call, rules)
            current.parts[place] = .tool(call)
        case .dynamicTool(var call):
            update.write(to: &call, rules)
            current.parts[place] = .dynamicTool(call)
        default: break
        }
    }
}
