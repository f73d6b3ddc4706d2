import ModelProviders
import ProtocolSupport

/// Changes of the application's files, and actions on its screen.
extension OpenAIResponsesReader {
    mutating func begin(_ item: OpenAIResponsesStream.ApplyPatchItem, at place: Int, into parts: inout [ModelPart]) {
        var call = OpenAIResponsesCall(id: item.callID, name: names.applyPatch)
        parts.append(call.start)
        if let opening = item.opening {
            call.closing = #""}}"#
            parts.append(.toolInputDelta(id: call.id, text: opening))
        } else if let input = item.input {
            parts.append(.toolInputDelta(id: call.id, text: input))
        }
        items[place] = .call(call)
    }

    mutating func end(_ item: OpenAIResponsesStream.ApplyPatchItem, at place: Int, into parts: inout [ModelPart]) {
        guard let input = item.input else { return }
        endEscaped(item.diff, at: place, into: &parts)
        let call = call(at: place, OpenAIResponsesCall(id: item.callID, name: names.applyPatch))
        parts.append(call.call(input: input, metadata: .openAI(item: item.id)))
    }

    /// An action on the screen: of the application if the call has an id to answer under, else of the provider.
    func give(_ item: OpenAIResponsesStream.ComputerItem, into parts: inout [ModelPart]) {
        if let id = item.callID {
            let call = OpenAIResponsesCall(id: id, name: names.computer)
            parts.append(call.start)
            return parts.append(call.call(input: item.input.description, metadata: .openAI(item: item.id)))
        }
        let call = providerCall(item.id, names.computer)
        let status = JSONValue.string(item.status?.rawValue ?? "completed")
        parts.append(call.start)
        parts.append(call.call(input: ""))
        parts.append(call.result(["type": "computer_use_tool_result", "status": status]))
    }
}

extension OpenAIResponsesStream.ApplyPatchItem {
    private var values: (type: String, path: String, diff: String?)? {
        switch operation {
        case .createFile(let file): ("create_file", file.path, file.diff)
        case .updateFile(let file): ("update_file", file.path, file.diff)
        case .deleteFile(let file): ("delete_file", file.path, nil)
        default: nil
        }
    }

    /// The change itself; empty if the file is deleted.
    fileprivate var diff: String { values?.diff ?? "" }

    /// The input as JSON; nil for an operation that is not known.
    fileprivate var input: String? {
        guard let values else { return nil }
        var operation: JSONObject = ["type": .string(values.type), "path": .string(values.path)]
        operation["diff"] = values.diff.map { .string($0) }
        let input: JSONValue = ["callId": .string(callID), "operation": .object(operation)]
        return input.description
    }

    /// The JSON up to the text of the change, which arrives in pieces; nil if there is none.
    fileprivate var opening: String? {
        guard let values, values.diff != nil else { return nil }
        let call = JSONValue.string(callID)
        let path = JSONValue.string(values.path)
        return #"{"callId":\#(call),"operation":{"type":"\#(values.type)","path":\#(path),"diff":""#
    }
}

extension OpenAIResponsesStream.ComputerItem {
    /// The actions, one or several, and what the user has to confirm.
    fileprivate var input: JSONValue {
        let actions = actions ?? action.map { [$0] } ?? []
        var values: JSONObject = ["actions": .array(actions.compactMap { .openAI($0) })]
        if let checks = pendingSafetyChecks, !checks.isEmpty {
            values["pendingSafetyChecks"] = .array(checks.compactMap { .openAI($0) })
        }
        return .object(values)
    }
}
