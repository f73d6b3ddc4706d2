@_spi(Generated) import ProtocolSupport
import StreamRuntime

/// A tool call of which the output has still to come, or came.
struct VelMessageCall: Sendable, Hashable {
    var name: JSONValue
    var input: JSONValue
}

extension VelPartBuilder {
    /// Notes the name of a call that begins; as documented, its output then finds it even before the input.
    mutating func startTool(id: JSONValue?, name: JSONValue?) {
        guard !rules.mergesToolParts, let id, id.isHashable, let name, calls[id.hashKey] == nil else { return }
        calls[id.hashKey] = VelMessageCall(name: name, input: [:])
    }

    mutating func addToolInput(_ event: JSONObject) throws(VelReductionError) {
        try flushText(before: "tool-input-available")
        let id = event["toolCallId"] ?? ""
        guard id.isHashable else { return try refuse(id, in: "tool-input-available") }
        let call = VelMessageCall(name: event["toolName"] ?? "", input: event["input"] ?? [:])
        calls[id.hashKey] = call
        if !rules.mergesToolParts { parts.append(callPart(call, id: id, event)) }
    }

    mutating func addToolOutput(_ event: JSONObject) throws(VelReductionError) {
        let id = event["toolCallId"] ?? ""
        guard id.isHashable else { return try refuse(id, in: "tool-output-available") }
        let call = calls[id.hashKey] ?? VelMessageCall(name: "unknown", input: [:])
        calls[id.hashKey] = call
        if rules.mergesToolParts {
            parts.append(mergedPart(call, id: id, event))
        } else {
            var members: JSONObject = ["output": event["output"] ?? [:], "state": "result"]
            members["callProviderMetadata"] = event["callProviderMetadata"]
            appendInOrder(resultPart(call, id: id, members))
        }
    }

    /// Notes that a call failed; a dialect that merges call and output has no place for that.
    mutating func addToolError(_ event: JSONObject) {
        guard !rules.mergesToolParts, let id = event["toolCallId"], id.isHashable else { return }
        let call = calls[id.hashKey] ?? VelMessageCall(name: "unknown", input: [:])
        appendInOrder(resultPart(call, id: id, ["errorText": event["errorText"] ?? "", "state": "error"]))
    }

    private func refuse(_ id: JSONValue, in event: String) throws(VelReductionError) {
        guard rules.refusesOddValues else { return }
        throw VelReductionError(event: event, key: "toolCallId", expected: "a string")
    }
}

// A part is typed where its values are of the protocol's types, and kept as it is where they are not.
extension VelPartBuilder {
    private func mergedPart(_ call: VelMessageCall, id: JSONValue, _ event: JSONObject) -> VelStream.MessagePart {
        let name = call.name.interpolated
        let output = event["output"] ?? [:]
        if case .string(let id) = id {
            return .tool(
                VelStream.ToolPart(
                    name: name,
                    toolCallID: id,
                    state: .outputAvailable,
                    input: call.input,
                    output: output,
                    providerMetadata: event["providerMetadata"]
                )
            )
        }
        var object: JSONObject = [
            "type": .string("tool-" + name), "toolCallId": id, "state": "output-available", "input": call.input,
            "output": output,
        ]
        object["providerMetadata"] = event["providerMetadata"]
        return .unrecognized(UnrecognizedValue(type: object["type"]?.stringValue, value: .object(object)))
    }

    private func callPart(_ call: VelMessageCall, id: JSONValue, _ event: JSONObject) -> VelStream.MessagePart {
        var own = event["providerMetadata"] ?? .null
        if own.objectValue?.isEmpty ?? true { own = ["openai": ["itemId": id]] }
        return part([
            "type": "tool-call", "toolCallId": id, "toolName": call.name, "input": call.input, "state": "call",
            "callProviderMetadata": own,
        ])
    }

    private func resultPart(_ call: VelMessageCall, id: JSONValue, _ members: JSONObject) -> VelStream.MessagePart {
        var object: JSONObject = ["type": "tool-result", "toolCallId": id, "toolName": call.name]
        for (key, value) in members { object[key] = value }
        return part(object)
    }

    private func part(_ object: JSONObject) -> VelStream.MessagePart {
        if let json = try? JSONValue.object(object).json(), let part = try? VelStream.MessagePart(json: json) {
            return part
        }
        return .unrecognized(UnrecognizedValue(type: object["type"]?.stringValue, value: .object(object)))
    }
}
