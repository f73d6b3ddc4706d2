import ProtocolSupport

extension AnthropicRequestBuilder {
    /// Adds what only this provider has.
    mutating func addOptions(_ thinking: AnthropicThinking, to body: inout JSONObject) {
        body["thinking"] = thinking.setting.map(JSONValue.object)
        if thinking.setting?["display"] == "updates" { ask(for: "thinking-display-updates-2026-08-18") }
        addOutput(thinking.effort, to: &body)
        for option in ["speed", "serviceTier", "inferenceGeo", "cacheControl"] {
            guard let value = options[option], !value.isNull else { continue }
            body[option.snakeCased] = value
        }
        if options["speed"] == "fast" { ask(for: "fast-mode-2026-02-01") }
        if let user = options["metadata"]?["userId"], !user.isNull { body["metadata"] = ["user_id": user] }
        addFallbacks(to: &body)
        addServers(to: &body)
        addContainer(to: &body)
        addEdits(to: &body)
    }

    private mutating func addOutput(_ effort: String?, to body: inout JSONObject) {
        var output: JSONObject = [:]
        output["effort"] = effort.map(JSONValue.string)
        if let budget = options["taskBudget"]?.objectValue {
            output["task_budget"] = .object(budget)
            ask(for: "task-budgets-2026-03-13")
        }
        if case .object(let schema, _, _)? = settings.format, asksForSchema {
            output["format"] = ["type": "json_schema", "schema": AnthropicSchema.adapted(schema)]
        }
        if !output.isEmpty { body["output_config"] = .object(output) }
    }

    private mutating func addFallbacks(to body: inout JSONObject) {
        guard let fallbacks = options["fallbacks"], fallbacks == "default" || fallbacks.arrayValue?.isEmpty == false
        else {
            return
        }
        body["fallbacks"] = fallbacks
        ask(for: fallbacks == "default" ? "server-side-fallback-2026-07-01" : "server-side-fallback-2026-06-01")
    }

    private mutating func addServers(to body: inout JSONObject) {
        guard let servers = options["mcpServers"]?.arrayValue, !servers.isEmpty else { return }
        ask(for: "mcp-client-2025-04-04")
        body["mcp_servers"] = .array(
            servers.map { server in
                var entry = Self.snakeCased(server, ["type", "name", "url", "authorizationToken"])
                if let configuration = server["toolConfiguration"], !configuration.isNull {
                    entry["tool_configuration"] = .object(Self.snakeCased(configuration, ["allowedTools", "enabled"]))
                }
                return .object(entry)
            }
        )
    }

    private mutating func addContainer(to body: inout JSONObject) {
        guard let container = options["container"]?.objectValue else { return }
        guard let skills = container["skills"]?.arrayValue, !skills.isEmpty else {
            body["container"] = container["id"]
            return
        }
        var entry: JSONObject = [:]
        entry["id"] = container["id"]
        entry["skills"] = .array(
            skills.map { skill in
                var entry = Self.snakeCased(skill, ["type", "skillId", "version"])
                if let id = skill["providerReference"]?["anthropic"] { entry["skill_id"] = id }
                return .object(entry)
            }
        )
        body["container"] = .object(entry)
        for beta in ["code-execution-2025-08-25", "skills-2025-10-02", "files-api-2025-04-14"] { ask(for: beta) }
        let runsCode = tools.contains { tool in
            ["anthropic.code_execution_20250825", "anthropic.code_execution_20260120"].contains(tool.providerTool)
        }
        if !runsCode { omit("container", "skills need the tool 'anthropic.code_execution_20250825' or a later one") }
    }

    private mutating func addEdits(to body: inout JSONObject) {
        guard let management = options["contextManagement"]?.objectValue else { return }
        ask(for: "context-management-2025-06-27")
        let known = [
            "clear_tool_uses_20250919": ["trigger", "keep", "clearAtLeast", "clearToolInputs", "excludeTools"],
            "clear_thinking_20251015": ["keep"],
            "compact_20260112": ["trigger", "pauseAfterCompaction", "instructions"],
        ]
        var edits: [JSONValue] = []
        for edit in management["edits"]?.arrayValue ?? [] {
            let type = edit["type"]?.stringValue ?? ""
            guard let keys = known[type] else {
                omit("contextManagement", "Anthropic has no edit of type '\(type)'")
                continue
            }
            if type == "compact_20260112" { ask(for: "compact-2026-01-12") }
            edits.append(.object(Self.snakeCased(edit, ["type"] + keys)))
        }
        body["context_management"] = ["edits": .array(edits)]
    }

    /// The members of an object that the API has, in its spelling.
    private static func snakeCased(_ value: JSONValue, _ keys: [String]) -> JSONObject {
        var result: JSONObject = [:]
        for key in keys { result[key.snakeCased] = value[key] }
        return result
    }
}
