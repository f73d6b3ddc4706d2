import ModelProviders
import ProtocolSupport

/// Calls of the application's tools.
extension OpenAIResponsesReader {
    /// Some models wrap parallel calls in one of a tool that nobody declared.
    private func isWrapper(_ name: String) -> Bool { name == "parallel" && !names.isDeclared(name) }

    mutating func begin(_ item: OpenAIResponsesStream.FunctionCallItem, at place: Int, into parts: inout [ModelPart]) {
        guard !isWrapper(item.name) else { return items[place] = .wrapper(id: item.callID) }
        beginCall(item.callID, item.name, at: place, into: &parts)
    }

    mutating func beginCall(_ id: String, _ name: String, at place: Int, into parts: inout [ModelPart]) {
        let call = OpenAIResponsesCall(id: id, name: name)
        items[place] = .call(call)
        parts.append(call.start)
    }

    mutating func end(_ item: OpenAIResponsesStream.FunctionCallItem, at place: Int, into parts: inout [ModelPart]) {
        totals.hasCall = true
        guard !isWrapper(item.name) else { return unwrap(item, into: &parts) }
        let call = call(at: place, OpenAIResponsesCall(id: item.callID, name: item.name))
        parts.append(call.call(input: item.arguments, metadata: .openAI(item: item.id, namespace: item.namespace)))
    }

    /// The call that has begun at a place; another one if that is not known.
    func call(at place: Int, _ other: @autoclosure () -> OpenAIResponsesCall) -> OpenAIResponsesCall {
        if case .call(let call) = items[place] { return call }
        return other()
    }

    /// Tells the calls inside of a wrapper; the wrapper itself if it has others than of declared tools.
    private func unwrap(_ item: OpenAIResponsesStream.FunctionCallItem, into parts: inout [ModelPart]) {
        let uses = (try? JSONValue(json: item.arguments))?["tool_uses"]?.arrayValue ?? []
        let calls = uses.compactMap { use -> (name: String, input: JSONValue)? in
            guard let recipient = use["recipient_name"]?.stringValue, recipient.hasPrefix("functions."),
                let input = use["parameters"], input.objectValue != nil
            else { return nil }
            let name = String(recipient.dropFirst("functions.".count))
            return names.isDeclared(name) ? (name, input) : nil
        }
        guard !calls.isEmpty, calls.count == uses.count else {
            let call = OpenAIResponsesCall(id: item.callID, name: item.name)
            parts.append(call.start)
            parts.append(.toolInputDelta(id: call.id, text: item.arguments))
            return parts.append(call.call(input: item.arguments, metadata: .openAI(item: item.id)))
        }
        for (index, inner) in calls.enumerated() {
            let call = OpenAIResponsesCall(id: "\(item.callID)_\(index)", name: inner.name)
            let input = inner.input.description
            let metadata: JSONObject = ["parallelToolCall": item.wrapping(index, of: calls.count)]
            parts.append(call.start)
            parts.append(.toolInputDelta(id: call.id, text: input))
            parts.append(call.call(input: input, metadata: ["openai": metadata]))
        }
    }

    mutating func end(_ item: OpenAIResponsesStream.CustomToolCallItem, at place: Int, into parts: inout [ModelPart]) {
        totals.hasCall = true
        let call = call(at: place, OpenAIResponsesCall(id: item.callID, name: names.custom(item.name)))
        let metadata = ModelPart.Metadata.openAI(item: item.id, namespace: item.namespace)
        parts.append(call.call(input: JSONValue.string(item.input).description, metadata: metadata))
    }

    func give(_ item: OpenAIResponsesStream.LocalShellItem, into parts: inout [ModelPart]) {
        guard case .exec(let action) = item.action else { return }
        var values: JSONObject = ["type": "exec", "command": .array(action.command.map { .string($0) })]
        values["timeoutMs"] = action.timeoutMs.map { .int(Int64($0)) }
        values["user"] = action.user.map { .string($0) }
        values["workingDirectory"] = action.workingDirectory.map { .string($0) }
        if let environment = action.env {
            var variables: JSONObject = [:]
            for (name, value) in environment { variables[name] = .string(value) }
            values["env"] = .object(variables)
        }
        let input: JSONValue = ["action": .object(values)]
        let call = OpenAIResponsesCall(id: item.callID, name: names.localShell)
        parts.append(call.call(input: input.description, metadata: .openAI(item: item.id)))
    }

    func give(_ item: OpenAIResponsesStream.ShellCallItem, into parts: inout [ModelPart]) {
        let input: JSONValue = ["action": ["commands": .array(item.action.commands.map { .string($0) })]]
        let call =
            names.runsShell
            ? providerCall(item.callID, names.shell) : OpenAIResponsesCall(id: item.callID, name: names.shell)
        parts.append(call.call(input: input.description, metadata: .openAI(item: item.id)))
    }

    func give(_ item: OpenAIResponsesStream.ShellOutputItem, into parts: inout [ModelPart]) {
        let outputs = item.output.map { output -> JSONValue in
            var outcome: JSONObject = [:]
            switch output.outcome {
            case .exit(let exit):
                outcome["type"] = "exit"
                outcome["exitCode"] = .int(Int64(exit.exitCode))
            case .timeout: outcome["type"] = "timeout"
            case .unrecognized(let other): outcome["type"] = other.type.map { .string($0) }
            }
            return [
                "stdout": .string(output.stdout), "stderr": .string(output.stderr), "outcome": .object(outcome),
            ]
        }
        let call = OpenAIResponsesCall(id: item.callID, name: names.shell)
        parts.append(call.result(["output": .array(outputs)]))
    }
}

extension OpenAIResponsesStream.FunctionCallItem {
    /// What a call inside of this one tells of it, so that the next request can put them together again.
    fileprivate func wrapping(_ index: Int, of count: Int) -> JSONValue {
        [
            "itemId": id.map { .string($0) } ?? .null,
            "toolCallId": .string(callID),
            "toolName": .string(name),
            "input": .string(arguments),
            "index": .int(Int64(index)),
            "count": .int(Int64(count)),
        ]
    }
}

extension ModelPart.Metadata {
    /// What a call tells of its item.
    static func openAI(item: String?, namespace: String?) -> Self? {
        guard let namespace else { return .openAI(item: item) }
        var values: JSONObject = [:]
        values["itemId"] = item.map { .string($0) }
        values["namespace"] = .string(namespace)
        return ["openai": values]
    }
}
