import ProtocolSupport

extension OpenAIResponsesInput {
    /// Adds the output of a call that the provider ran: it keeps that, so a reference is enough.
    mutating func addProviderOutput(_ output: ModelMessage.Output) throws(ModelRequestError) {
        if output.isDenied || settings.isInConversation { return }
        let itemID = output.options?.openAI("itemId")?.stringValue
        switch tools.type(of: output.name) {
        case "tool_search":
            if !settings.isStored { return addFoundTools(output, id: itemID ?? output.id) }
        case "shell":
            // The output is an item of its own, with an id that nobody was told.
            return addShellOutput(output)
        default: break
        }
        guard settings.isStored else {
            omit(
                "output of '\(output.name)'",
                "OpenAI does not store the answers, and takes outputs of its own tools back only by their ids"
            )
            return
        }
        if itemID == nil, isForeign(output) {
            omit("output of '\(output.name)'", "another provider ran the call '\(output.id)', OpenAI does not know it")
            return
        }
        refer(to: itemID ?? output.id)
    }

    /// Whether another provider ran the call, so that the service would refuse its id.
    ///
    /// OpenAI's own outputs often have no metadata; the call's id is the item's id then. So this takes signs of another provider:
    /// the declared tool, metadata, the form of Anthropic's ids.
    private func isForeign(_ output: ModelMessage.Output) -> Bool {
        if tools.isForeign(output.name) { return true }
        if let options = output.options, !options.isEmpty, options["openai"] == nil { return true }
        return output.id.hasPrefix("srvtoolu_") || output.id.hasPrefix("mcptoolu_")
    }

    /// Adds the output of a call that the application or the user ran.
    mutating func addOutput(_ output: ModelMessage.Output) throws(ModelRequestError) {
        switch (tools.type(of: output.name), output.value) {
        case ("tool_search", .json): addFoundTools(output, id: nil)
        case ("shell", .content), ("local_shell", .content), ("apply_patch", .content):
            try addOutput(output, type: "function_call_output")
        case ("shell", _): addShellOutput(output)
        case ("local_shell", _):
            append([
                "type": "local_shell_call_output", "call_id": .string(output.id),
                "output": output.json?["output"] ?? .string(text(of: output)),
            ])
        case ("apply_patch", _):
            append([
                "type": "apply_patch_call_output", "call_id": .string(output.id),
                "status": output.json?["status"] ?? (output.isFailure ? "failed" : "completed"),
                "output": output.json == nil ? .string(text(of: output)) : output.json?["output"],
            ])
        case ("computer", .json(let value, _)): addScreenshot(value, callID: output.id)
        case ("custom", _): try addOutput(output, type: "custom_tool_call_output")
        default: try addOutput(output, type: "function_call_output")
        }
    }

    private mutating func addOutput(_ output: ModelMessage.Output, type: String) throws(ModelRequestError) {
        var value = JSONValue.string(text(of: output))
        if case .content(let parts) = output.value { value = .array(try content(parts)) }
        items.append(["type": .string(type), "call_id": .string(output.id), "output": value])
    }

    private func text(of output: ModelMessage.Output) -> String {
        switch output.value {
        case .text(let text, _), .errorText(let text): text
        case .json(let value, _), .errorJSON(let value): value.description
        case .denied(let reason): reason ?? ModelMessage.deniedText
        case .content(let parts): JSONValue.array(parts).description
        }
    }

    private mutating func addFoundTools(_ output: ModelMessage.Output, id: String?) {
        guard let found = output.json else { return }
        append([
            "type": "tool_search_output", "id": id.map { .string($0) }, "execution": id == nil ? "client" : "server",
            "call_id": id == nil ? .string(output.id) : .null, "status": "completed", "tools": found["tools"],
        ])
    }

    /// A failure, or a no of the user, is told as a command that failed: the service refuses another kind of output.
    private mutating func addShellOutput(_ output: ModelMessage.Output) {
        var results: [JSONValue]
        if let recorded = output.json?["output"]?.arrayValue {
            results = recorded.map { OpenAIResponsesJSON.withAPIKeys($0) }
        } else {
            let text = text(of: output)
            results = [
                [
                    "stdout": .string(output.isFailure ? "" : text), "stderr": .string(output.isFailure ? text : ""),
                    "outcome": ["type": "exit", "exit_code": output.isFailure ? 1 : 0],
                ]
            ]
        }
        items.append(["type": "shell_call_output", "call_id": .string(output.id), "output": .array(results)])
    }

    private mutating func addScreenshot(_ value: JSONValue, callID: String) {
        let picture = OpenAIResponsesJSON.object([
            "type": "computer_screenshot", "image_url": value["output"]?["imageUrl"],
            "file_id": value["output"]?["fileId"], "detail": value["output"]?["detail"],
        ])
        append([
            "type": "computer_call_output", "call_id": .string(callID), "output": .object(picture),
            "acknowledged_safety_checks": value["acknowledgedSafetyChecks"],
        ])
    }

    /// The parts of an output in the form that a tool gives to models.
    private mutating func content(_ parts: [JSONValue]) throws(ModelRequestError) -> [JSONValue] {
        var content: [JSONValue] = []
        for part in parts {
            let type = part["type"]?.stringValue ?? ""
            if type == "file", !settings.isVersion7 {
                throw ModelRequestError(
                    .prompt,
                    "an output has a part of type 'file', a word of version 7; use 'file-data', 'image-data' or 'file-url'"
                )
            }
            if let part = OpenAIResponsesContent.part(part) {
                content.append(part)
            } else {
                omit("part of an output", "Responses cannot take a part of type '\(type)' in this form")
            }
        }
        return content
    }
}

extension ModelMessage.Output {
    fileprivate var json: JSONValue? {
        if case .json(let value, _) = value { return value }
        return nil
    }

    fileprivate var isFailure: Bool {
        switch value {
        case .errorText, .errorJSON, .denied: true
        default: false
        }
    }

    /// Whether the user did not allow the call.
    fileprivate var isDenied: Bool {
        if case .denied = value { return true }
        return json?["type"] == "execution-denied"
    }
}
