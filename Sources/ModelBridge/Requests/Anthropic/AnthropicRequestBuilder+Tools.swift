import ProtocolSupport

extension AnthropicRequestBuilder {
    /// The tool that stands in for a schema where the model keeps to none: it is called with the answer.
    static let answerTool = "json"

    /// Whether the schema of the answer goes to the model as such.
    var asksForSchema: Bool {
        switch options["structuredOutputMode"]?.stringValue {
        case "outputFormat": true
        case "jsonTool": false
        default: model.hasStructuredOutput
        }
    }

    private var standInTool: ModelTool? {
        guard case .object(let schema, _, _)? = settings.format, !asksForSchema else { return nil }
        let description = "Takes the answer. Call it, and write nothing else."
        return ModelTool(name: Self.answerTool, description: description, inputSchema: schema)
    }

    /// Adds the tools, and how the model may choose among them.
    mutating func addTools(to body: inout JSONObject) {
        let standIn = standInTool
        var isParallelOff = options["disableParallelToolUse"]
        if standIn != nil {
            if isParallelOff == false {
                omit("disableParallelToolUse", "the object is the input of one call, so calls side by side are off")
            }
            isParallelOff = true
        }
        var entries: [JSONValue] = []
        for tool in tools + (standIn.map { [$0] } ?? []) {
            if let entry = entry(of: tool, asksForBeta: standIn == nil) { entries.append(.object(entry)) }
        }
        // The service refuses an empty list, and a choice without tools.
        guard !entries.isEmpty, var choice = choice(standIn == nil ? settings.toolChoice ?? .auto : .required) else {
            return
        }
        if let isParallelOff, !isParallelOff.isNull { choice["disable_parallel_tool_use"] = isParallelOff }
        body["tools"] = .array(entries)
        body["tool_choice"] = .object(choice)
    }

    /// Nil if the model may call none: then it is told about none.
    private func choice(_ choice: ModelRequestSettings.ToolChoice) -> JSONObject? {
        switch choice {
        case .auto: ["type": "auto"]
        case .none: nil
        case .required: ["type": "any"]
        case .tool(let name): ["type": "tool", "name": .string(serviceName(of: name))]
        }
    }

    private mutating func entry(of tool: ModelTool, asksForBeta: Bool) -> JSONObject? {
        guard let id = tool.providerTool else { return entry(ofOwn: tool, asksForBeta: asksForBeta) }
        guard let known = AnthropicProviderTool(id: id) else {
            omit("tool '\(tool.name)'", "Anthropic has no tool '\(id)'")
            return nil
        }
        if let beta = known.beta { ask(for: beta) }
        return known.entry(tool.providerArguments)
    }

    private mutating func entry(ofOwn tool: ModelTool, asksForBeta: Bool) -> JSONObject {
        let own = tool.providerOptions["anthropic"]
        var entry: JSONObject = ["name": .string(tool.name)]
        entry["description"] = tool.description.map(JSONValue.string)
        entry["input_schema"] = tool.inputSchema
        entry["cache_control"] = cache.control(tool.providerOptions)
        let isEager = own?["eagerInputStreaming"]?.boolValue ?? options["toolStreaming"]?.boolValue ?? true
        if isEager { entry["eager_input_streaming"] = true }
        if let isStrict = tool.isStrict {
            if model.hasStructuredOutput {
                entry["strict"] = .bool(isStrict)
            } else {
                omit("strict of tool '\(tool.name)'", "\(modelName) does not keep to schemas")
            }
        }
        entry["defer_loading"] = own?["deferLoading"]
        entry["allowed_callers"] = own?["allowedCallers"]
        if !tool.inputExamples.isEmpty { entry["input_examples"] = .array(tool.inputExamples.map(Self.input)) }
        if asksForBeta, model.hasStructuredOutput { ask(for: "structured-outputs-2025-11-13") }
        if !tool.inputExamples.isEmpty || own?["allowedCallers"] != nil { ask(for: "advanced-tool-use-2025-11-20") }
        return entry
    }

    /// The input of an example, which the SDK's tools wrap as `{ "input": … }`.
    private static func input(of example: JSONValue) -> JSONValue {
        guard let object = example.objectValue, object.count == 1, let input = object["input"] else { return example }
        return input
    }
}
