import ProtocolSupport

extension OpenAIResponsesInput {
    mutating func add(_ call: ModelMessage.Call, isAnswered: Bool) throws(ModelRequestError) {
        let itemID = call.options?.openAI("itemId")?.stringValue
        if settings.isInConversation, itemID != nil { return }
        let type = tools.type(of: call.name)
        if type == "tool_search" { return addSearchForTools(call, itemID) }
        if call.isProviderExecuted == true {
            if settings.isStored, let itemID { return refer(to: itemID) }
            // Its output goes back in full, and would belong to no call.
            if type == "shell", !settings.isStored { return try addShellCall(call, itemID) }
            if !isAnswered {
                omit("call '\(call.id)' of '\(call.name)'", "the provider that ran it gave no output")
            }
            return
        }
        if let itemID, settings.isStored {
            if settings.followsResponse { return }
            if let type, Self.typesOfKeptCalls.contains(type) { return refer(to: itemID) }
        }
        switch type {
        case "local_shell": try addLocalShellCall(call, itemID)
        case "shell": try addShellCall(call, itemID)
        case "apply_patch": try addPatch(call, itemID)
        case "computer": try addComputerCall(call, itemID)
        case "custom": addCustomCall(call, itemID)
        default: addFunctionCall(call)
        }
    }

    /// The tools whose calls the service finds by their item ids; it looks for a function's call by the call's id alone.
    private static let typesOfKeptCalls: Set<String> = ["local_shell", "shell", "apply_patch", "computer", "custom"]

    private mutating func addFunctionCall(_ call: ModelMessage.Call) {
        append([
            "type": "function_call", "call_id": .string(call.id), "name": .string(tools.name(of: call.name)),
            "arguments": .string((call.input ?? [:]).description), "namespace": call.options?.openAI("namespace"),
        ])
    }

    private mutating func addCustomCall(_ call: ModelMessage.Call, _ itemID: String?) {
        let input = call.input ?? ""
        append([
            "type": "custom_tool_call", "call_id": .string(call.id), "name": .string(tools.name(of: call.name)),
            "input": .string(input.stringValue ?? input.description), "id": itemID.map { .string($0) },
        ])
    }

    private mutating func addSearchForTools(_ call: ModelMessage.Call, _ itemID: String?) {
        if settings.isStored, let itemID { return refer(to: itemID) }
        let callID = call.input?["call_id"]?.stringValue
        append([
            "type": "tool_search_call", "id": .string(itemID ?? call.id),
            "execution": callID == nil ? "server" : "client", "call_id": callID.map { .string($0) } ?? .null,
            "status": "completed",
            "arguments": call.input?["arguments"],
        ])
    }

    private mutating func addLocalShellCall(_ call: ModelMessage.Call, _ itemID: String?) throws(ModelRequestError) {
        var action = try action(of: call)
        action["type"] = "exec"
        append([
            "type": "local_shell_call", "call_id": .string(call.id), "id": itemID.map { .string($0) },
            "action": .object(action),
        ])
    }

    private mutating func addShellCall(_ call: ModelMessage.Call, _ itemID: String?) throws(ModelRequestError) {
        append([
            "type": "shell_call", "call_id": .string(call.id), "id": itemID.map { .string($0) },
            "status": "completed", "action": .object(try action(of: call)),
        ])
    }

    /// What a shell was told to run, with the keys of the API.
    private func action(of call: ModelMessage.Call) throws(ModelRequestError) -> JSONObject {
        guard let action = call.input?["action"],
            let object = OpenAIResponsesJSON.withAPIKeys(action, except: ["env"]).objectValue
        else { throw malformed(call, "an object 'action'") }
        return object
    }

    private mutating func addPatch(_ call: ModelMessage.Call, _ itemID: String?) throws(ModelRequestError) {
        guard let operation = call.input?["operation"] else { throw malformed(call, "an object 'operation'") }
        append([
            "type": "apply_patch_call", "call_id": call.input?["callId"] ?? .string(call.id),
            "id": itemID.map { .string($0) }, "status": "completed", "operation": operation,
        ])
    }

    private mutating func addComputerCall(_ call: ModelMessage.Call, _ itemID: String?) throws(ModelRequestError) {
        guard let actions = call.input?["actions"] else { throw malformed(call, "a list 'actions'") }
        append([
            "type": "computer_call", "call_id": .string(call.id), "id": itemID.map { .string($0) },
            "status": call.input?["status"] ?? "completed", "actions": OpenAIResponsesJSON.withAPIKeys(actions),
            "pending_safety_checks": call.input?["pendingSafetyChecks"] ?? [],
        ])
    }

    private func malformed(_ call: ModelMessage.Call, _ expected: String) -> ModelRequestError {
        ModelRequestError(
            .malformed,
            "the input of the call '\(call.id)' is not what OpenAI's tool '\(call.name)' takes: it needs \(expected)"
        )
    }
}
